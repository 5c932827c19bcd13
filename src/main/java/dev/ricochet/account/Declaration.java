package dev.ricochet.account;

import dev.ricochet.vocabulary.CampaignMarks;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.Misconfigured;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One account as the configuration gives it, under a name or without one. */
final class Declaration {
    private static final Logger log = Logger.getLogger(Declaration.class);

    private final String place;
    private final AccountConfig config;
    private final DeclaredAuthentication authentication;
    private volatile @Nullable Account last;

    /** @param place what its properties begin with */
    Declaration(String place, AccountConfig config) {
        this.place = place;
        this.config = config;
        this.authentication = new DeclaredAuthentication(place, config);
    }

    String place() {
        return place;
    }

    /** Whether any of the three values is set without which there is no account. */
    boolean isMade() {
        return authentication.isMade()
                || Stream.of(config.address(), config.callbackUrl(), config.callbackUrlFile())
                        .anyMatch(Optional::isPresent);
    }

    /**
     * The account, with its secrets as their files have them now. A file that is being replaced may be away for a moment:
     * until it is back, what was read last holds. Throws {@link Misconfigured} when nothing was ever read.
     */
    Account current() {
        Account before = last;
        try {
            Account now = read();
            last = now;
            return now;
        } catch (Misconfigured e) {
            if (before == null) {
                throw e;
            }
            log.warn(e.getMessage());
            return before;
        }
    }

    /** What may well be wrong although it can be tried. */
    Optional<String> warning() {
        return Optional.of(current().imap())
                .filter(imap -> isGoogles(imap.host()))
                .filter(imap -> !isOfUseToGoogle(imap.authentication()))
                .map(_ -> misconfigured(
                                "app-password",
                                "is not the sixteen letters of an app password, and Google refuses the account's own"
                                        + " password over IMAP: make one at https://myaccount.google.com/apppasswords.")
                        .getMessage());
    }

    private Account read() {
        EmailAddress mailbox = EmailAddress.parse(config.address().orElseThrow(() -> missing("address")))
                .orElseThrow(() -> misconfigured("address", "must be a mail address."));
        Authentication shown = authentication
                .read(config.username().orElseGet(mailbox::toString))
                .orElseThrow(() -> missing("app-password"));
        CallbackUrl url = CallbackUrl.parse(
                        SecretText.of(place + ".callback-url", config.callbackUrl(), config.callbackUrlFile())
                                .orElseThrow(() -> missing("callback-url")))
                .orElseThrow(() -> misconfigured(
                        "callback-url", "must be an https:// address; http:// is for this very machine only."));
        return new Account(
                config.displayName().orElseGet(mailbox::toString),
                mailbox,
                from(mailbox),
                imap(mailbox, shown),
                smtp(mailbox, shown),
                url,
                positive("look-back", config.lookBack()),
                positive("max-event-age", config.maxEventAge()),
                config.proofOfOrigin(),
                caution(),
                restraint(),
                wire(),
                cleverTap());
    }

    private Wire wire() {
        if (!config.format().matches(Wire.NAME_OF_A_FORMAT)) {
            throw misconfigured("format", "must be the name of a format.");
        }
        SigningSecrets signing = SecretText.of(
                        place + ".signing-secrets", config.signingSecrets(), config.signingSecretsFile())
                .map(text -> SigningSecrets.parse(text)
                        .orElseThrow(() -> misconfigured(
                                "signing-secrets",
                                "must be one to four of whsec_ and 24 to 64 bytes in Base64, the newest first.")))
                .orElse(SigningSecrets.NONE);
        return new Wire(config.format(), signing);
    }

    private Optional<CleverTap> cleverTap() {
        AccountConfig.Project project = config.clevertap();
        CleverTap.Region region = CleverTap.Region.of(project.region())
                .orElseThrow(() -> misconfigured("clevertap.region", "must be eu1, in1, sg1, us1, aps3, mec1 or sk1."));
        Optional<Secret> passcode = SecretText.of(
                        place + ".clevertap.passcode", project.passcode(), project.passcodeFile())
                .map(Secret::new);
        if (project.accountId().isEmpty()
                && (passcode.isPresent() || project.unsubscribePage().enabled())) {
            throw misconfigured(
                    "clevertap.account-id", "is missing: nothing else of the project is of use without it.");
        }
        return project.accountId().map(id -> {
            if (!CleverTap.isAccountId(id)) {
                throw misconfigured("clevertap.account-id", "must be the id that CleverTap's settings show.");
            }
            return new CleverTap(region, id, passcode, page(project.unsubscribePage()));
        });
    }

