package dev.ricochet.vocabulary;

import com.google.common.net.InternetDomainName;
import java.net.IDN;
import java.util.Locale;

/**
 * The domain that somebody registered: {@code example.co.uk} for {@code mx1.mail.example.co.uk}. By the Public Suffix List,
 * with the names below which companies let strangers register theirs, such as {@code github.io}. A suffix, and what is no
 * name of a domain, stands for itself.
 */
public final class OrganisationalDomain {
    private OrganisationalDomain() {}

    public static String of(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        // the list is written in letters, mail also in xn--…; what is no such name comes back as it was
        String letters = IDN.toUnicode(lower);
        if (!InternetDomainName.isValid(letters)) {
            return lower;
        }
        InternetDomainName name = InternetDomainName.from(letters);
        if (name.isPublicSuffix()) {
            return lower;
        }
        // mx.example.internal: of a suffix that the list does not know, it says to take the last label
        return last(name.hasPublicSuffix() ? name.topPrivateDomain().parts().size() : 2, lower);
    }

    private static String last(int labels, String domain) {
        int cut = domain.length();
        for (int i = 0; i < labels && cut >= 0; i++) {
            cut = domain.lastIndexOf('.', cut - 1);
        }
        return domain.substring(cut + 1);
    }

    /** Whether one is the other, or lies below it, within what one registrant holds. */
    public static boolean isOneHouse(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        return of(a).equals(of(b)) && (a.equals(b) || a.endsWith("." + b) || b.endsWith("." + a));
    }
}
