package dev.ricochet.account;

/** How campaign mail leaves. */
public record SmtpSettings(String host, int port, TlsMode tls, String username, Authentication authentication) {}
