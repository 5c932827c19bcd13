package dev.ricochet.web.accounts;

import dev.ricochet.account.Account;
import dev.ricochet.account.Authentication;
import dev.ricochet.account.CallbackUrl;
import dev.ricochet.account.CampaignMail;
import dev.ricochet.account.Caution;
import dev.ricochet.account.CleverTap;
import dev.ricochet.account.ImapSettings;
import dev.ricochet.account.NeverHard;
import dev.ricochet.account.Preset;
import dev.ricochet.account.Presets;
import dev.ricochet.account.ProofOfOrigin;
import dev.ricochet.account.Replacement;
import dev.ricochet.account.Replacement.When;
import dev.ricochet.account.Restraint;
import dev.ricochet.account.Secret;
import dev.ricochet.account.SecretField;
import dev.ricochet.account.SigningSecrets;
import dev.ricochet.account.SmtpSettings;
import dev.ricochet.account.TlsMode;
import dev.ricochet.account.UnsubscribePage;
import dev.ricochet.account.Wire;
import dev.ricochet.flow.Verification;
import dev.ricochet.smtp.Sender;
import dev.ricochet.vocabulary.CampaignMarks;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.web.problem.Flaw;
import dev.ricochet.web.problem.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A form made into an account, with everything that is wrong with it said at once. */
final class FilledIn {
    private static final String GENERIC = "generic";
    private static final long USUAL_BYTES = 1000L * 1024 * 1024;
    private static final int IMAPS = 993;

    /** Google keeps reports no longer than a mailbox does; a year is further than anybody looks. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private final AccountForm form;
    private final Optional<Account> before;
    private final Preset preset;
    private final List<Flaw> flaws = new ArrayList<>();

    private FilledIn(AccountForm form, Optional<Account> before) {
        this.form = form;
        this.before = before;
        this.preset = Presets.named(Optional.ofNullable(form.preset()).orElse(GENERIC))
                .orElseThrow();
    }

    /** A new account; refused where anything is missing or wrong. */
    static Account created(AccountForm form) {
        FilledIn filled = new FilledIn(form, Optional.empty());
        return filled.account();
    }

    /** What an account shall be from now on; secrets left out stay. */
    static Replacement replacing(Account before, AccountForm form, When when) {
        Account after = new FilledIn(form, Optional.of(before)).account();
        Map<SecretField, When> given = new EnumMap<>(SecretField.class);
        if (credentials(form.imapOrUnsaid().credentials(), form).isPresent()) {
            given.put(SecretField.IMAP, when);
        }
        if (credentials(form.smtpOrUnsaid().credentials(), form).isPresent()) {
            given.put(SecretField.SMTP, when);
        }
        if (form.callbackUrl() != null) {
            given.put(SecretField.CALLBACK, when);
        }
        if (form.signingSecrets() != null) {
            given.put(SecretField.SIGNING, when);
        }
        if (form.cleverTap() == null || form.cleverTap().passcode() != null) {
            given.put(SecretField.PASSCODE, when);
        }
        return new Replacement(after, given);
    }

    /** Who would send, where nothing is kept; refused where anything is missing or wrong. */
    static Sender sender(AccountForm form) {
        FilledIn filled = new FilledIn(form, Optional.empty());
        Optional<EmailAddress> address = filled.address("#/address", form.address());
        Optional<EmailAddress> from = form.from() == null ? address : filled.address("#/from", form.from());
        Optional<SmtpSettings> smtp = filled.smtp(form.smtpOrUnsaid());
        filled.refuseFlaws();
        return new Sender(address.orElseThrow(), from.orElseThrow(), smtp.orElseThrow());
    }

    /** What of a form can be tried; what it says nothing about is not. */
    static Verification.Settings toBeTried(AccountForm form) {
        FilledIn filled = new FilledIn(form, Optional.empty());
        boolean isPreset = form.preset() != null && !form.preset().equals(GENERIC);
        Optional<Sender> sender = form.smtp() != null || isPreset ? Optional.of(sender(form)) : Optional.empty();
        Optional<ImapSettings> imap =
                form.imap() != null || isPreset ? filled.imap(form.imapOrUnsaid()) : Optional.empty();
        filled.refuseFlaws();
        return new Verification.Settings(sender, imap, Optional.ofNullable(form.callbackUrl()));
    }

    private void refuseFlaws() {
        if (!flaws.isEmpty()) {
            throw Refusal.invalid(flaws);
        }
    }

