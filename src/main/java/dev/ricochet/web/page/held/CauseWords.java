package dev.ricochet.web.page.held;

import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.LongHeld;

/**
 * A cause as people who own a list read it.
 *
 * @param why it is not told
 * @param advice how one decides
 * @param fate what becomes of it when nobody decides
 */
public record CauseWords(String title, String why, String advice, String fate) {
    static CauseWords of(HoldCause cause) {
        return new CauseWords(title(cause), why(cause), advice(cause), fate(cause));
    }

    private static String title(HoldCause cause) {
        return switch (cause) {
            case UNPROVEN -> "Said to be dead, but not proven";
            case BRAKE -> "More hard bounces than usual";
            case DEAD_DOMAIN -> "The domain may come back";
            case NOT_CAMPAIGN -> "Not about campaign mail";
            case TOO_OLD -> "Older than you want to tell";
            case UNKNOWN_ONCE -> "The answer never came";
            case UNKNOWN_TWICE -> "The answer never came, twice";
            case PREVIEW -> "Found in the inbox, for you to see first";
            case SHADOW -> "Collected while another program tells";
            case PROPOSED -> "Judged differently today";
            case RESTORED -> "Perhaps told before a restore";
            case DOUBTFUL_REQUEST -> "May want no more mail";
            case UNPROVEN_REQUEST -> "Want no more mail, but it is not proven who wrote";
            case ERASURE_REQUEST -> "Want their data deleted or shown";
        };
    }

    private static String why(HoldCause cause) {
        return switch (cause) {
            case UNPROVEN ->
                "A report says that these addresses are dead, and nothing proves that the report is genuine."
                        + " Anybody can forge one to have somebody unsubscribed.";
            case BRAKE ->
                "So many addresses failed alike that trouble at one receiver, or a filter there, is likelier than so many"
                        + " dead addresses at once.";
            case DEAD_DOMAIN ->
                "The part after the @ does not exist just now. An expired domain is often renewed within days.";
            case NOT_CAMPAIGN ->
                "The mail that bounced was written by a person from this mailbox, and was no campaign."
                        + " CleverTap did not send it.";
            case TOO_OLD -> "They happened longer ago than the account's limit. The people may be reachable again.";
            case UNKNOWN_ONCE ->
                "They were sent to CleverTap, and the answer was lost. The account tells nothing a second time by itself.";
            case UNKNOWN_TWICE ->
                "They were sent to CleverTap two times, and both answers were lost. It may have them or not.";
            case PREVIEW ->
                "They lay in the inbox before Ricochet came, or were found when it was read again."
                        + " Nothing of it is told before you saw what it is.";
            case SHADOW -> "The account is set to tell nothing for now. Another program may have told these people.";
            case PROPOSED -> "A rule of today says something else than was told, and somebody proposed to tell that.";
            case RESTORED ->
                "The database was brought back from a copy. What came after the copy was taken may have been told already.";
            case DOUBTFUL_REQUEST -> "These people wrote something that may mean that they want no more mail.";
            case UNPROVEN_REQUEST ->
                "Nobody proves who wrote these requests and complaints, or they are by people who were not mailed."
                        + " Anybody can write in another's name.";
            case ERASURE_REQUEST -> "These people ask what is known of them, or want it deleted.";
        };
    }

    private static String advice(HoldCause cause) {
        return switch (cause) {
            case UNPROVEN -> "A second report that is proven releases the first by itself, so most need nobody.";
            case BRAKE ->
                "Read what the receiver says. Where it speaks of your mail and not of the person, do not tell them.";
            case DEAD_DOMAIN -> "Ricochet asks again over some days, and decides by itself.";
            case NOT_CAMPAIGN -> "Leave them, unless you know that these people are on your list.";
            case TOO_OLD -> "Tell them if nothing was sent to these people since.";
            case UNKNOWN_ONCE, UNKNOWN_TWICE ->
                "Look one of them up in CleverTap. If it is not unsubscribed there, tell them; telling twice does no harm"
                        + " but for somebody who has subscribed again since.";
            case PREVIEW, SHADOW -> "Look at the numbers by class, and decide class by class.";
            case PROPOSED -> "Look at the words and the rule of each, and decide.";
            case RESTORED ->
                "Look one of them up in CleverTap. Telling twice does no harm but for somebody who has subscribed again since.";
            case DOUBTFUL_REQUEST, UNPROVEN_REQUEST ->
                "Read what each of them wrote. Told, CleverTap unsubscribes them.";
            case ERASURE_REQUEST -> "See to what they ask first; then decide about their subscription.";
        };
    }

    private static String fate(HoldCause cause) {
        return switch (cause.whenForgotten()) {
            case TOLD_SOFT ->
                "If nobody decides, they are told as soft bounces after " + LongHeld.LONGEST.toDays()
                        + " days, which unsubscribes nobody.";
            case ASKED_ABOUT -> "If nobody decides, they stay here, and an alarm asks again.";
            case PEOPLE_WAIT -> "If nobody decides, they stay here, and an alarm asks soon: people wait for an answer.";
            case LEFT -> "If nobody decides, they stay here and are never told.";
        };
    }
}
