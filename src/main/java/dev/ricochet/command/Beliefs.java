package dev.ricochet.command;

import dev.ricochet.command.answer.Belief;
import dev.ricochet.command.answer.Belief.Consequence;
import dev.ricochet.guard.OriginPolicy;
import dev.ricochet.origin.Origin;
import dev.ricochet.origin.OriginReader;
import dev.ricochet.origin.SentMail;
import dev.ricochet.origin.Trust;
import dev.ricochet.outbox.Kind;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.understanding.Understood;
import dev.ricochet.verdict.Verdict;
import dev.ricochet.vocabulary.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the server would believe of a report and do about it, if it lay in the inbox now and nothing was told before. */
final class Beliefs {
    private final OriginReader reader;
    private final OriginPolicy policy;
    private final Optional<EmailAddress> inbox;
    private final SentMail sent;

    Beliefs(ReadingSettings.Inbox inbox, SentMail sent) {
        this.reader = new OriginReader(Trust.ofImapHost(inbox.host()));
        this.policy = new OriginPolicy(inbox.proofRequired());
        this.inbox = inbox.address();
        this.sent = sent;
    }

    List<Belief> of(Understood understood) {
        if (!(understood.reading() instanceof DeliveryReport report)) {
            return List.of();
        }
        List<Belief> beliefs = new ArrayList<>(understood.verdicts().size());
        for (Verdict verdict : understood.verdicts()) {
            Origin origin =
                    reader.origin(understood.provenance(), report.original().messageId(), verdict.recipient(), sent);
            beliefs.add(new Belief(origin, consequence(verdict, origin)));
        }
        return beliefs;
    }

    private Consequence consequence(Verdict verdict, Origin origin) {
        return switch (verdict) {
            case Verdict.NotABounce _ -> Consequence.NOTHING;
            case Verdict.Bounce bounce
            when inbox.filter(own -> own.key().equals(bounce.recipient().key())).isPresent() -> Consequence.OURSELVES;
            case Verdict.Bounce bounce -> {
                Kind kind = switch (bounce.hardness()) {
                    case HARD -> Kind.HARD_BOUNCE;
                    case SOFT -> Kind.SOFT_BOUNCE;
                };
                yield policy.hold(kind, origin, false).isPresent() ? Consequence.HELD : Consequence.TOLD;
            }
        };
    }
}
