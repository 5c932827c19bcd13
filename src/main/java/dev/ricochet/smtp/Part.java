package dev.ricochet.smtp;

/** Which of an account's settings a step tries. */
public enum Part {
    SMTP,
    IMAP,
    CALLBACK
}
