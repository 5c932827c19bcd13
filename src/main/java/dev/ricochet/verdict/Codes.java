package dev.ricochet.verdict;

import dev.ricochet.vocabulary.EnhancedStatus;
import dev.ricochet.vocabulary.SmtpReply;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which codes a rule is for; empty lists ask for none.
 *
 * @param statuses forms such as {@code 5.1.1}, {@code X.2.2}, {@code 5.7.*}
 * @param replies forms such as {@code 550}, {@code 5xx}
 */
record Codes(List<String> statuses, List<String> replies) {
    private static final Pattern STATUS = Pattern.compile("[X245]\\.(\\d{1,3}|\\*)\\.(\\d{1,3}|\\*)");
    private static final Pattern REPLY = Pattern.compile("[245](\\d\\d|xx)");

    Codes {
        statuses = List.copyOf(statuses);
        replies = List.copyOf(replies);
        for (String form : statuses) {
            if (!STATUS.matcher(form).matches()) {
                throw new IllegalArgumentException("not a form of status codes: " + form);
            }
        }
        for (String form : replies) {
            if (!REPLY.matcher(form).matches()) {
                throw new IllegalArgumentException("not a form of reply codes: " + form);
            }
        }
    }

    boolean areNone() {
        return statuses.isEmpty() && replies.isEmpty();
    }

    boolean allow(Optional<EnhancedStatus> status, Optional<SmtpReply> reply) {
        return (statuses.isEmpty() || status.filter(this::names).isPresent())
                && (replies.isEmpty() || reply.filter(this::names).isPresent());
    }

    private boolean names(EnhancedStatus status) {
        for (String form : statuses) {
            int first = form.indexOf('.');
            int second = form.indexOf('.', first + 1);
            if ((form.charAt(0) == 'X' || form.charAt(0) - '0' == status.kind())
                    && isOrAny(form, first + 1, second, status.subject())
                    && isOrAny(form, second + 1, form.length(), status.detail())) {
                return true;
            }
        }
        return false;
    }

    private boolean names(SmtpReply reply) {
        for (String form : replies) {
            if (form.endsWith("xx")
                    ? form.charAt(0) - '0' == reply.code() / 100
                    : Integer.parseInt(form) == reply.code()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOrAny(String form, int from, int to, int number) {
        return form.charAt(from) == '*' || Integer.parseInt(form, from, to, 10) == number;
    }
}
