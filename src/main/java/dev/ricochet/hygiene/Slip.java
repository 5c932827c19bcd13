package dev.ricochet.hygiene;

/** One slip of a finger: a letter too much, too few, another one, or two that changed places. */
final class Slip {
    private Slip() {}

    static boolean isOne(String written, String meant) {
        int same = sameAtFront(written, meant);
        String ofWritten = written.substring(same);
        String ofMeant = meant.substring(same);
        return switch (written.length() - meant.length()) {
            case 1 -> ofWritten.substring(1).equals(ofMeant);
            case -1 -> ofMeant.substring(1).equals(ofWritten);
            case 0 -> !ofMeant.isEmpty() && (restAfter(1, ofWritten, ofMeant) || areSwapped(ofWritten, ofMeant));
            default -> false;
        };
    }

    private static int sameAtFront(String one, String other) {
        int same = 0;
        while (same < one.length() && same < other.length() && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }

    private static boolean restAfter(int letters, String one, String other) {
        return one.substring(letters).equals(other.substring(letters));
    }

    private static boolean areSwapped(String one, String other) {
        return one.length() > 1
                && one.charAt(0) == other.charAt(1)
                && one.charAt(1) == other.charAt(0)
                && restAfter(2, one, other);
    }
}
