package dev.ricochet.report;

import dev.ricochet.message.Headers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fields of a status part about one recipient, or about the mail; the first of a name counts. None is read unasked. */
final class FieldGroup {

    /** A field that shows where a group begins. */
    enum Mark {
        FINAL("Final-Recipient"),
        ORIGINAL("Original-Recipient"),
        ACTUAL("X-Actual-Recipient"),
        ACTION("Action");

        private static final List<Mark> ALL = List.of(values());

        private final String field;

        Mark(String field) {
            this.field = field;
        }

        boolean namesSomebody() {
            return this != ACTION;
        }

        static Optional<Mark> of(Headers block, int at) {
            for (Mark mark : ALL) {
                if (block.isNamed(at, mark.field)) {
                    return Optional.of(mark);
                }
            }
            return Optional.empty();
        }
    }

    private record Span(Headers block, int from, int to) {}

    private final List<Span> spans = new ArrayList<>(1);
    private final Set<Mark> marks = EnumSet.noneOf(Mark.class);

    void add(Headers block, int from, int to) {
        if (from < to) {
            spans.add(new Span(block, from, to));
        }
    }

    void mark(Mark mark) {
        marks.add(mark);
    }

    boolean has(Mark mark) {
        return marks.contains(mark);
    }

    boolean namesSomebody() {
        return has(Mark.FINAL) || has(Mark.ORIGINAL) || has(Mark.ACTUAL);
    }

    /** The value of a field, or an empty text. */
    String get(String name) {
        for (Span span : spans) {
            for (int i = span.from(); i < span.to(); i++) {
                if (span.block().isNamed(i, name)) {
                    return span.block().value(i);
                }
            }
        }
        return "";
    }
}
