package dev.ricochet.web.page.told;

/**
 * What came of a call, as people read it.
 *
 * @param kind of its badge
 * @param meaning what follows from it
 */
public record AnswerWords(String kind, String icon, String words, String meaning) {
    /** As the ledger has it, into which another version may have written more. */
    static AnswerWords of(String answer) {
        return switch (answer) {
            case "accepted" -> new AnswerWords("good", "check", "taken", "CleverTap has all of it.");
            case "partly_accepted" ->
                new AnswerWords("warn", "warn", "partly taken", "CleverTap has all but those that it named.");
            case "try_later" ->
                new AnswerWords(
                        "warn", "wait", "try later", "CleverTap could not take it just then. It is sent again.");
            case "refused" ->
                new AnswerWords(
                        "bad",
                        "stop",
                        "refused",
                        "CleverTap does not want it. It is sent again in halves, so that only"
                                + " what is really refused stays behind.");
            case "too_many" ->
                new AnswerWords(
                        "warn",
                        "wait",
                        "too many",
                        "CleverTap takes fewer at once. They are sent again in smaller calls.");
            case "callback_at_fault" ->
                new AnswerWords(
                        "bad",
                        "bad",
                        "wrong address",
                        "Whoever answered is not CleverTap's callback, or does not know us. The"
                                + " bounces wait; nothing is lost.");
            case "gone" ->
                new AnswerWords(
                        "bad",
                        "bad",
                        "gone",
                        "There is no callback at this address any more. The bounces wait for" + " another.");
            case "not_sent" ->
                new AnswerWords("warn", "wait", "not sent", "No connection came about. It is sent again.");
            case "unknown" ->
                new AnswerWords(
                        "warn", "warn", "no answer", "It was sent, and no answer came. CleverTap may have it or not.");
            default -> new AnswerWords("quiet", "quiet", answer.replace('_', ' '), "");
        };
    }
}
