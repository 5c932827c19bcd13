package dev.ricochet.web.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ricochet.account.Account;
import dev.ricochet.account.CleverTap;
import dev.ricochet.account.ImapSettings;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.account.NeverHard;
import dev.ricochet.account.Provenance;
import dev.ricochet.account.SecretField;
import dev.ricochet.account.SmtpSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An account as it is shown: whole, but for its secrets. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Account", description = "A sender account, without its secrets")
record AccountShown(
        UUID id,

        @Schema(description = "What is declared in the configuration is changed there alone")
        Source source,

        State state,
        String name,
        String address,
        String from,
        Imap imap,
        Smtp smtp,
        Callback callback,
        Duration lookBack,
        Duration maxEventAge,
        ProofWord proofOfOrigin,
        FirstRunWord firstRun,
        TellingWord telling,
        int maxHardAnHour,
        CampaignWord campaignMail,
        @Nullable String campaignHeader,
        @Nullable String campaignFrom,

        @Schema(description = "Where it is said; else the account's own domain") @Nullable
        List<String> neverHard,

        @Schema(description = "In which form it is told") String format,

        @Schema(description = "How many secrets a call is signed with, where its format signs")
        int signingSecrets,

        @Nullable Project cleverTap,

        @Nullable Instant createdAt,
        @Nullable Instant changedAt) {

    enum Source {
        @JsonProperty("declared")
        DECLARED,
        @JsonProperty("stored")
        STORED
    }

    enum State {
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("paused")
        PAUSED
    }

    @Schema(name = "Imap")
    record Imap(
            String host, int port, String username, List<String> folders, long dailyBytes, SecretShown credentials) {
        static Imap of(ImapSettings imap, SecretShown credentials) {
            return new Imap(imap.host(), imap.port(), imap.username(), imap.folders(), imap.dailyBytes(), credentials);
        }
    }

    @Schema(name = "Smtp")
    record Smtp(String host, int port, TlsWord tls, String username, SecretShown credentials) {
        static Smtp of(SmtpSettings smtp, SecretShown credentials) {
            return new Smtp(smtp.host(), smtp.port(), TlsWord.of(smtp.tls()), smtp.username(), credentials);
        }
    }

    @Schema(name = "Callback")
    record Callback(
            @Schema(description = "Scheme, host and the last four characters")
            String url,

            SecretShown secret) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CleverTap", description = "The project in CleverTap, for what the callback cannot do")
    record Project(
            String region, String accountId, SecretShown passcode, AccountForm.@Nullable PageForm unsubscribePage) {
        static Project of(CleverTap project, Provenance provenance) {
            boolean set = project.passcode().isPresent();
            return new Project(
                    project.region().word(),
                    project.accountId(),
                    set ? SecretShown.of(provenance, SecretField.PASSCODE) : new SecretShown(false, null, null),
                    project.page().map(AccountForm.PageForm::of).orElse(null));
        }
    }

    /** That a secret is set, and since when; never which. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Secret", description = "That a secret is set, and since when")
    record SecretShown(
            boolean set,
            @Nullable Instant setAt,

            @Schema(description = "When another was given, which is used as soon as it has been verified") @Nullable
            Instant pendingSince) {
        static SecretShown of(Provenance provenance, SecretField field) {
            return switch (provenance) {
                case Provenance.Declared _ -> new SecretShown(true, null, null);
                case Provenance.Stored stored ->
                    new SecretShown(
                            true, stored.setAt().get(field), stored.pending().get(field));
            };
        }
    }

    static AccountShown of(KnownAccount known) {
        Account account = known.account();
        Provenance provenance = known.provenance();
        return new AccountShown(
                known.id(),
                provenance instanceof Provenance.Stored ? Source.STORED : Source.DECLARED,
                known.paused() ? State.PAUSED : State.ACTIVE,
                account.name(),
                account.address().toString(),
                account.from().toString(),
                Imap.of(account.imap(), SecretShown.of(provenance, SecretField.IMAP)),
                Smtp.of(account.smtp(), SecretShown.of(provenance, SecretField.SMTP)),
                new Callback(account.callback().toString(), SecretShown.of(provenance, SecretField.CALLBACK)),
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
                account.wire().signing().all().size(),
                account.cleverTap()
                        .map(project -> Project.of(project, provenance))
                        .orElse(null),
                provenance instanceof Provenance.Stored stored ? stored.createdAt() : null,
                provenance instanceof Provenance.Stored stored ? stored.changedAt() : null);
    }
}
