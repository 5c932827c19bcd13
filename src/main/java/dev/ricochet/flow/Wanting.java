package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.guard.AgePolicy;
import dev.ricochet.guard.CampaignPolicy;
import dev.ricochet.guard.RequestPolicy;
import dev.ricochet.origin.Asker;
import dev.ricochet.origin.Origin;
import dev.ricochet.origin.OriginReader;
import dev.ricochet.origin.Trust;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.EventId;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.KeptMail;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.report.Original;
import dev.ricochet.report.Reading;
import dev.ricochet.report.Wish;
import dev.ricochet.understanding.MailKind;
import dev.ricochet.understanding.Understood;
import dev.ricochet.verdict.Evidence;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What people want, or complain of, and for whom: told, held with a cause, or nobody's business. */
record Wanting(Place place, Understood understood, Instant now) {

    Opened request(Taken.Kept kept, Reading.Request request) {
        if (account().authors().stream().anyMatch(request.author()::isSameAs)) {
            return Opened.as(new Taken.Passed(kept.uid(), MailKind.ORDINARY));
        }
        List<MessageId> answers = new ArrayList<>(request.answers());
        request.original().messageId().ifPresent(answers::add);
        return new Opened(
                Set.copyOf(answers), Set.of(request.author()), Set.of(), known -> asked(kept, request, answers, known));
    }

    private Taken asked(Taken.Kept kept, Reading.Request request, List<MessageId> answers, Opened.Known known) {
        Optional<Asker> asker =
                Asker.of(request.author(), answers, request.original().recipients(), known.sent());
        Origin origin = reader().ofAsker(understood.provenance(), request.author(), asker.flatMap(Asker::about));
        boolean nobodysBusiness = asker.isEmpty() && (request.wish() == Wish.PERHAPS || !origin.isProven());
        if (nobodysBusiness) {
            return new Taken.Kept(kept.uid(), kept.kind(), kept.mail().from(origin.words()), List.of());
        }
        EmailAddress person = asker.map(Asker::person).orElse(request.author());
        Optional<MessageId> about = asker.flatMap(Asker::about);
        boolean campaign = isCampaign(request.original(), about, person, known);
        Event event = event(
                kept.mail(),
                Kind.UNSUBSCRIBE,
                request.author(),
                person,
                new Evidence(request.spoken().rule(), request.spoken().words(), "", Evidence.Where.OWN_WORDS),
                about,
                request.original(),
                campaign);
        Optional<HoldCause> hold = hold(event, origin, asker.isPresent(), campaign || asker.isEmpty())
                .or(() -> ofTheWords(request.wish()));
        return new Taken.Kept(
                kept.uid(),
                kept.kind(),
                kept.mail().from(origin.words()),
                List.of(new Outbox.Entry(event, hold, origin.isProven(), Optional.empty())));
    }

    private static Optional<HoldCause> ofTheWords(Wish wish) {
        return switch (wish) {
            case UNSUBSCRIBE -> Optional.empty();
            case PERHAPS -> Optional.of(HoldCause.DOUBTFUL_REQUEST);
            case ERASURE -> Optional.of(HoldCause.ERASURE_REQUEST);
        };
    }

    Opened complaint(Taken.Kept kept, Reading.Complaint complaint) {
        Optional<MessageId> about = complaint.original().messageId();
        return switch (complaint.about()) {
            case ABUSE ->
                new Opened(
                        about.map(Set::of).orElse(Set.of()),
                        Set.of(),
                        Set.of(),
                        known -> abuse(kept, complaint, known));
            case FRAUD, VIRUS -> Opened.as(new Taken.Complained(kept.uid(), kept.kind(), kept.mail(), true, List.of()));
            case AUTH_FAILURE, NOT_SPAM, OTHER -> Opened.as(kept);
        };
    }

    /** Only whom the mail that is complained of went to alone is the one who complains. */
    private Taken abuse(Taken.Kept kept, Reading.Complaint complaint, Opened.Known known) {
        List<EmailAddress> named = new ArrayList<>(complaint.named());
        named.addAll(complaint.original().recipients());
        Optional<EmailAddress> loop = understood.provenance().oneAuthor().filter(Loops::isKnown);
        Origin origin = loop.map(sender -> reader().ofAuthor(understood.provenance(), sender))
                .orElseGet(Origin.NoStatement::new);
        List<Outbox.Entry> entries = Asker.answering(
                        named, complaint.original().messageId().map(List::of).orElse(List.of()), known.sent())
                .map(asker -> complained(kept.mail(), complaint.original(), asker, origin, known))
                .map(List::of)
                .orElse(List.of());
        return new Taken.Complained(kept.uid(), kept.kind(), kept.mail().from(origin.words()), false, entries);
    }

    private Outbox.Entry complained(KeptMail mail, Original original, Asker asker, Origin origin, Opened.Known known) {
        boolean campaign = isCampaign(original, asker.about(), asker.person(), known);
        Event event = event(
                mail,
                Kind.COMPLAINT,
                asker.person(),
                asker.person(),
                new Evidence("feedback-abuse", "Feedback-Type: abuse", "RFC 5965", Evidence.Where.EXPLANATION),
                asker.about(),
                original,
                campaign);
        return new Outbox.Entry(
                event, hold(event, origin, origin.isProven(), campaign), origin.isProven(), Optional.empty());
    }

    private Event event(
            KeptMail mail,
            Kind kind,
            EmailAddress named,
            EmailAddress person,
            Evidence evidence,
            Optional<MessageId> about,
            Original original,
            boolean campaign) {
        Instant when = mail.receivedAt().isAfter(now) ? now : mail.receivedAt();
        return new Event(
                EventId.of(mail.account(), mail.messageId(), mail.fingerprint(), named),
                mail.account(),
                mail.id(),
                kind,
                person,
                Optional.empty(),
                Optional.empty(),
                evidence,
                when,
                mail.receivedAt(),
                about,
                original.meta(),
                campaign);
    }

    private Optional<HoldCause> hold(Event event, Origin origin, boolean isKnown, boolean campaign) {
        return new CampaignPolicy(place.stance().campaignOnly())
                .hold(campaign)
                .or(() -> new RequestPolicy(place.stance().proofRequired())
                        .hold(origin, isKnown, place.folder().junk()))
                .or(() -> new AgePolicy(account().maxEventAge()).hold(event.occurredAt(), now));
    }

    private boolean isCampaign(Original original, Optional<MessageId> about, EmailAddress person, Opened.Known known) {
        return about.isPresent()
                ? about.filter(known.marked()).isPresent()
                        || account().restraint().marks().areOn(original.headers()::has, original.from())
                : known.customer().test(person);
    }

    private OriginReader reader() {
        return new OriginReader(Trust.ofImapHost(account().imap().host()));
    }

    private Account account() {
        return place.account();
    }
}
