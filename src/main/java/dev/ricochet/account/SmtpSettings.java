package dev.ricochet.account;

/** How campaign mail leaves. */
public record SmtpSettings(String host, int port, String from) {}
