package dev.ricochet.web.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ricochet.account.Account;
import dev.ricochet.account.Caution;
import dev.ricochet.account.CleverTap;
import dev.ricochet.account.ImapSettings;
import dev.ricochet.account.NeverHard;
import dev.ricochet.account.SigningSecrets;
import dev.ricochet.account.SmtpSettings;
import dev.ricochet.account.UnsubscribePage;
import dev.ricochet.account.Wire;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an account is to be, as somebody fills it in. Secrets go in and never come out: where an account is changed, those
 * that are left out stay as they are.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AccountForm", description = "What an account is to be")
record AccountForm(
        @Schema(description = "The provider whose servers stand in for those left out", defaultValue = "generic")
        @Pattern(regexp = "gmail|microsoft365|generic", message = "must be gmail, microsoft365 or generic")
        @Nullable
        String preset,

        @Schema(description = "What people call it, and what stands before the sender's address; else the address")
        @Size(min = 1, max = 200)
        @Pattern(regexp = AccountForm.ONE_LINE, message = "must stand on one line")
        @Nullable
        String name,

        @Schema(description = "Where bounces come back to", examples = "news@example.org") @NotBlank @Size(max = 254)
        String address,

        @Schema(description = "What campaigns are sent from; else the address") @Size(max = 254) @Nullable
        String from,

        @Schema(description = "The name to log in with, for both servers; else the address")
        @Size(min = 1, max = 320)
        @Pattern(regexp = AccountForm.ONE_LINE, message = "must stand on one line")
        @Nullable
        String username,

        @Schema(description = "For both servers") @Valid @Nullable
        Credentials credentials,

        @Valid @Nullable Imap imap,
        @Valid @Nullable Smtp smtp,

        @Schema(description = "Where events are posted; a secret", writeOnly = true) @Size(max = 2000) @Nullable
        String callbackUrl,

        @Schema(description = "How far a first run looks back", defaultValue = "P7D", examples = "P7D") @Nullable
        Duration lookBack,

        @Schema(description = "A bounce older than this is held", defaultValue = "P30D", examples = "P30D") @Nullable
        Duration maxEventAge,

        @Schema(
                description =
                        "Whether a hard bounce is told only when its report is proven; auto where that can be; off needs"
                                + " the scope admin",
                defaultValue = "auto")
        @Nullable
        ProofWord proofOfOrigin,

        @Schema(
                description = "What becomes of the bounces that lay in the inbox before its first look",
                defaultValue = "preview")
        @Nullable
        FirstRunWord firstRun,

        @Schema(description = "shadow: everything runs, and nothing is posted", defaultValue = "on") @Nullable
        TellingWord telling,

        @Schema(
                description =
                        "Of hard bounces that were collected and then approved, at most so many become due in an hour",
                defaultValue = "250")
        @Min(1)
        @Max(Caution.MOST_AN_HOUR)
        @Nullable
        Integer maxHardAnHour,

        @Schema(
                description =
                        "Of which mails bounces are told: of marked ones from the first that was sent (auto), of marked"
                                + " ones alone, or of all",
                defaultValue = "auto")
        @Nullable
        CampaignWord campaignMail,

        @Schema(description = "A header of your own that marks campaign mail, besides CleverTap's") @Nullable
        String campaignHeader,

        @Schema(description = "What campaign mail is sent from; * stands for anything", examples = "*@news.example.org")
        @Nullable
        String campaignFrom,

        @Schema(
                description =
                        "Addresses and domains of which no hard bounce is told, but a soft one; else the account's own"
                                + " domain")
        @Size(max = NeverHard.MOST)
        @Nullable
        List<@NotBlank @Size(max = NeverHard.LONGEST) String> neverHard,

        @Schema(
                description = "In which form it is told: clevertap-v1, clevertap-v2 or events",
                defaultValue = "clevertap-v1",
                examples = "events")
        @Pattern(regexp = Wire.NAME_OF_A_FORMAT, message = "must be the name of a format")
        @Nullable
        String format,

        @Schema(
                description =
                        "What proves to a receiver of events that a call is ours: whsec_ and 24 to 64 bytes in Base64;"
                                + " two while one is being replaced, the newest first",
                writeOnly = true)
        @Size(max = SigningSecrets.MOST)
        @Nullable
        List<@NotBlank @Size(max = SigningSecrets.LONGEST) String> signingSecrets,

        @Valid @Nullable CleverTapProject cleverTap) {
    /** Without control characters: what two protocols carry line by line. */
    static final String ONE_LINE = "\\P{Cntrl}*";

    /** How the inbox is read. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ImapForm", description = "How the inbox is read; IMAP over TLS")
    record Imap(
            @Size(max = 253) @Nullable String host,
            @Min(1) @Max(65_535) @Nullable Integer port,

            @Size(min = 1, max = 320)
            @Pattern(regexp = AccountForm.ONE_LINE, message = "must stand on one line")
            @Nullable
            String username,

            @Valid @Nullable Credentials credentials,

            @Schema(description = "By name; else INBOX and the folder marked \\Junk") @Size(max = 50) @Nullable
            List<
                            @NotBlank @Size(max = 1000)
                            @Pattern(regexp = AccountForm.ONE_LINE, message = "must stand on one line") String>
                    folders,

            @Schema(description = "How much may be downloaded in any 24 hours", defaultValue = "1048576000")
            @Min(1)
            @Nullable
            Long dailyBytes) {
        static final Imap UNSAID = new Imap(null, null, null, null, null, null);

        static Imap of(ImapSettings imap) {
            return new Imap(imap.host(), imap.port(), imap.username(), null, imap.folders(), imap.dailyBytes());
        }
    }

    /** How campaign mail leaves. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SmtpForm", description = "How campaign mail leaves")
    record Smtp(
            @Size(max = 253) @Nullable String host,
            @Min(1) @Max(65_535) @Nullable Integer port,

            @Schema(description = "Else starttls at port 587, and implicit at any other") @Nullable
            TlsWord tls,

            @Size(min = 1, max = 320)
            @Pattern(regexp = AccountForm.ONE_LINE, message = "must stand on one line")
            @Nullable
            String username,

            @Valid @Nullable Credentials credentials) {
        static final Smtp UNSAID = new Smtp(null, null, null, null, null);

        static Smtp of(SmtpSettings smtp) {
            return new Smtp(smtp.host(), smtp.port(), TlsWord.of(smtp.tls()), smtp.username(), null);
        }
    }

    /** The account's project in CleverTap, where more than the callback is needed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CleverTapForm", description = "The project in CleverTap, for what the callback cannot do")
    record CleverTapProject(
            @Schema(defaultValue = "eu1", examples = "in1") @Nullable
            String region,

            @Schema(description = "As CleverTap's settings show it") @NotBlank @Size(max = 60)
            String accountId,

            @Schema(description = "For CleverTap's API; a secret", writeOnly = true) @Size(min = 1, max = 200) @Nullable
            String passcode,

            @Schema(description = "Where Ricochet serves the page that campaigns link to") @Valid @Nullable
            PageForm unsubscribePage) {
        static CleverTapProject of(CleverTap project) {
            return new CleverTapProject(
                    project.region().word(),
                    project.accountId(),
                    null,
                    project.page().map(PageForm::of).orElse(null));
        }
    }

    /** The page for whoever wants to leave. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "UnsubscribePage", description = "The page that campaigns link to for whoever wants to leave")
    record PageForm(
            @Schema(description = "Whether CleverTap's subscription groups are offered", defaultValue = "false")
            @Nullable
            Boolean groups,

            @Schema(description = "Else what it is for, in the reader's language")
            @Size(max = UnsubscribePage.LONGEST_TITLE)
            @Nullable
            String title,

            @Schema(description = "An https address") @Size(max = UnsubscribePage.LONGEST_LOGO) @Nullable
            String logo,

            @Schema(examples = "#1f4fd8") @Size(max = 7) @Nullable
            String colour) {
        static PageForm of(UnsubscribePage page) {
            return new PageForm(
                    page.groups(),
                    page.title().orElse(null),
                    page.logo().orElse(null),
                    page.colour().orElse(null));
        }

        UnsubscribePage page() {
            return new UnsubscribePage(
                    Boolean.TRUE.equals(groups),
                    Optional.ofNullable(title),
                    Optional.ofNullable(logo),
                    Optional.ofNullable(colour));
        }
    }

    Imap imapOrUnsaid() {
        return Optional.ofNullable(imap).orElse(Imap.UNSAID);
    }

    Smtp smtpOrUnsaid() {
        return Optional.ofNullable(smtp).orElse(Smtp.UNSAID);
    }

    /** An account as it would have been filled in, without its secrets: what a patch is laid upon. */
    static AccountForm of(Account account) {
        return new AccountForm(
                null,
                account.name(),
                account.address().toString(),
                account.from().toString(),
                null,
                null,
                Imap.of(account.imap()),
                Smtp.of(account.smtp()),
                null,
                account.lookBack(),
                account.maxEventAge(),
                ProofWord.of(account.proofOfOrigin()),
                FirstRunWord.of(account.caution().firstRun()),
                TellingWord.of(account.caution().telling()),
                account.caution().maxHardAnHour(),
                CampaignWord.of(account.restraint().campaignMail()),
                account.restraint().marks().header().orElse(null),
                account.restraint().marks().from().orElse(null),
                account.restraint().neverHard().map(NeverHard::entries).orElse(null),
                account.wire().format(),
                null,
                account.cleverTap().map(CleverTapProject::of).orElse(null));
    }

    @Override
    public String toString() {
        return "an account's form";
    }
}
