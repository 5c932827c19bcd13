package dev.ricochet.report;

import dev.ricochet.vocabulary.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds addresses where they stand among other words. */
public final class Addresses {
    private static final String AROUND = "<>()[]{}:;,|\"'`*=\u3000\u3001\u3002\u300c\u300d\uff08\uff09\uff1a";
    private static final String BEHIND = ".!?-";

    private static final int ASCII = 0x80;
    private static final boolean[] LOCAL = inside("=*'`{}|");
    private static final boolean[] DOMAIN = inside("");

    private static final String X400 = "SMTP=";

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z0-9]{2,10}[:;]\\s*");

    private Addresses() {}

    /** An address and its place in a text. */
    public record Found(EmailAddress address, int from, int to) {}

    /** The first address at or after a place. */
    public static Optional<Found> first(String text, int from) {
        for (int at = text.indexOf('@', from); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = start(text, at, from);
            int end = end(text, at);
            if (start < at && end > at + 1 && end - start <= EmailAddress.LONGEST) {
                Optional<EmailAddress> address = EmailAddress.parse(text.substring(start, end));
                if (address.isPresent() && !isTail(text, start, from)) {
                    return Optional.of(new Found(address.get(), start, end));
                }
            }
        }
        return Optional.empty();
    }

    /** Every address of a text, at most so many. */
    public static List<EmailAddress> all(String text, int most) {
        List<EmailAddress> found = new ArrayList<>(2);
        Optional<Found> next = first(text, 0);
        while (next.isPresent() && found.size() < most) {
            found.add(next.get().address());
            next = first(text, next.get().to());
        }
        return found;
    }

    /**
     * Whether what looks like an address is the end of something else in angle brackets: {@code <john
     * smith@example.net>}. Schemes ({@code <mailto:a@example.org>}) and source routes ({@code <@relay:a@example.org>}) are
     * no part of an address.
     */
    private static boolean isTail(String text, int start, int from) {
        for (int i = start - 1; i >= from && start - i <= EmailAddress.LONGEST && text.charAt(i) != '>'; i--) {
            if (text.charAt(i) == '<') {
                String between = text.substring(i + 1, start);
                return !between.isBlank()
                        && between.charAt(0) != '@'
                        && !SCHEME.matcher(between).matches();
            }
        }
        return false;
    }

    private static int start(String text, int at, int from) {
        if (at > from && text.charAt(at - 1) == '"') {
            int open = text.lastIndexOf('"', at - 2);
            if (open >= from && at - open <= EmailAddress.LONGEST) {
                return open;
            }
        }
        int i = at;
        while (i > from && at - i < EmailAddress.LONGEST && isOf(LOCAL, text.charAt(i - 1))) {
            i--;
        }
        // ='a@b' and *a@b*: these may begin a local part, and seldom do
        while (i < at && "='`*|{}.".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        // c=US;a= ;p=Example;o=Site;dda:SMTP=alice@example.org, of Exchange 5.5
        return text.regionMatches(true, i, X400, 0, X400.length()) && i + X400.length() < at ? i + X400.length() : i;
    }

    private static int end(String text, int at) {
        int i = at + 1;
        if (i < text.length() && text.charAt(i) == '[') {
            int close = text.indexOf(']', i, Math.min(text.length(), i + EmailAddress.LONGEST));
            return close < 0 ? i : close + 1;
        }
        while (i < text.length() && i - at < EmailAddress.LONGEST && isOf(DOMAIN, text.charAt(i))) {
            i++;
        }
        while (i > at + 1 && BEHIND.indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        return withoutParticle(text, at, i);
    }

    /**
     * Japanese, Chinese and Korean put no blank behind an address: {@code alice@example.org에}. No top-level domain mixes
     * their letters with ours.
     */
    private static int withoutParticle(String text, int at, int end) {
        int label = end;
        while (label > at + 1 && text.charAt(label - 1) != '.') {
            label--;
        }
        int i = label;
        while (i < end && text.charAt(i) < 0x80) {
            i++;
        }
        return i > label + 1 && i < end && text.charAt(i) >= 0x2e80 ? i : end;
    }

    private static boolean[] inside(String also) {
        boolean[] inside = new boolean[ASCII];
        for (char c = '!'; c < ASCII; c++) {
            inside[c] = "@\\\u007f".indexOf(c) < 0 && (AROUND.indexOf(c) < 0 || also.indexOf(c) >= 0);
        }
        return inside;
    }

    private static boolean isOf(boolean[] inside, char c) {
        return c < ASCII ? inside[c] : c != 0xa0 && AROUND.indexOf(c) < 0;
    }
}