    private Optional<UnsubscribePage> page(AccountConfig.Page config) {
        UnsubscribePage page = new UnsubscribePage(config.groups(), config.title(), config.logo(), config.colour());
        page.objection().ifPresent(words -> {
            throw misconfigured("clevertap.unsubscribe-page", words + ".");
        });
        return config.enabled() ? Optional.of(page) : Optional.empty();
    }

    private Caution caution() {
        int maxHardAnHour = config.maxHardAnHour();
        if (maxHardAnHour < 1 || maxHardAnHour > Caution.MOST_AN_HOUR) {
            throw misconfigured("max-hard-an-hour", "must be 1 to " + Caution.MOST_AN_HOUR + ".");
        }
        return new Caution(config.firstRun(), config.telling(), maxHardAnHour);
    }

    private Restraint restraint() {
        config.campaignHeader().filter(name -> !CampaignMarks.isHeader(name)).ifPresent(_ -> {
            throw misconfigured("campaign-header", "must be the name of a header.");
        });
        config.campaignFrom().filter(from -> !CampaignMarks.isPattern(from)).ifPresent(_ -> {
            throw misconfigured("campaign-from", "must be a mail address; * stands for anything in it.");
        });
        return new Restraint(
                config.campaignMail(),
                new CampaignMarks(config.campaignHeader(), config.campaignFrom()),
                config.neverHard()
                        .map(entries -> NeverHard.parse(entries)
                                .orElseThrow(() -> misconfigured(
                                        "never-hard", "must be mail addresses and domains, or off for nobody."))));
    }

    private EmailAddress from(EmailAddress mailbox) {
        return config.smtp()
                .from()
                .map(text -> EmailAddress.parse(text)
                        .orElseThrow(() -> misconfigured("smtp.from", "must be a mail address.")))
                .orElse(mailbox);
    }

    private SmtpSettings smtp(EmailAddress mailbox, Authentication authentication) {
        AccountConfig.Smtp smtp = config.smtp();
        Optional<Preset.Server> usual = preset().smtp().stream().findFirst();
        int port = smtp.port().orElseGet(() -> usual.map(Preset.Server::port).orElseThrow(() -> unknown("smtp.port")));
        return new SmtpSettings(
                smtp.host().or(() -> usual.map(Preset.Server::host)).orElseThrow(() -> unknown("smtp.host")),
                port("smtp.port", port),
                smtp.tls().orElse(TlsMode.usualAt(port)),
                config.username().orElseGet(mailbox::toString),
                authentication);
    }

    private ImapSettings imap(EmailAddress mailbox, Authentication authentication) {
        AccountConfig.Imap imap = config.imap();
        if (imap.dailyBytes().asLongValue() < 1) {
            throw misconfigured("imap.daily-bytes", "must be more than nothing.");
        }
        return new ImapSettings(
                imap.host().or(() -> preset().imap().map(Preset.Server::host)).orElseThrow(() -> unknown("imap.host")),
                port("imap.port", imap.port()),
                config.username().orElseGet(mailbox::toString),
                authentication,
                imap.folders().orElse(List.of()),
                imap.dailyBytes().asLongValue());
    }

    private Preset preset() {
        return Presets.named(config.preset())
                .orElseThrow(() -> misconfigured(
                        "preset",
                        "must be one of "
                                + Presets.all().stream().map(Preset::id).collect(Collectors.joining(", ")) + "."));
    }

    private Misconfigured unknown(String name) {
        return misconfigured(name, "has to be set: the preset " + config.preset() + " does not know it.");
    }

    private int port(String name, int port) {
        if (port < 1 || port > 65_535) {
            throw misconfigured(name, "must be a port, 1 to 65535.");
        }
        return port;
    }

    private Duration positive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw misconfigured(name, "must be longer than nothing.");
        }
        return duration;
    }

    private Misconfigured missing(String name) {
        return misconfigured(
                name,
                "is missing: %1$s.address, %1$s.app-password (or another way to log in) and %1$s.callback-url are set together or not at all."
                        .formatted(place));
    }

    private Misconfigured misconfigured(String name, String needs) {
        return new Misconfigured(place + "." + name, needs);
    }

    private static boolean isOfUseToGoogle(Authentication authentication) {
        return switch (authentication) {
            case Authentication.AppPassword(Secret password) ->
                password.reveal().matches("[A-Za-z]{16}");
            case Authentication.ByToken _ -> true;
        };
    }

    private static boolean isGoogles(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.endsWith(".gmail.com") || name.endsWith(".googlemail.com");
    }
}
