package dev.ricochet.belief;

import dev.ricochet.belief.Belief.Consequence;
import dev.ricochet.guard.OriginPolicy;
import dev.ricochet.origin.Addressee;
import dev.ricochet.origin.Origin;
import dev.ricochet.origin.OriginReader;
import dev.ricochet.origin.SentMail;
import dev.ricochet.origin.Testimony;
import dev.ricochet.origin.Trust;
import dev.ricochet.outbox.Kind;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.understanding.Understood;
import dev.ricochet.verdict.Verdict;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the server would believe of a report and do about it, if it lay in the inbox now and nothing was told before. */
public final class Beliefs {
    private final OriginReader reader;
    private final OriginPolicy policy;
    private final Addressee addressee;
    private final Optional<EmailAddress> inbox;
    private final SentMail sent;

    public Beliefs(Inbox inbox, SentMail sent) {
        this.reader = new OriginReader(Trust.ofImapHost(inbox.host()));
        this.policy = new OriginPolicy(inbox.proofRequired());
        this.addressee = new Addressee(inbox.proofRequired());
        this.inbox = inbox.address();
        this.sent = sent;
    }

    public List<Belief> of(Understood understood) {
        if (!(understood.reading() instanceof DeliveryReport report)) {
            return List.of();
        }
        List<Belief> beliefs = new ArrayList<>(understood.verdicts().size());
        Optional<MessageId> about = report.original().messageId();
        for (int i = 0; i < report.outcomes().size(); i++) {
            EmailAddress named = report.outcomes().get(i).recipient();
            EmailAddress told = report.outcomes()
                    .get(i)
                    .failing()
                    .map(failing -> addressee.of(understood.provenance(), about, named, failing, sent))
                    .orElse(named);
            Origin origin = reader.origin(understood.provenance(), about, told, Testimony.of(sent));
            beliefs.add(
                    new Belief(told, origin, consequence(understood.verdicts().get(i), told, origin)));
        }
        return beliefs;
    }

    private Consequence consequence(Verdict verdict, EmailAddress told, Origin origin) {
        return switch (verdict) {
            case Verdict.NotABounce _ -> Consequence.NOTHING;
            case Verdict.Bounce bounce
            when isOurselves(bounce.recipient()) || isOurselves(told) -> Consequence.OURSELVES;
            case Verdict.Bounce bounce -> {
                Kind kind = switch (bounce.hardness()) {
                    case HARD -> Kind.HARD_BOUNCE;
                    case SOFT -> Kind.SOFT_BOUNCE;
                };
                yield policy.hold(kind, origin, false).isPresent() ? Consequence.HELD : Consequence.TOLD;
            }
        };
    }

    private boolean isOurselves(EmailAddress address) {
        return inbox.filter(own -> own.key().equals(address.key())).isPresent();
    }
}
