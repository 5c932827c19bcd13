package dev.ricochet.vocabulary;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An enhanced mail system status code (RFC 3463): class 2, 4 or 5, subject, detail. */
public record EnhancedStatus(int kind, int subject, int detail) {

    // Not part of a longer dotted number: in "host 10.5.1.1 said" there is an address, not a status.
    private static final Pattern FORM = Pattern.compile("(?<![\\d.])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?!\\d|\\.\\d)");

    public EnhancedStatus {
        if (kind != 2 && kind != 4 && kind != 5 || subject < 0 || subject > 999 || detail < 0 || detail > 999) {
            throw new IllegalArgumentException("not an enhanced status code");
        }
    }

    /** The first code in a text, wherever it stands. */
    public static Optional<EnhancedStatus> in(CharSequence text) {
        Matcher found = FORM.matcher(text);
        return found.find()
                ? Optional.of(new EnhancedStatus(
                        Integer.parseInt(found.group(1)),
                        Integer.parseInt(found.group(2)),
                        Integer.parseInt(found.group(3))))
                : Optional.empty();
    }

    public boolean isPermanent() {
        return kind == 5;
    }

    /** X.0.0 says nothing but its class. */
    public boolean saysMoreThanItsClass() {
        return subject != 0 || detail != 0;
    }

    @Override
    public String toString() {
        return kind + "." + subject + "." + detail;
    }

    // what a record compares itself with is made at run time, at the first call, and a start pays for it
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EnhancedStatus(int otherKind, int otherSubject, int otherDetail)
                && kind == otherKind
                && subject == otherSubject
                && detail == otherDetail;
    }

    @Override
    public int hashCode() {
        return (kind * 1_000 + subject) * 1_000 + detail;
    }
}