    private Account account() {
        Optional<EmailAddress> address = address("#/address", form.address());
        Optional<EmailAddress> from = form.from() == null ? address : address("#/from", form.from());
        Optional<ImapSettings> imap = imap(form.imapOrUnsaid());
        Optional<SmtpSettings> smtp = smtp(form.smtpOrUnsaid());
        Optional<CallbackUrl> callback = callback();
        Duration lookBack = within("#/lookBack", form.lookBack(), Duration.ofDays(7));
        Duration maxEventAge = within("#/maxEventAge", form.maxEventAge(), Duration.ofDays(30));
        Restraint restraint = restraint();
        SigningSecrets signing = signing();
        Optional<CleverTap> cleverTap = cleverTap();
        refuseFlaws();
        return new Account(
                Optional.ofNullable(form.name()).map(String::strip).orElseGet(form::address),
                address.orElseThrow(),
                from.orElseThrow(),
                imap.orElseThrow(),
                smtp.orElseThrow(),
                callback.orElseThrow(),
                lookBack,
                maxEventAge,
                Optional.ofNullable(form.proofOfOrigin()).map(ProofWord::proof).orElse(ProofOfOrigin.AUTO),
                caution(),
                restraint,
                new Wire(Optional.ofNullable(form.format()).orElse(Wire.USUAL.format()), signing),
                cleverTap);
    }

    private SigningSecrets signing() {
        if (form.signingSecrets() == null) {
            return before.map(Account::wire).map(Wire::signing).orElse(SigningSecrets.NONE);
        }
        Optional<SigningSecrets> given = SigningSecrets.parse(String.join("\n", form.signingSecrets()));
        if (given.isEmpty()) {
            flaws.add(Flaw.at("#/signingSecrets", "must each be whsec_ and 24 to 64 bytes in Base64"));
        }
        return given.orElse(SigningSecrets.NONE);
    }

    private Optional<CleverTap> cleverTap() {
        AccountForm.CleverTapProject project = form.cleverTap();
        if (project == null) {
            return Optional.empty();
        }
        Optional<CleverTap.Region> region =
                CleverTap.Region.of(Optional.ofNullable(project.region()).orElse(CleverTap.Region.EU1.word()));
        if (region.isEmpty()) {
            flaws.add(Flaw.at("#/cleverTap/region", "must be eu1, in1, sg1, us1, aps3, mec1 or sk1"));
        }
        String accountId = project.accountId().strip();
        if (!CleverTap.isAccountId(accountId)) {
            flaws.add(Flaw.at("#/cleverTap/accountId", "must be the id that CleverTap's settings show"));
            return Optional.empty();
        }
        Optional<Secret> passcode = Optional.ofNullable(project.passcode())
                .map(text -> new Secret(text.strip()))
                .or(() -> before.flatMap(Account::cleverTap).flatMap(CleverTap::passcode));
        Optional<UnsubscribePage> page =
                Optional.ofNullable(project.unsubscribePage()).map(AccountForm.PageForm::page);
        page.flatMap(UnsubscribePage::objection)
                .ifPresent(words -> flaws.add(Flaw.at("#/cleverTap/unsubscribePage", words)));
        return region.map(known -> new CleverTap(known, accountId, passcode, page));
    }

    private Caution caution() {
        return new Caution(
                Optional.ofNullable(form.firstRun()).map(FirstRunWord::firstRun).orElse(Caution.USUAL.firstRun()),
                Optional.ofNullable(form.telling()).map(TellingWord::mode).orElse(Caution.USUAL.telling()),
                Optional.ofNullable(form.maxHardAnHour()).orElse(Caution.USUAL.maxHardAnHour()));
    }

    private Restraint restraint() {
        Optional<String> header = Optional.ofNullable(form.campaignHeader());
        if (header.filter(name -> !CampaignMarks.isHeader(name)).isPresent()) {
            flaws.add(Flaw.at("#/campaignHeader", "must be the name of a header"));
        }
        Optional<String> from = Optional.ofNullable(form.campaignFrom());
        if (from.filter(pattern -> !CampaignMarks.isPattern(pattern)).isPresent()) {
            flaws.add(Flaw.at("#/campaignFrom", "must be a mail address; * stands for anything in it"));
        }
        Optional<NeverHard> neverHard = Optional.ofNullable(form.neverHard()).flatMap(NeverHard::parse);
        if (form.neverHard() != null && neverHard.isEmpty()) {
            flaws.add(Flaw.at("#/neverHard", "must be mail addresses and domains"));
        }
        return new Restraint(
                Optional.ofNullable(form.campaignMail()).map(CampaignWord::mail).orElse(CampaignMail.AUTO),
                new CampaignMarks(header, from),
                neverHard);
    }

