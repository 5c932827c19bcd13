package dev.ricochet.account;

import dev.ricochet.vocabulary.EmailAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Accounts for tests, by their address. */
public final class Example {
    public static final String PASSWORD = "abcdefghijklmnop";
    public static final String CALLBACK = "https://callback.example.net/in/very-secret-5e1f";

    private Example() {}

    public static Account account(String address) {
        return account(address, "imap.example.net", 993, CALLBACK);
    }

    public static Account account(String address, String imapHost, int imapPort, String callback) {
        return with(address, imap(address, imapHost, imapPort), smtp(address, "smtp.example.net", PASSWORD), callback);
    }

    public static Account with(String address, ImapSettings imap, SmtpSettings smtp, String callback) {
        EmailAddress mailbox = EmailAddress.parse(address).orElseThrow();
        return new Account(
                "News of the shop",
                mailbox,
                EmailAddress.parse("offers@example.org").orElseThrow(),
                imap,
                smtp,
                CallbackUrl.parse(callback).orElseThrow(),
                Duration.ofDays(7),
                Duration.ofDays(30),
                ProofOfOrigin.REQUIRED,
                Caution.USUAL,
                Restraint.USUAL,
                Wire.USUAL,
                Optional.empty());
    }

    /** The same with a project in CleverTap. */
    public static Account withProject(Account account) {
        return with(account, Optional.empty());
    }

    /** The same with a page for whoever wants to leave. */
    public static Account withPage(Account account, UnsubscribePage page) {
        return with(account, Optional.of(page));
    }

    private static Account with(Account account, Optional<UnsubscribePage> page) {
        return new Account(
                account.name(),
                account.address(),
                account.from(),
                account.imap(),
                account.smtp(),
                account.callback(),
                account.lookBack(),
                account.maxEventAge(),
                account.proofOfOrigin(),
                account.caution(),
                account.restraint(),
                account.wire(),
                Optional.of(new CleverTap(
                        CleverTap.Region.EU1, "TEST-W8W-6WR-846Z", Optional.of(new Secret("p4sscode")), page)));
    }

    public static ImapSettings imap(String user, String host, int port) {
        return new ImapSettings(host, port, user, password(PASSWORD), List.of("INBOX", "Bounces"), 1_000_000_000);
    }

    public static SmtpSettings smtp(String user, String host, String password) {
        return new SmtpSettings(host, 587, TlsMode.STARTTLS, user, password(password));
    }

    public static Authentication.RefreshToken consent(String refreshToken) {
        return new Authentication.RefreshToken(
                URI.create("https://login.example.net/token"),
                "client",
                new Secret("GOCSPX-secret"),
                new Secret(refreshToken));
    }

    public static Authentication password(String password) {
        return new Authentication.AppPassword(new Secret(password));
    }
}
