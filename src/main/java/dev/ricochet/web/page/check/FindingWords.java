package dev.ricochet.web.page.check;

import dev.ricochet.hygiene.Finding;
import dev.ricochet.vocabulary.Reason;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an address, as people read it.
 *
 * @param words in a sentence
 * @param meant the address that was probably meant
 * @param event what to look at for the reason
 */
public record FindingWords(
        String address,
        Group group,
        String words,
        @Nullable String meant,
        @Nullable Instant last,
        @Nullable UUID event) {

    /** What is done about it, in the order of its weight. */
    public enum Group {
        MISTYPED("Probably mistyped", "info", "Correct them where they were collected."),
        OPTED_OUT("Do not want mail", "bad", "They unsubscribed or complained. Do not mail them."),
        DEAD("Dead", "bad", "A hard bounce was told. Take them off the list."),
        DOUBTFUL("Perhaps dead", "warn", "A hard bounce is held. Decide about it under Held first."),
        REPEATING("Bounce softly again and again", "warn", "Ask them another way, or take them off the list."),
        SENT_ON("Send their mail on, to where it fails", "quiet", "The address lives. Nothing has to be done.");

        private final String title;
        private final String kind;
        private final String advice;

        Group(String title, String kind, String advice) {
            this.title = title;
            this.kind = kind;
            this.advice = advice;
        }

        public String title() {
            return title;
        }

        public String kind() {
            return kind;
        }

        public String advice() {
            return advice;
        }

        public String anchor() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static FindingWords of(Finding finding) {
        String address = finding.address().toString();
        return switch (finding) {
            case Finding.Mistyped mistyped ->
                new FindingWords(
                        address,
                        Group.MISTYPED,
                        "Perhaps " + mistyped.meant() + " was meant.",
                        mistyped.meant().toString(),
                        null,
                        null);
            case Finding.OptedOut out ->
                new FindingWords(
                        address,
                        Group.OPTED_OUT,
                        "Asked not to be mailed, or complained.",
                        null,
                        out.last(),
                        out.event());
            case Finding.Dead dead ->
                new FindingWords(
                        address,
                        dead.certain() ? Group.DEAD : Group.DOUBTFUL,
                        dead.reason().map(Reason::meaning).orElse("It bounced hard."),
                        null,
                        dead.last(),
                        dead.event());
            case Finding.Repeating again ->
                new FindingWords(
                        address,
                        Group.REPEATING,
                        again.mails() + " mails bounced softly.",
                        null,
                        again.last(),
                        again.event());
            case Finding.SentOn on ->
                new FindingWords(
                        address,
                        Group.SENT_ON,
                        "Its mail is sent on to another address, and fails there.",
                        null,
                        on.last(),
                        on.event());
        };
    }
}
