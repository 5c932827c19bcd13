package dev.ricochet.vocabulary;

import java.util.Locale;

/** A setting that cannot be used: which one, and what it needs. The value itself is never said; it may be a secret. */
public final class Misconfigured extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String property;

    /** Reads as {@code ricochet.poll.every (RICOCHET_POLL_EVERY) must be …}. */
    public Misconfigured(String property, String needs) {
        super(property + " (" + variable(property) + ") " + needs);
        this.property = property;
    }

    /** The environment variable by which a property is set. */
    public static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    public String property() {
        return property;
    }
}
