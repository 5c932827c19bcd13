package dev.ricochet.web.page.overview;

import java.util.Locale;

/**
 * How much of what was sent came back as hard.
 *
 * @param sent 0 where nothing is known to have been sent
 */
public record Share(long hard, long sent) {
    /** From there on providers hold a sender for careless, and CleverTap asks questions. */
    private static final double TOO_MUCH = 5;

    private static final double MUCH = 2;

    static Share of(long hard, long sent) {
        return new Share(hard, sent);
    }

    public boolean known() {
        return sent > 0;
    }

    public String percent() {
        return known() ? String.format(Locale.ENGLISH, percentage() < 10 ? "%.1f %%" : "%.0f %%", percentage()) : "–";
    }

    public String kind() {
        if (!known()) {
            return "quiet";
        }
        return percentage() >= TOO_MUCH ? "bad" : percentage() >= MUCH ? "warn" : "good";
    }

    public String words() {
        return switch (kind()) {
            case "bad" -> "above 5 %: too much";
            case "warn" -> "more than usual";
            case "good" -> "as it should be";
            default -> "nothing seen in Sent";
        };
    }

    public boolean tooMuch() {
        return known() && percentage() >= TOO_MUCH;
    }

    private double percentage() {
        return 100.0 * hard / sent;
    }
}
