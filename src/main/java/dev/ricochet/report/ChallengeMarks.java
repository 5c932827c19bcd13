package dev.ricochet.report;

import dev.ricochet.message.Headers;
import java.util.List;
import java.util.Locale;

/** The marks of a mail that asks the sender to prove being a person. */
final class ChallengeMarks {
    // each system's own header, as SpamAssassin's rules on bounces (20_vbounce.cf) know them
    private static final List<String> HEADERS = List.of(
            "X-Boxtrapper",
            "X-Tmda-Fingerprint",
            "X-Spamarrest-Noauth",
            "X-AskVersion",
            "X-Spamazoid-MD",
            "Spamlion",
            "X-Bluebottle-Request",
            "X-ExiSpam",
            "X-Choicemail-Registration-Request");

    // "AntiSpam UOL" <…> · confirm-…@spamguard.vanquish.com · verify@0spam.com
    private static final List<String> SENDERS = List.of(
            "boxbe",
            "antispam uol",
            "@spamguard.vanquish.com",
            "verify@0spam.com",
            "spamarrest.com",
            "@mailblocks.com");

    private static final List<String> PATHS = List.of(
            "<spamblocker-challenge@",
            "<spambush@",
            "<apd.sspam@",
            "<spamhippo@",
            "<devnull-quarantine@",
            "@spamstomp.com>",
            "@ipermitmail.com>");

    /** In subjects, and nobody else writes so. */
    private static final WordList ASKING = WordList.of("challenge");

    /** In subjects, and people write so too. */
    private static final WordList VERIFYING = WordList.of("verification");

    private ChallengeMarks() {}

    static boolean stand(Headers headers) {
        if (HEADERS.stream().anyMatch(headers::has)
                || Suspicion.hasOneOf(Title.sender(headers), SENDERS)
                || Suspicion.hasOneOf(headers.raw("Return-Path").toLowerCase(Locale.ROOT), PATHS)
                || headers.raw("Message-ID").endsWith("-tmda-confirm>")
                || headers.raw("Precedence").toLowerCase(Locale.ROOT).contains("spam")
                || headers.raw("Content-Type").contains("mUlTiPaRtBoUnDaRy_MailInBlack")) {
            return true;
        }
        if (Suspicion.isOfAList(headers)) {
            return false;
        }
        boolean automatic =
                AutomaticAnswer.isMarked(headers) || headers.raw("Return-Path").equals("<>");
        String title = Title.of(headers);
        return (automatic || headers.has("In-Reply-To")) && ASKING.standsIn(title)
                || automatic && VERIFYING.standsIn(title);
    }
}
