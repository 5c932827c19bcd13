package dev.ricochet.vocabulary;

/** A reply code of SMTP (RFC 5321, 4.2): 200 to 559. */
public record SmtpReply(int code) {
    public SmtpReply {
        if (code < 200 || code > 559) {
            throw new IllegalArgumentException("not a reply code");
        }
    }

    public boolean isPermanent() {
        return code >= 500;
    }

    public boolean isTransient() {
        return code >= 400 && code < 500;
    }

    @Override
    public String toString() {
        return Integer.toString(code);
    }
}
