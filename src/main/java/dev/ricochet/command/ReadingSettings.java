package dev.ricochet.command;

import dev.ricochet.account.Preset;
import dev.ricochet.account.Presets;
import dev.ricochet.belief.Inbox;
import dev.ricochet.message.Limits;
import dev.ricochet.understanding.Understanding;
import dev.ricochet.verdict.BareFiveHundred;
import dev.ricochet.verdict.Classifier;
import dev.ricochet.verdict.RuleBook;
import dev.ricochet.verdict.RulesConfig;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.Misconfigured;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The settings that change what a mail is read as, from system properties and the environment alone: to start the whole
 * configuration takes longer than to read a mail.
 */
record ReadingSettings(Limits limits, BareFiveHundred bare, Optional<Path> rules, Inbox inbox) {
    static final String LONGEST = "ricochet.mail.max-message-size";
    static final String BARE = "ricochet.verdict.bare-5xx";
    static final String PROOF = "ricochet.account.proof-of-origin";
    static final String HOST = "ricochet.account.imap.host";
    static final String PRESET = "ricochet.account.preset";
    static final String ADDRESS = "ricochet.account.address";

    private static final List<String> OWN = List.of(LONGEST, BARE, PROOF, HOST, PRESET, ADDRESS, RulesConfig.DIRECTORY);

    /** Throws {@link Misconfigured} as the server does. */
    static ReadingSettings read() {
        System.getenv().keySet().forEach(ReadingSettings::warnOfUnknown);
        Optional<String> longest = given(LONGEST);
        Optional<String> bare = given(BARE);
        Optional<String> rules = given(RulesConfig.DIRECTORY);
        return new ReadingSettings(
                longest.isPresent() ? Limits.USUAL.withBytes(bytes(longest.get())) : Limits.USUAL,
                bare.isPresent() ? hardness(bare.get()) : BareFiveHundred.SOFT,
                rules.isPresent() ? Optional.of(Path.of(rules.get())) : Optional.empty(),
                givenInbox());
    }

    /** The program's reading, with these rules. */
    Understanding understanding(RuleBook book) {
        return new Understanding(limits, new Classifier(book, bare));
    }

    // All names are looked up only where one is none of ours: that takes longer than to read a mail.
    private static void warnOfUnknown(String variable) {
        if (variable.startsWith("RICOCHET_")
                && OWN.stream().map(Misconfigured::variable).noneMatch(variable::equals)) {
            try {
                SettingNames.of(Settings.ROOMS).refuseUnknownVariable(variable);
            } catch (IllegalArgumentException unknown) {
                Shell.complain("warning: " + unknown.getMessage());
            }
        }
    }

    // the presets are read only where one is given: that takes longer than to read a mail
    private static String usualHost() {
        Optional<String> preset = given(PRESET);
        return preset.isEmpty()
                ? Inbox.GMAIL
                : Presets.named(preset.get())
                        .flatMap(Preset::imap)
                        .map(Preset.Server::host)
                        .orElse("");
    }

    private static Inbox givenInbox() {
        Optional<String> given = given(ADDRESS);
        Optional<EmailAddress> address = given.isPresent() ? EmailAddress.parse(given.get()) : Optional.empty();
        if (given.isPresent() && address.isEmpty()) {
            throw new Misconfigured(ADDRESS, "must be a mail address.");
        }
        return new Inbox(
                given(HOST).orElseGet(ReadingSettings::usualHost),
                address,
                isRequired(given(PROOF).orElse("auto")));
    }

    private static boolean isRequired(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "auto", "required" -> true;
            case "off" -> false;
            default -> throw new Misconfigured(PROOF, "must be one of auto, required, off.");
        };
    }

    private static Optional<String> given(String name) {
        String property = System.getProperty(name);
        String text = property == null ? System.getenv(Misconfigured.variable(name)) : property;
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }

    private static int bytes(String text) {
        try {
            return Settings.longestMail(new MemorySizeConverter().convert(text));
        } catch (Misconfigured e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new Misconfigured(LONGEST, "cannot be read: it needs a value of the form of its default, 10M.");
        }
    }

    private static BareFiveHundred hardness(String text) {
        try {
            return BareFiveHundred.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Misconfigured(BARE, "must be one of hard, soft.");
        }
    }
}
