package dev.ricochet.verdict;

import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.OrganisationalDomain;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether the address that failed is another one than the one that was mailed. */
final class ForwardTarget {

    /** Domains under which one provider gives one mailbox. */
    private static final List<Set<String>> ONE_MAILBOX = List.of(
            Set.of("gmail.com", "googlemail.com"),
            Set.of("icloud.com", "me.com", "mac.com"),
            Set.of("proton.me", "protonmail.com", "pm.me", "protonmail.ch"),
            Set.of("yandex.ru", "yandex.com", "ya.ru", "yandex.by", "yandex.kz", "yandex.ua"),
            Set.of("ezweb.ne.jp", "au.com"));

    /** Below this each tenant of Microsoft 365 is another organisation, which the Public Suffix List does not say. */
    private static final String TENANT = ".onmicrosoft.com";

    private ForwardTarget() {}

    static boolean isOf(RecipientOutcome outcome) {
        return outcome.failing()
                .filter(failing -> !isSameMailbox(outcome.recipient(), failing))
                .isPresent();
    }

    static boolean isSameMailbox(EmailAddress mailed, EmailAddress failing) {
        return local(mailed).equals(local(failing)) && isSameOrganisation(mailed.domain(), failing.domain());
    }

    /** In lower case and without its tag; Gmail's dots do not count either. */
    private static String local(EmailAddress address) {
        String local = address.local().toLowerCase(Locale.ROOT);
        int tag = local.indexOf('+');
        String bare = tag > 0 ? local.substring(0, tag) : local;
        return ONE_MAILBOX.getFirst().contains(address.domain()) ? bare.replace(".", "") : bare;
    }

    private static boolean isSameOrganisation(String mailed, String failing) {
        if (mailed.equals(failing)) {
            return true;
        }
        if (mailed.endsWith(TENANT) && failing.endsWith(TENANT)) {
            return tenant(mailed).equals(tenant(failing));
        }
        return OrganisationalDomain.of(mailed).equals(OrganisationalDomain.of(failing))
                // alice@ims-ms-daemon, alice@localhost: a name that only the server itself knows
                || failing.indexOf('.') < 0
                || ONE_MAILBOX.stream().anyMatch(set -> set.contains(mailed) && set.contains(failing))
                || isTenantOf(mailed, failing)
                || isTenantOf(failing, mailed);
    }

    private static String tenant(String domain) {
        return domain.substring(0, domain.indexOf('.'));
    }

    /** {@code contoso.com} is {@code contoso.onmicrosoft.com} inside Microsoft 365. */
    private static boolean isTenantOf(String domain, String tenant) {
        String name = OrganisationalDomain.of(domain);
        String first = name.substring(0, Math.max(0, name.indexOf('.')));
        return !first.isEmpty()
                && (tenant.equals(first + ".onmicrosoft.com") || tenant.equals(first + ".mail.onmicrosoft.com"));
    }
}
