package dev.ricochet.web.accounts;

import dev.ricochet.account.Account;
import dev.ricochet.account.Replacement;
import dev.ricochet.account.SecretField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The names of what a replacement changes, for the audit trail. */
final class Changes {
    private Changes() {}

    static List<String> between(Account before, Replacement replacement) {
        List<String> names = new ArrayList<>();
        Account after = replacement.account();
        add(names, "name", before, after, Account::name);
        add(names, "address", before, after, Account::address);
        add(names, "from", before, after, Account::from);
        add(names, "imap", before, after, account -> AccountForm.Imap.of(account.imap()));
        add(names, "smtp", before, after, account -> AccountForm.Smtp.of(account.smtp()));
        add(names, "lookBack", before, after, Account::lookBack);
        add(names, "maxEventAge", before, after, Account::maxEventAge);
        add(names, "proofOfOrigin", before, after, Account::proofOfOrigin);
        add(names, "campaignMail", before, after, account -> account.restraint().campaignMail());
        add(
                names,
                "campaignMarks",
                before,
                after,
                account -> account.restraint().marks());
        add(names, "neverHard", before, after, account -> account.restraint().neverHard());
        add(names, "format", before, after, account -> account.wire().format());
        add(names, "cleverTap", before, after, account -> account.cleverTap().map(AccountForm.CleverTapProject::of));
        for (SecretField field : SecretField.values()) {
            if (replacement.secrets().containsKey(field)) {
                names.add("secret " + field.name().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    private static void add(
            List<String> names, String name, Account before, Account after, Function<Account, Object> part) {
        if (!part.apply(before).equals(part.apply(after))) {
            names.add(name);
        }
    }
}
