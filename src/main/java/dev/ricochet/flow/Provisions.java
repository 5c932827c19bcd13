package dev.ricochet.flow;

import dev.ricochet.guard.DeadDomainPolicy;
import dev.ricochet.guard.GuardConfig;
import dev.ricochet.mailbox.MailConfig;
import dev.ricochet.message.Limits;
import dev.ricochet.understanding.Understanding;
import dev.ricochet.verdict.BareFiveHundred;
import dev.ricochet.verdict.Classifier;
import dev.ricochet.verdict.RuleBook;
import dev.ricochet.verdict.RulesConfig;
import dev.ricochet.verdict.VerdictConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What the journeys take along: a clock, the rules, and the understanding of mail. */
final class Provisions {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    DeadDomainPolicy deadDomains(GuardConfig config) {
        return GuardConfig.deadDomains(config);
    }

    @Produces
    @Singleton
    RuleBook rules(RulesConfig rules) {
        return RuleBook.with(rules.directory());
    }

    @Produces
    @Singleton
    Understanding understanding(MailConfig mail, VerdictConfig verdict, RuleBook rules) {
        int longest = Math.toIntExact(mail.maxMessageSize().asLongValue());
        BareFiveHundred bare = switch (verdict.bare5xx()) {
            case HARD -> BareFiveHundred.HARD;
            case SOFT -> BareFiveHundred.SOFT;
        };
        return new Understanding(Limits.USUAL.withBytes(longest), new Classifier(rules, bare));
    }
}
