package dev.ricochet.account;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The account as it is set. Secrets are text here, because a converter that fails prints what it was given. */
@ConfigMapping(prefix = "ricochet.account")
public interface AccountConfig {

    /** The address that campaigns are sent from and that bounces come back to. */
    Optional<String> address();

    /** What people call it, and what stands before the sender's address; else the address. */
    Optional<String> displayName();

    /** Google's sixteen letters, with or without blanks. */
    Optional<String> appPassword();

    /** A file with the app password in it. */
    Optional<String> appPasswordFile();

    /** Where bounces are posted. */
    Optional<String> callbackUrl();

    /** A file with the callback URL in it. */
    Optional<String> callbackUrlFile();

    /** The provider, whose servers are then known: gmail, microsoft365, or generic. */
    @WithDefault("gmail")
    String preset();

    /** The name to log in with; else the address. */
    Optional<String> username();

    /** By consent of the mailbox's owner, in place of an app password. */
    Oauth oauth();

    /** By leave of the domain's administrator, in place of an app password. */
    ServiceAccount serviceAccount();

    Imap imap();

    Smtp smtp();

    /** How far a first run looks back. */
    @WithDefault("7d")
    Duration lookBack();

    /** A bounce older than this is held, not told. */
    @WithDefault("30d")
    Duration maxEventAge();

    /** Whether a hard bounce is told only when its report is proven to be genuine. */
    @WithDefault("auto")
    ProofOfOrigin proofOfOrigin();

    /** What becomes of the bounces that lay in the inbox before it was first looked into. */
    @WithDefault("preview")
    FirstRun firstRun();

    /** Whether what is read is told. */
    @WithDefault("on")
    TellingMode telling();

    /** Of hard bounces that were collected and then approved, at most so many become due in an hour. */
    @WithDefault("250")
    int maxHardAnHour();

    /** Of which mails bounces are told. */
    @WithDefault("auto")
    CampaignMail campaignMail();

    /** A header of your own that marks campaign mail, besides CleverTap's. */
    Optional<String> campaignHeader();

    /** What campaign mail is sent from, with {@code *} for anything. */
    Optional<String> campaignFrom();

    /** In which form it is told: clevertap-v1, clevertap-v2 or events. */
    @WithDefault("clevertap-v1")
    String format();

    /** What proves to a receiver of {@code events} that a call is ours: whsec_…, and another while it is being replaced. */
    Optional<String> signingSecrets();

    /** A file with them in it. */
    Optional<String> signingSecretsFile();

    Project clevertap();

    /** Addresses and domains of which no hard bounce is told; else the account's own domain. */
    Optional<List<String>> neverHard();

    /** What a provider gives to a client whom the mailbox's owner has agreed to. */
    interface Oauth {
        /** Where access tokens are made; else the preset's. */
        Optional<String> tokenEndpoint();

        Optional<String> clientId();

        Optional<String> clientSecret();

        /** A file with the client's secret in it. */
        Optional<String> clientSecretFile();

        Optional<String> refreshToken();

        /** A file with the refresh token in it. */
        Optional<String> refreshTokenFile();
    }

    /** What Google gives for a service account with domain-wide delegation. */
    interface ServiceAccount {
        /** The JSON of the key. */
        Optional<String> key();

        /** The file as Google makes it. */
        Optional<String> keyFile();

        /** Whose mailbox it is; else the name to log in with. */
        Optional<String> subject();
    }

    /** The account's project in CleverTap. */
    interface Project {
        /** eu1, in1, sg1, us1, aps3, mec1 or sk1. */
        @WithDefault("eu1")
        String region();

        /** Of the project, as CleverTap's settings show it. */
        Optional<String> accountId();

        /** For its API. */
        Optional<String> passcode();

        /** A file with the passcode in it. */
        Optional<String> passcodeFile();

        Page unsubscribePage();
    }

    /** The page that campaigns link to for whoever wants to leave. */
    interface Page {
        /** Whether it is served. */
        @WithDefault("false")
        boolean enabled();

        /** Whether subscription groups are offered. */
        @WithDefault("false")
        boolean groups();

        /** Else what it is for, in the reader's language. */
        Optional<String> title();

        /** An https address. */
        Optional<String> logo();

        /** {@code #1f4fd8} */
        Optional<String> colour();
    }

    /** How the inbox is read. */
    interface Imap {
        /** Else the preset's. */
        Optional<String> host();

        @WithDefault("993")
        int port();

        /** By name; else INBOX, or with Gmail all mail, and the folder marked {@code \Junk}. */
        Optional<List<String>> folders();

        /** How much may be downloaded in any 24 hours; Google locks an account at 2,500 MB. */
        @WithDefault("1000M")
        MemorySize dailyBytes();
    }

    /** How campaign mail leaves. */
    interface Smtp {
        /** Else the preset's. */
        Optional<String> host();

        /** Else the preset's. */
        OptionalInt port();

        /** When the connection becomes TLS; else with port 587 by STARTTLS, and with others from the first byte. */
        Optional<TlsMode> tls();

        /** The sender; else the address. */
        Optional<String> from();
    }
}
