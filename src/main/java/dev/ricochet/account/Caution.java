package dev.ricochet.account;

/**
 * How carefully an account begins to tell.
 *
 * @param maxHardAnHour of hard bounces that were collected and then approved, at most so many become due in an hour
 */
public record Caution(FirstRun firstRun, TellingMode telling, int maxHardAnHour) {
    public static final int MOST_AN_HOUR = 100_000;

    public static final Caution USUAL = new Caution(FirstRun.PREVIEW, TellingMode.ON, 250);

    public Caution {
        if (maxHardAnHour < 1 || maxHardAnHour > MOST_AN_HOUR) {
            throw new IllegalArgumentException("not a number of bounces an hour");
        }
    }

    /** Whether nothing is posted. */
    public boolean isShadow() {
        return switch (telling) {
            case SHADOW -> true;
            case ON -> false;
        };
    }
}
