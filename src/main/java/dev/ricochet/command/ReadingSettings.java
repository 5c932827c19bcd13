package dev.ricochet.command;

import dev.ricochet.message.Limits;
import dev.ricochet.verdict.BareFiveHundred;
import dev.ricochet.vocabulary.Misconfigured;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.util.Locale;
import java.util.Optional;

/**
 * The settings that change what a mail is read as, from system properties and the environment alone: to start the whole
 * configuration takes longer than to read a mail.
 */
record ReadingSettings(Limits limits, BareFiveHundred bare) {
    static final String LONGEST = "ricochet.mail.max-message-size";
    static final String BARE = "ricochet.verdict.bare-5xx";

    /** Throws {@link Misconfigured} as the server does. */
    static ReadingSettings read() {
        Optional<String> longest = given(LONGEST);
        Optional<String> bare = given(BARE);
        return new ReadingSettings(
                longest.isPresent() ? Limits.USUAL.withBytes(bytes(longest.get())) : Limits.USUAL,
                bare.isPresent() ? hardness(bare.get()) : BareFiveHundred.SOFT);
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
