package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.guard.AgePolicy;
import dev.ricochet.guard.CampaignPolicy;
import dev.ricochet.guard.DeadDomainPolicy;
import dev.ricochet.guard.OriginPolicy;
import dev.ricochet.origin.Addressee;
import dev.ricochet.origin.Origin;
import dev.ricochet.origin.OriginReader;
import dev.ricochet.origin.Provenance;
import dev.ricochet.origin.SentMail;
import dev.ricochet.origin.Testimony;
import dev.ricochet.origin.Trust;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.vocabulary.EmailAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom the bounces of one report are told of, and how far they are believed: each is told, or held with a cause.
 *
 * @param marked whether the mail that bounced carries a mark of campaign mail, as far as it came back
 */
record Belief(Place place, Provenance provenance, boolean marked, DeadDomainPolicy deadDomains, Instant now) {
    /** Different words about the origin that are kept of one report; each recipient may have its own. */
    private static final int MOST_ORIGINS = 4;

    Taken in(Taken.Kept kept, List<Event> events, Opened.Known known) {
        OriginReader reader = new OriginReader(Trust.ofImapHost(account().imap().host()));
        List<Outbox.Entry> entries = new ArrayList<>(events.size());
        Set<String> origins = new LinkedHashSet<>();
        Testimony testimony = new Testimony(
                known.sent(), account().authors(), known.keys(), kept.mail().receivedAt());
        for (Event read : events) {
            Event event = read.of(told(read, known.sent()));
            // whoever sends the campaign is no customer of it: a report about the inbox itself is told to nobody
            if (isOurselves(read.recipient()) || isOurselves(event.recipient())) {
                continue;
            }
            Origin origin = reader.origin(provenance, event.original(), event.recipient(), testimony);
            boolean campaign = marked || event.original().filter(known.marked()).isPresent();
            Optional<String> softened = softened(account(), event);
            Kind toldAs = softened.isPresent() ? Kind.SOFT_BOUNCE : event.kind();
            entries.add(new Outbox.Entry(event, hold(event, toldAs, origin, campaign), origin.isProven(), softened));
            if (origins.size() < MOST_ORIGINS) {
                origins.add(origin.words());
            }
        }
        return new Taken.Kept(kept.uid(), kept.kind(), kept.mail().from(String.join("; ", origins)), entries);
    }

    private Account account() {
        return place.account();
    }

    private EmailAddress told(Event event, SentMail sent) {
        return event.detour()
                .map(detour -> new Addressee(place.stance().proofRequired())
                        .of(provenance, event.original(), detour.mailed(), detour.failed(), sent))
                .orElse(event.recipient());
    }

    /** Why a hard bounce of this person is told as soft. */
    static Optional<String> softened(Account account, Event event) {
        return event.kind() == Kind.HARD_BOUNCE && account.isNeverHard(event.recipient())
                ? Optional.of("no hard bounce of this address is told")
                : Optional.empty();
    }

    private boolean isOurselves(EmailAddress address) {
        return address.key().equals(account().address().key());
    }

    // what is nobody's business goes before all; what is held as unproven silences no other report about the same mail
    private Optional<HoldCause> hold(Event event, Kind toldAs, Origin origin, boolean campaign) {
        return new CampaignPolicy(place.stance().campaignOnly())
                .hold(campaign)
                .or(() -> new OriginPolicy(place.stance().proofRequired())
                        .hold(toldAs, origin, place.folder().junk()))
                .or(() -> new AgePolicy(account().maxEventAge()).hold(event.occurredAt(), now))
                .or(() -> deadDomains.hold(toldAs, event.reason()));
    }
}
