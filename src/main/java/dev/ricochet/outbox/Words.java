package dev.ricochet.outbox;

/** Text from outside as the table takes it: bounded, without the NUL that PostgreSQL refuses, whole characters only. */
final class Words {
    /** What the table keeps of a receiver's answer. */
    static final int OF_AN_ANSWER = 500;

    private Words() {}

    static String atMost(int longest, String text) {
        String clean = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        if (clean.length() <= longest) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest;
        return clean.substring(0, end);
    }
}
