package dev.ricochet.vocabulary;

import java.util.Locale;

/** A setting that cannot be used: which one, and what it needs. The value itself is never said; it may be a secret. */
public final class Misconfigured extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String property;
    private final String needs;

    /** Reads as {@code ricochet.poll.every (RICOCHET_POLL_EVERY) must be …}. */
    public Misconfigured(String property, String needs) {
        this(property + " (" + variable(property) + ")", property, needs);
    }

    private Misconfigured(String name, String property, String needs) {
        super(name + " " + needs);
        this.property = property;
        this.needs = needs;
    }

    /** The same of words that stand in place of the setting: {@code --rules own holds …}. */
    public Misconfigured by(String words) {
        return new Misconfigured(words, property, needs);
    }

    /** The environment variable by which a property is set. */
    public static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    public String property() {
        return property;
    }
}