    private Optional<ImapSettings> imap(AccountForm.Imap imap) {
        Optional<String> host = said("#/imap/host", imap.host(), preset.imap().map(Preset.Server::host));
        Optional<Authentication> authentication = authentication(
                "#/imap/credentials",
                imap.credentials(),
                host,
                username(imap.username()),
                before.map(Account::imap).map(ImapSettings::authentication));
        return host.isEmpty() || authentication.isEmpty()
                ? Optional.empty()
                : Optional.of(new ImapSettings(
                        host.get(),
                        Optional.ofNullable(imap.port())
                                .or(() -> preset.imap().map(Preset.Server::port))
                                .orElse(IMAPS),
                        username(imap.username()),
                        authentication.get(),
                        Optional.ofNullable(imap.folders()).orElse(List.of()),
                        Optional.ofNullable(imap.dailyBytes()).orElse(USUAL_BYTES)));
    }

    private Optional<SmtpSettings> smtp(AccountForm.Smtp smtp) {
        Optional<Preset.Server> proposed = preset.smtp().stream()
                .filter(server -> smtp.port() == null || server.port() == smtp.port())
                .findFirst();
        Optional<String> host = said(
                "#/smtp/host",
                smtp.host(),
                proposed.or(() -> preset.smtp().stream().findFirst()).map(Preset.Server::host));
        Optional<Integer> port = said("#/smtp/port", smtp.port(), proposed.map(Preset.Server::port));
        Optional<Authentication> authentication = authentication(
                "#/smtp/credentials",
                smtp.credentials(),
                host,
                username(smtp.username()),
                before.map(Account::smtp).map(SmtpSettings::authentication));
        return Stream.of(host, port, authentication).anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(new SmtpSettings(
                        host.orElseThrow(),
                        port.orElseThrow(),
                        Optional.ofNullable(smtp.tls()).map(TlsWord::mode).orElse(TlsMode.usualAt(port.orElseThrow())),
                        username(smtp.username()),
                        authentication.orElseThrow()));
    }

    private Optional<CallbackUrl> callback() {
        if (form.callbackUrl() == null) {
            return said("#/callbackUrl", null, before.map(Account::callback));
        }
        Optional<CallbackUrl> url = CallbackUrl.parse(form.callbackUrl());
        if (url.isEmpty()) {
            flaws.add(Flaw.at("#/callbackUrl", "must be an https:// address; http:// is for this very machine only"));
        }
        return url;
    }

    private Optional<Authentication> authentication(
            String pointer,
            @Nullable Credentials own,
            Optional<String> host,
            String user,
            Optional<Authentication> kept) {
        Optional<Credentials> given = credentials(own, form);
        if (given.isEmpty()) {
            return said(pointer, null, kept);
        }
        // what a provider makes tokens for is its own servers alone
        Optional<Preset> provider = host.flatMap(Presets::ofHost).or(() -> Optional.of(preset));
        return new Login(own == null ? "#/credentials" : pointer, provider, user, flaws).by(given.get());
    }

    private static Optional<Credentials> credentials(@Nullable Credentials own, AccountForm form) {
        return Optional.ofNullable(own).or(() -> Optional.ofNullable(form.credentials()));
    }

    private String username(@Nullable String own) {
        return Optional.ofNullable(own)
                .or(() -> Optional.ofNullable(form.username()))
                .orElseGet(form::address)
                .strip();
    }

    private Optional<EmailAddress> address(String pointer, String text) {
        Optional<EmailAddress> address = EmailAddress.parse(text);
        if (address.isEmpty()) {
            flaws.add(Flaw.at(pointer, "must be a mail address"));
        }
        return address;
    }

    private Duration within(String pointer, @Nullable Duration given, Duration usual) {
        Duration duration = Optional.ofNullable(given).orElse(usual);
        if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
            flaws.add(Flaw.at(pointer, "must be longer than nothing and at most 366 days"));
        }
        return duration;
    }

    private <T> Optional<T> said(String pointer, @Nullable T given, Optional<T> otherwise) {
        Optional<T> value = Optional.ofNullable(given).or(() -> otherwise);
        if (value.isEmpty()) {
            flaws.add(Flaw.at(pointer, "is missing"));
        }
        return value;
    }
}
