package dev.ricochet.fuzz;

/** What has to hold for every input; the fuzzer takes the error for a finding. */
public final class Invariant {
    private Invariant() {}

    public static void holds(boolean kept, String what) {
        if (!kept) {
            throw new AssertionError(what);
        }
    }

    public static void same(Object one, Object other, String what) {
        if (!one.equals(other)) {
            throw new AssertionError(what + "\n" + one + "\n" + other);
        }
    }
}
