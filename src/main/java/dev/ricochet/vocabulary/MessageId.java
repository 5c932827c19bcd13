package dev.ricochet.vocabulary;

import java.util.Optional;

/** The identifier of a mail (RFC 5322, 3.6.4), without its angle brackets. */
public record MessageId(String value) {

    /** RFC 5322, 2.1.1: a line has at most 998 characters. */
    public static final int LONGEST = 998;

    public MessageId {
        if (!isUsable(value)) {
            throw new IllegalArgumentException("not a message id");
        }
    }

    /** The first identifier of a header such as {@code Message-ID}, {@code In-Reply-To} or {@code References}. */
    public static Optional<MessageId> parse(String text) {
        int close = text.indexOf('>', text.indexOf('<') + 1);
        // <<a@example.org>> is <a@example.org>
        int open = text.lastIndexOf('<', close);
        String bare =
                open >= 0 && close > open ? text.substring(open + 1, close).strip() : text.strip();
        return isUsable(bare) ? Optional.of(new MessageId(bare)) : Optional.empty();
    }

    private static boolean isUsable(String bare) {
        if (bare.isBlank() || bare.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (c <= 0x20 || c == 0x7f || c == '<' || c == '>') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "<" + value + ">";
    }
}
