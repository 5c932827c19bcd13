package dev.ricochet.web.page;

import dev.ricochet.outbox.Attempt;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.State;
import dev.ricochet.vocabulary.Reason;
import io.quarkus.qute.TemplateExtension;
import java.util.Locale;

/**
 * What is kept in the words of people who write to customers, for every page: {@code {state.label}}. A tone is a kind of
 * badge, a sign is an icon.
 */
@TemplateExtension
public final class Wording {
    private Wording() {}

    public static String label(State state) {
        return switch (state) {
            case WAITING -> "waiting";
            case SENDING -> "being told";
            case UNKNOWN -> "no answer";
            case HELD -> "held";
            case TOLD -> "told";
            case REFUSED -> "refused";
            case DEAD -> "given up";
            case DISCARDED -> "not told";
            case SUPERSEDED -> "known";
        };
    }

    public static String tone(State state) {
        return switch (state) {
            case WAITING, SENDING -> "info";
            case UNKNOWN, HELD -> "warn";
            case TOLD -> "good";
            case REFUSED, DEAD -> "bad";
            case DISCARDED, SUPERSEDED -> "quiet";
        };
    }

    public static String sign(State state) {
        return switch (state) {
            case WAITING, SENDING -> "wait";
            case UNKNOWN -> "explain";
            case HELD -> "pause";
            case TOLD -> "check";
            case REFUSED, DEAD -> "bad";
            case DISCARDED -> "stop";
            case SUPERSEDED -> "quiet";
        };
    }

    public static String sentence(State state) {
        return switch (state) {
            case WAITING -> "It goes to CleverTap with the next batch.";
            case SENDING -> "It is on its way to CleverTap just now.";
            case UNKNOWN -> "It was sent to CleverTap, and no answer came. It is sent once more by itself.";
            case HELD -> "CleverTap does not know of it yet.";
            case TOLD -> "CleverTap was told.";
            case REFUSED -> "CleverTap did not want it, alone and asked again.";
            case DEAD -> "CleverTap could not be told in many attempts.";
            case DISCARDED -> "Somebody decided that CleverTap is not told.";
            case SUPERSEDED -> "Another report about the same person says the same, and that one counts.";
        };
    }

    public static String label(HoldCause cause) {
        return switch (cause) {
            case UNPROVEN -> "not proven to be genuine";
            case BRAKE -> "more than a campaign usually makes";
            case DEAD_DOMAIN -> "a domain that may come back";
            case NOT_CAMPAIGN -> "not about campaign mail";
            case TOO_OLD -> "too old";
            case UNKNOWN_ONCE, UNKNOWN_TWICE -> "no answer came";
            case RESTORED -> "may have been told before a restore";
            case PREVIEW -> "from before the first look";
            case SHADOW -> "nothing is told for now";
            case PROPOSED -> "judged differently today";
            case DOUBTFUL_REQUEST -> "not clear what is wanted";
            case UNPROVEN_REQUEST -> "not proven who wants it";
            case ERASURE_REQUEST -> "wants data deleted or shown";
        };
    }

    public static String sentence(HoldCause cause) {
        return switch (cause) {
            case UNPROVEN ->
                "Nobody proves that this report is genuine, and anybody can write a mail that looks like one.";
            case BRAKE ->
                "Many more addresses failed at once than an ordinary campaign makes. That may be one receiver's mistake.";
            case DEAD_DOMAIN ->
                "The report says that the domain is gone. It is looked up again for some days before that is believed.";
            case NOT_CAMPAIGN ->
                "The mail that came back carries no mark of a campaign: somebody seems to have written it by hand.";
            case TOO_OLD -> "It happened longer ago than this account wants to tell.";
            case UNKNOWN_ONCE -> "It was sent once, and no answer came. It may have been taken.";
            case UNKNOWN_TWICE -> "It was sent twice, and no answer came. It may have been taken.";
            case RESTORED -> "The database was brought back from a backup. It may have been told in the time between.";
            case PREVIEW -> "It lay in the inbox before this account was set up.";
            case SHADOW -> "This account watches and tells nothing.";
            case DOUBTFUL_REQUEST ->
                "Somebody may want no more mail, and does not say so clearly. Read what they wrote.";
            case UNPROVEN_REQUEST ->
                "Nobody proves who wrote this, or it is by somebody who was not mailed. Anybody can write in another's name.";
            case ERASURE_REQUEST ->
                "This person wants to have their data deleted or shown. See to that, then decide about the subscription.";
            case PROPOSED -> "The rules of today say something else of this mail than the rules of then.";
        };
    }

    public static String label(Kind kind) {
        return switch (kind) {
            case HARD_BOUNCE -> "hard";
            case SOFT_BOUNCE -> "soft";
            case UNSUBSCRIBE -> "unsubscribe";
            case COMPLAINT -> "complaint";
        };
    }

    public static String tone(Kind kind) {
        return switch (kind) {
            case HARD_BOUNCE -> "bad";
            case SOFT_BOUNCE -> "warn";
            case UNSUBSCRIBE, COMPLAINT -> "info";
        };
    }

    public static String sign(Kind kind) {
        return switch (kind) {
            case HARD_BOUNCE -> "stop";
            case SOFT_BOUNCE -> "soft";
            case UNSUBSCRIBE, COMPLAINT -> "mail";
        };
    }

    public static String label(Attempt attempt) {
        return switch (attempt.answer()) {
            case "accepted" -> "CleverTap took it";
            case "partly_accepted" -> "CleverTap took some of it";
            case "try_later" -> "CleverTap asked for patience";
            case "refused" -> "CleverTap did not want it";
            case "too_many" -> "CleverTap wants fewer at once";
            case "callback_at_fault" -> "The callback URL does not work";
            case "gone" -> "The callback URL is gone";
            case "not_sent" -> "CleverTap could not be reached";
            default -> "No answer came";
        };
    }

    public static String tone(Attempt attempt) {
        return switch (attempt.answer()) {
            case "accepted" -> "good";
            case "partly_accepted", "try_later", "too_many", "not_sent" -> "warn";
            case "refused", "callback_at_fault", "gone" -> "bad";
            default -> "warn";
        };
    }

    public static String sign(Attempt attempt) {
        return switch (attempt.answer()) {
            case "accepted", "partly_accepted" -> "check";
            case "try_later", "too_many", "not_sent" -> "wait";
            case "refused", "callback_at_fault", "gone" -> "bad";
            default -> "explain";
        };
    }

    /** {@code NO_SUCH_USER}: "no such user". */
    public static String label(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
