package dev.ricochet.smtp;

/** How many test mails leave; nobody can use this as a relay, and no account is locked by tests. */
final class TestLimits {
    static final int OF_A_SENDER_AN_HOUR = 6;
    static final int OF_A_SENDER_A_DAY = 20;
    static final int IN_ALL_AN_HOUR = 60;

    private TestLimits() {}
}
