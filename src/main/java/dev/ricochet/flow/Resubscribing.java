package dev.ricochet.flow;

import static java.util.stream.Collectors.toMap;

import dev.ricochet.account.Accounts;
import dev.ricochet.account.CleverTap;
import dev.ricochet.account.Secret;
import dev.ricochet.callback.Answer;
import dev.ricochet.callback.Deadline;
import dev.ricochet.callback.Rejected;
import dev.ricochet.callback.SubscribeApi;
import dev.ricochet.outbox.Undos;
import dev.ricochet.outbox.Undos.Due;
import dev.ricochet.outbox.Undos.Stage;
import dev.ricochet.vocabulary.EmailAddress;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Subscribes again whom a wrong hard bounce unsubscribed: claim, post, settle. What is unknown is asked for once more. */
@ApplicationScoped
public class Resubscribing {
    private static final Logger LOG = Logger.getLogger(Resubscribing.class);

    /** Longer than the longest call may take. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration LATEST_BEGIN = Duration.ofMinutes(1);

    private final Undos undos;
    private final Accounts accounts;
    private final SubscribeApi api;

    Resubscribing(Undos undos, Accounts accounts, SubscribeApi api) {
        this.undos = undos;
        this.accounts = accounts;
        this.api = api;
    }

    void begin(@Observes StartupEvent event, Rhythm rhythm) {
        rhythm.every(Duration.ofSeconds(10), Duration.ofSeconds(20), "resubscribing", this::look);
    }

    void look() {
        for (UUID account : undos.due()) {
            Optional<CleverTap> project = accounts.find(account)
                    .filter(known -> !known.paused())
                    .flatMap(known -> known.account().cleverTap());
            project.ifPresent(known -> known.passcode().ifPresent(passcode -> resubscribe(account, known, passcode)));
        }
    }

    private void resubscribe(UUID account, CleverTap project, Secret passcode) {
        Deadline firstByte = Deadline.in(LATEST_BEGIN);
        List<Due> due = undos.claim(account, SubscribeApi.MOST, LEASE);
        if (due.isEmpty()) {
            return;
        }
        List<EmailAddress> people = due.stream().map(Due::person).distinct().toList();
        Answer answer = api.resubscribe(project, passcode, people, firstByte);
        List<UUID> events = due.stream().map(Due::event).toList();
        switch (answer) {
            case Answer.Accepted() -> undos.settle(events, Stage.DONE, "");
            case Answer.PartlyAccepted partly -> settle(due, partly);
            case Answer.Refused(String words) -> undos.settle(events, Stage.REFUSED, words);
            case Answer.TooMany _,
                    Answer.TryLater _,
                    Answer.CallbackAtFault _,
                    Answer.Gone _,
                    Answer.NotSent _,
                    Answer.Unknown _ -> undos.putOff(events, answer.words());
        }
        LOG.infof("account %s: %d people to be subscribed again: %s", account, people.size(), answer.word());
    }

    // whom the answer does not speak of clearly is asked for again: twice is the same as once
    private void settle(List<Due> due, Answer.PartlyAccepted partly) {
        Map<String, String> refused = partly.rejected().stream()
                .filter(one -> one.address().isPresent())
                .collect(toMap(Resubscribing::person, Rejected::words, (first, _) -> first));
        boolean clear = partly.complete() && refused.size() >= partly.rejected().size();
        List<UUID> others = new ArrayList<>();
        for (Due one : due) {
            String words = refused.get(one.person().key());
            if (words == null) {
                others.add(one.event());
            } else {
                undos.settle(List.of(one.event()), Stage.REFUSED, words);
            }
        }
        if (clear) {
            undos.settle(others, Stage.DONE, "");
        } else {
            undos.putOff(others, partly.words());
        }
    }

    private static String person(Rejected one) {
        return one.address().flatMap(EmailAddress::parse).map(EmailAddress::key).orElse("");
    }
}
