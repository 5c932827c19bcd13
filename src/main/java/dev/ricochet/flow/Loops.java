package dev.ricochet.flow;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.OrganisationalDomain;
import java.util.Locale;
import java.util.Set;

/** Who sends complaints on behalf of the people of a provider: feedback loops that are known by their domains. */
final class Loops {
    private static final Set<String> KNOWN = Set.of(
            // Yahoo, AOL and whoever has moved there
            "yahoo.com",
            "yahoo-inc.com",
            "aol.com",
            "yahooinc.com",
            // Microsoft: the Junk Mail Reporting Program
            "hotmail.com",
            "microsoft.com",
            "outlook.com",
            // Validity's universal feedback loop: Comcast, Cox, Rackspace, Fastmail and others
            "returnpath.net",
            "validity.com",
            "senderscore.net",
            "feedbackloop.com",
            "comcast.net",
            "fastmail.com",
            // Europe, Russia, Brazil
            "mail.ru",
            "corp.mail.ru",
            "yandex.ru",
            "signal-spam.fr",
            "orange.fr",
            "laposte.net",
            "sfr.fr",
            "gmx.net",
            "web.de",
            "1und1.de",
            "libero.it",
            "italiaonline.it",
            "seznam.cz",
            "uol.com.br",
            "terra.com.br",
            "abusix.com",
            "spamcop.net");

    private Loops() {}

    static boolean isKnown(EmailAddress sender) {
        return isKnown(sender.domain()) && isMachine(sender.local());
    }

    private static boolean isKnown(String domain) {
        return KNOWN.contains(domain) || KNOWN.contains(OrganisationalDomain.of(domain));
    }

    // feedback@arf.mail.yahoo.com, staff@hotmail.com, fbl-no-reply@corp.mail.ru; its customers write from there as well
    private static boolean isMachine(String local) {
        String name = local.toLowerCase(Locale.ROOT);
        return Set.of("staff", "feedback", "abuse", "scomp", "fbl", "feedbackloop", "complaints", "postmaster")
                        .contains(name)
                || name.startsWith("fbl-")
                || name.startsWith("feedback-")
                || name.startsWith("fbl_");
    }
}
