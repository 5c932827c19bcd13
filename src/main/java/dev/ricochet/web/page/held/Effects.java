package dev.ricochet.web.page.held;

import static dev.ricochet.web.page.Counts.bounces;
import static dev.ricochet.web.page.Counts.people;

import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.outbox.Foresight.Foreseen;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.OutboxFigures.Resting;
import dev.ricochet.outbox.Receiver;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a decision will do, in sentences with numbers. */
@ApplicationScoped
class Effects {
    private final Accounts accounts;
    private final Outbox outbox;

    Effects(Accounts accounts, Outbox outbox) {
        this.accounts = accounts;
        this.outbox = outbox;
    }

    static List<String> ofTelling(Foreseen foreseen, Choice choice) {
        List<String> effects = new ArrayList<>();
        if (foreseen.leaving() > 0) {
            effects.add("Of " + people(foreseen.leaving())
                    + " CleverTap will be told that they want no more mail. It unsubscribes them.");
        }
        if (foreseen.hard() > 0) {
            effects.add(people(foreseen.hard()) + " will be told of as a hard bounce. CleverTap unsubscribes "
                    + (foreseen.hard() == 1 ? "this person." : "these people."));
        }
        if (foreseen.milder() > 0) {
            effects.add(
                    people(foreseen.milder()) + " will be told of as a soft bounce. Nobody is unsubscribed by that.");
        }
        if (foreseen.superseded() > 0) {
            effects.add(bounces(foreseen.superseded())
                    + " will not be told: the same was told of these people before, or is told by another of these.");
        }
        if (choice.cause().filter(HoldCause.BRAKE::equals).isPresent()) {
            effects.add("For the next 24 hours the brake lets through what fails in the same way.");
        }
        effects.add("It begins at once, and cannot be taken back.");
        return effects;
    }

    static List<String> ofDiscarding(Foreseen foreseen) {
        return List.of(
                bounces(foreseen.events()) + " of " + people(foreseen.people()) + " will never be told.",
                "CleverTap hears nothing of them, and goes on to mail these people.",
                "The bounces stay in the list, as discarded. It cannot be taken back.");
    }

    /** What stands in the way of telling just now. */
    List<String> obstacles(UUID account) {
        List<String> obstacles = new ArrayList<>();
        Optional<KnownAccount> known = accounts.find(account);
        if (known.filter(KnownAccount::paused).isPresent()) {
            obstacles.add("The account is paused. What you release waits until it is resumed.");
        }
        if (known.filter(one -> one.account().caution().isShadow()).isPresent()) {
            obstacles.add("The account is set to tell nothing for now. What you release is held again for that.");
        }
        Optional<Resting> resting = outbox.receiver(account).flatMap(Receiver::resting);
        resting.ifPresent(rest -> obstacles.add(
                "CleverTap cannot be told just now (" + rest.words() + "). What you release waits until it can."));
        return obstacles;
    }
}
