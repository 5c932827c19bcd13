package dev.ricochet.web.page.accounts;

import dev.ricochet.account.KnownAccount;
import dev.ricochet.account.Provenance;
import dev.ricochet.account.TellingMode;
import dev.ricochet.smtp.TestSend;
import io.quarkus.qute.TemplateExtension;
import java.util.Locale;

/** What templates say of accounts and tests. */
@TemplateExtension
final class AccountWords {
    private AccountWords() {}

    static String keptIn(KnownAccount known) {
        return switch (known.provenance()) {
            case Provenance.Declared() -> "the configuration";
            case Provenance.Stored _ -> "the database";
        };
    }

    static boolean shadow(KnownAccount known) {
        return known.account().caution().telling() == TellingMode.SHADOW;
    }

    static String inWords(TestSend.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** Of a field, for an id that a selector can name. */
    static String plain(String name) {
        return name.replace('.', '-');
    }
}
