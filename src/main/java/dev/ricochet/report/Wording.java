package dev.ricochet.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text in which many words are looked for, hardly any of which stand in it: a sieve of all runs of four letters shows
 * that without a search. Made when more than a few are asked for.
 */
final class Wording {
    private static final int RUN = 4;
    private static final int ASCII = 0x7f;
    private static final int SMALLEST = 1 << 10;
    private static final int LARGEST = 1 << 21;

    /** Questions for which a sieve is not worth its making. */
    private static final int FEW = 3;

    private final String text;
    private @Nullable String lower;
    private long[] sieve = {};
    private int asked;

    Wording(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** The text in small letters. */
    String lower() {
        String known = lower;
        if (known == null) {
            known = text.toLowerCase(Locale.ROOT);
            lower = known;
        }
        return known;
    }

    /** Whether these words stand in it as they are. */
    boolean says(String words) {
        return mayHold(words) && text.contains(words);
    }

    private boolean mayHold(String words) {
        if (asked < FEW) {
            asked++;
            return true;
        }
        if (sieve.length == 0) {
            sieve = sieved(lower());
        }
        int step = Math.max(1, (words.length() - RUN) / 2);
        for (int at = 0; at + RUN <= words.length(); at += step) {
            int run = run(words, at);
            if (run >= 0 && (sieve[place(run, sieve)] & 1L << run) == 0) {
                return false;
            }
        }
        return true;
    }

    private static long[] sieved(String lower) {
        int bits = Math.clamp(Integer.highestOneBit(lower.length()) * 16L, SMALLEST, LARGEST);
        long[] sieve = new long[bits / Long.SIZE];
        int run = 0;
        for (int i = 0; i < lower.length(); i++) {
            run = run << 7 & 0xfffffff | lower.charAt(i) & ASCII;
            sieve[place(run, sieve)] |= 1L << run;
        }
        return sieve;
    }

    /** The long in which a run has its bit, which its last letter chooses. */
    private static int place(int run, long[] sieve) {
        return (run * 0x9e3779b1 >>> 8) & sieve.length - 1;
    }

    /** Four letters as one number; -1 where one of them is not of ASCII: these may have changed in small letters. */
    private static int run(String words, int at) {
        int run = 0;
        for (int i = at; i < at + RUN; i++) {
            char c = words.charAt(i);
            if (c > ASCII) {
                return -1;
            }
            run = run << 7 | (c >= 'A' && c <= 'Z' ? c | 0x20 : c);
        }
        return run;
    }
}
