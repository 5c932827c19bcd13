package dev.ricochet.verdict;

import dev.ricochet.vocabulary.EnhancedStatus;
import dev.ricochet.vocabulary.SmtpReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which codes a rule is for; empty lists ask for none. */
record Codes(List<StatusForm> statuses, List<ReplyForm> replies) {
    private static final int ANY = -1;

    /** {@code 5.1.1}, {@code X.2.2}, {@code 5.7.*}, {@code 5.7.606-649}. */
    record StatusForm(int kind, int subject, int first, int last) {
        static StatusForm parse(String text) {
            int dot = text.indexOf('.');
            int second = text.indexOf('.', dot + 1);
            if (dot != 1 || second < 0 || "X245".indexOf(text.charAt(0)) < 0) {
                throw new IllegalArgumentException("not a form of status codes: " + text);
            }
            int dash = text.indexOf('-', second);
            int first = number(text, second + 1, dash < 0 ? text.length() : dash);
            return new StatusForm(
                    text.charAt(0) == 'X' ? ANY : text.charAt(0) - '0',
                    number(text, dot + 1, second),
                    first,
                    dash < 0 ? first : number(text, dash + 1, text.length()));
        }

        private static int number(String text, int from, int to) {
            if (to - from == 1 && text.charAt(from) == '*') {
                return ANY;
            }
            boolean fits = to - from >= 1 && to - from <= 3;
            for (int i = from; i < to; i++) {
                fits &= isDigit(text.charAt(i));
            }
            if (!fits) {
                throw new IllegalArgumentException("not a form of status codes: " + text);
            }
            return Integer.parseInt(text, from, to, 10);
        }

        boolean names(EnhancedStatus status) {
            return (kind == ANY || kind == status.kind())
                    && (subject == ANY || subject == status.subject())
                    && (first == ANY || first <= status.detail() && status.detail() <= last);
        }
    }

    /** {@code 550}, {@code 5xx}. */
    record ReplyForm(int first, int last) {
        static ReplyForm parse(String text) {
            boolean all = text.endsWith("xx");
            if (text.length() != 3
                    || "245".indexOf(text.charAt(0)) < 0
                    || !all && !(isDigit(text.charAt(1)) && isDigit(text.charAt(2)))) {
                throw new IllegalArgumentException("not a form of reply codes: " + text);
            }
            int lowest = all ? (text.charAt(0) - '0') * 100 : Integer.parseInt(text);
            return new ReplyForm(lowest, all ? lowest + 99 : lowest);
        }

        boolean names(SmtpReply reply) {
            return reply.code() >= first && reply.code() <= last;
        }
    }

    Codes {
        statuses = List.copyOf(statuses);
        replies = List.copyOf(replies);
    }

    static Codes parse(List<String> statuses, List<String> replies) {
        List<StatusForm> statusForms = new ArrayList<>(statuses.size());
        for (String form : statuses) {
            statusForms.add(StatusForm.parse(form));
        }
        List<ReplyForm> replyForms = new ArrayList<>(replies.size());
        for (String form : replies) {
            replyForms.add(ReplyForm.parse(form));
        }
        return new Codes(statusForms, replyForms);
    }

    boolean areNone() {
        return statuses.isEmpty() && replies.isEmpty();
    }

    /** Whether they ask for a status that RFC 3463 gives to what is wrong with an address. */
    boolean areOfAddress() {
        return !statuses.isEmpty() && statuses.stream().allMatch(form -> form.subject() == 1);
    }

    boolean allow(Optional<EnhancedStatus> status, Optional<SmtpReply> reply) {
        return (statuses.isEmpty() || status.isPresent() && names(status.get()))
                && (replies.isEmpty() || reply.isPresent() && names(reply.get()));
    }

    private boolean names(EnhancedStatus status) {
        for (StatusForm form : statuses) {
            if (form.names(status)) {
                return true;
            }
        }
        return false;
    }

    private boolean names(SmtpReply reply) {
        for (ReplyForm form : replies) {
            if (form.names(reply)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
