package dev.ricochet.web.page;

/** What was just done, said once at the top of the page that comes next. */
public record Flash(Kind kind, String words) {
    /** How it went. */
    public enum Kind {
        GOOD,
        WARN,
        BAD
    }

    public static Flash done(String words) {
        return new Flash(Kind.GOOD, words);
    }

    public static Flash warning(String words) {
        return new Flash(Kind.WARN, words);
    }

    public static Flash failed(String words) {
        return new Flash(Kind.BAD, words);
    }

    /** As templates say it. */
    public String kindWord() {
        return switch (kind) {
            case GOOD -> "good";
            case WARN -> "warn";
            case BAD -> "bad";
        };
    }
}
