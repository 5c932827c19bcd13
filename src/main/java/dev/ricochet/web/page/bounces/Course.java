package dev.ricochet.web.page.bounces;

import dev.ricochet.outbox.Attempt;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.KeptMail;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Standing;
import dev.ricochet.outbox.State;
import dev.ricochet.web.page.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of a mail that was not delivered, step by step and the earliest first. */
final class Course {
    private final Standing standing;
    private final List<Stage> stages = new ArrayList<>();

    private Course(Standing standing) {
        this.standing = standing;
    }

    /** @param attempts the latest first */
    static List<Stage> of(Standing standing, Optional<KeptMail> mail, List<Attempt> attempts) {
        Course course = new Course(standing);
        course.intake(mail);
        attempts.reversed().forEach(course::attempt);
        // the answer says it already
        if (standing.state() != State.TOLD || attempts.isEmpty()) {
            course.now();
        }
        return List.copyOf(course.stages);
    }

    private void intake(Optional<KeptMail> mail) {
        Event event = standing.event();
        add(new Stage(
                event.occurredAt(),
                "The mail was not delivered",
                "to " + event.failingDomain(),
                "",
                "quiet",
                "bounce"));
        add(new Stage(
                event.arrivedAt(),
                "The report reached the inbox",
                mail.map(kept -> "in the folder " + kept.folder()).orElse(""),
                "",
                "quiet",
                "mail"));
        add(new Stage(
                standing.kept(),
                "Ricochet read it",
                "and judged it: " + Wording.label(event.kind()),
                "",
                "quiet",
                "explain"));
    }

    private void attempt(Attempt attempt) {
        int others = attempt.events().size() - 1;
        String company = switch (others) {
            case 0 -> "alone";
            case 1 -> "with one other";
            default -> "with " + others + " others";
        };
        add(new Stage(attempt.began(), "Sent to CleverTap", company, "", "info", "told"));
        add(new Stage(
                attempt.took().map(attempt.began()::plus).orElse(null),
                Wording.label(attempt),
                attempt.status().map(status -> "HTTP status " + status).orElse(""),
                attempt.words(),
                Wording.tone(attempt),
                Wording.sign(attempt)));
    }

    private void now() {
        State state = standing.state();
        String words = Wording.sentence(state)
                + standing.cause().map(Wording::sentence).map(why -> " " + why).orElse("")
                + standing.toldAs()
                        .filter(milder -> milder == Kind.SOFT_BOUNCE)
                        .map(_ -> " It is told as soft"
                                + standing.toldAsWhy().map(why -> ": " + why).orElse("") + ".")
                        .orElse("");
        String title = state == State.HELD
                ? "Held: " + standing.cause().map(Wording::label).orElse("")
                : capital(Wording.label(state));
        add(new Stage(
                standing.settled().orElse(null),
                title,
                words,
                standing.cause()
                        .filter(cause -> cause == HoldCause.BRAKE)
                        .flatMap(_ -> standing.detail())
                        .orElse(""),
                Wording.tone(state),
                Wording.sign(state)));
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private void add(Stage stage) {
        stages.add(stage);
    }
}
