package dev.ricochet.account;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.Misconfigured;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The account that the configuration gives: whole, or none. */
@ApplicationScoped
public class ConfiguredAccount {
    private static final Logger log = Logger.getLogger(ConfiguredAccount.class);
    private static final String PREFIX = "ricochet.account.";
    private static final String TOGETHER = "is missing: " + PREFIX + "address, " + PREFIX + "app-password and " + PREFIX
            + "callback-url are set together or not at all.";

    /** The port on which a connection becomes TLS by a command (RFC 6409). */
    private static final int SUBMISSION = 587;

    private final AccountConfig config;

    public ConfiguredAccount(AccountConfig config) {
        this.config = config;
    }

    /** Empty when none of the three values is set; throws {@link Misconfigured} when they cannot be used. */
    public Optional<Account> account() {
        Optional<String> address = config.address();
        Optional<String> password =
                SecretText.of(PREFIX + "app-password", config.appPassword(), config.appPasswordFile());
        Optional<String> callback =
                SecretText.of(PREFIX + "callback-url", config.callbackUrl(), config.callbackUrlFile());
        if (address.isEmpty() && password.isEmpty() && callback.isEmpty()) {
            return Optional.empty();
        }
        EmailAddress mailbox = EmailAddress.parse(
                        address.orElseThrow(() -> new Misconfigured(PREFIX + "address", TOGETHER)))
                .orElseThrow(() -> new Misconfigured(PREFIX + "address", "must be a mail address."));
        Secret secret = new Secret(password.orElseThrow(() -> new Misconfigured(PREFIX + "app-password", TOGETHER))
                .replaceAll("\\s", ""));
        CallbackUrl url = CallbackUrl.parse(
                        callback.orElseThrow(() -> new Misconfigured(PREFIX + "callback-url", TOGETHER)))
                .orElseThrow(() -> new Misconfigured(
                        PREFIX + "callback-url",
                        "must be an https:// address; http:// is for this very machine only."));
        Authentication authentication = new Authentication.AppPassword(secret);
        return Optional.of(new Account(
                mailbox.toString(),
                mailbox,
                from(mailbox),
                imap(mailbox, authentication),
                smtp(mailbox, authentication),
                url,
                positive("look-back", config.lookBack()),
                positive("max-event-age", config.maxEventAge()),
                config.proofOfOrigin()));
    }

    void tell(@Observes StartupEvent event) {
        if (account().isEmpty()) {
            log.info(
                    "No account is set, so nothing is read: set RICOCHET_ACCOUNT_ADDRESS, RICOCHET_ACCOUNT_APP_PASSWORD"
                            + " and RICOCHET_ACCOUNT_CALLBACK_URL");
        }
        warning().ifPresent(log::warn);
    }

    /** What may well be wrong although it can be tried. */
    public Optional<String> warning() {
        return account()
                .map(Account::imap)
                .filter(imap -> isGoogles(imap.host()))
                .filter(imap -> !isAppPassword(imap.authentication()))
                .map(_ -> new Misconfigured(
                                PREFIX + "app-password",
                                "is not the sixteen letters of an app password, and Google refuses the account's own"
                                        + " password over IMAP: make one at https://myaccount.google.com/apppasswords.")
                        .getMessage());
    }

    private EmailAddress from(EmailAddress mailbox) {
        return config.smtp()
                .from()
                .map(text -> EmailAddress.parse(text)
                        .orElseThrow(() -> new Misconfigured(PREFIX + "smtp.from", "must be a mail address.")))
                .orElse(mailbox);
    }

    private SmtpSettings smtp(EmailAddress mailbox, Authentication authentication) {
        return new SmtpSettings(
                config.smtp().host(),
                port("smtp.port", config.smtp().port()),
                config.smtp().port() == SUBMISSION ? TlsMode.STARTTLS : TlsMode.IMPLICIT,
                config.username().orElseGet(mailbox::toString),
                authentication);
    }

    private ImapSettings imap(EmailAddress mailbox, Authentication authentication) {
        AccountConfig.Imap imap = config.imap();
        if (imap.connections() < 1 || imap.connections() > 4) {
            throw new Misconfigured(PREFIX + "imap.connections", "must be 1 to 4.");
        }
        if (imap.dailyBytes().asLongValue() < 1) {
            throw new Misconfigured(PREFIX + "imap.daily-bytes", "must be more than nothing.");
        }
        return new ImapSettings(
                imap.host(),
                port("imap.port", imap.port()),
                config.username().orElseGet(mailbox::toString),
                authentication,
                imap.folders().orElse(List.of()),
                imap.dailyBytes().asLongValue(),
                imap.connections());
    }

    private static int port(String name, int port) {
        if (port < 1 || port > 65_535) {
            throw new Misconfigured(PREFIX + name, "must be a port, 1 to 65535.");
        }
        return port;
    }

    private static Duration positive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new Misconfigured(PREFIX + name, "must be longer than nothing.");
        }
        return duration;
    }

    private static boolean isAppPassword(Authentication authentication) {
        return switch (authentication) {
            case Authentication.AppPassword(Secret password) ->
                password.reveal().matches("[A-Za-z]{16}");
        };
    }

    private static boolean isGoogles(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.endsWith(".gmail.com") || name.endsWith(".googlemail.com");
    }
}
