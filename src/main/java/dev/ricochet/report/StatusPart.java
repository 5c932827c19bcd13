package dev.ricochet.report;

import dev.ricochet.message.Headers;
import dev.ricochet.message.MimePart;
import dev.ricochet.report.FieldGroup.Mark;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a {@code message/delivery-status} part: one group about the mail and one for each recipient, also where
 * the blank lines between them are missing or too many.
 *
 * @param mail the fields about the mail as a whole
 * @param recipients the fields about each recipient
 * @param cut whether the part ends without a border, so that its last group may be half of one
 */
record StatusPart(FieldGroup mail, List<FieldGroup> recipients, boolean cut) {

    /** Of one part; what a server writes about ten thousand recipients fits. */
    private static final int LONGEST = 8 << 20;

    static StatusPart in(MimePart part) {
        return in(part.content(LONGEST), !part.isClosed());
    }

    /** The same fields where a server puts them into its text. */
    static Optional<StatusPart> inText(Notice notice) {
        int first = notice.lineWith("Final-Recipient:");
        if (first < 0 || !notice.says("Action:")) {
            return Optional.empty();
        }
        int begin = first;
        while (begin > 0 && notice.lines().get(begin - 1).indexOf(':') > 0) {
            begin--;
        }
        String fields =
                String.join("\n", notice.lines().subList(begin, notice.lines().size()));
        StatusPart status = in(fields.getBytes(StandardCharsets.UTF_8), false);
        return status.recipients().isEmpty() ? Optional.empty() : Optional.of(status);
    }

    private static StatusPart in(byte[] content, boolean open) {
        List<FieldGroup> recipients = new ArrayList<>();
        FieldGroup mail = new FieldGroup();
        FieldGroup current = mail;
        for (Headers block : Headers.blocks(content, Entries.MOST * 2)) {
            int lastFinal = lastFinal(block);
            boolean fresh = lastFinal >= 0 || block.has("Original-Recipient");
            int from = 0;
            int at = 0;
            for (; at < block.size() && recipients.size() < Entries.MOST; at++) {
                Optional<Mark> mark = Mark.of(block, at);
                if (fresh || mark.isPresent() && begins(recipients.isEmpty(), current, mark.get(), lastFinal > at)) {
                    current.add(block, from, at);
                    from = at;
                    current = new FieldGroup();
                    recipients.add(current);
                    fresh = false;
                }
                mark.ifPresent(current::mark);
            }
            current.add(block, from, at);
        }
        return new StatusPart(mail, recipients, open && !endsWithBlankLine(content));
    }

    /**
     * Whether a field is the first of another recipient's though no blank line stands before it.
     *
     * @param again whether somebody is named behind it in the same block
     */
    private static boolean begins(boolean first, FieldGroup current, Mark mark, boolean again) {
        if (mark.namesSomebody()) {
            // Sun Messaging Server names the action, then both addresses
            return first
                    || current.has(mark)
                    || current.has(Mark.ACTION) && current.namesSomebody() && mark != Mark.FINAL && again;
        }
        // Exim names the action first
        return current.has(mark) && again;
    }

    private static int lastFinal(Headers block) {
        int last = block.size() - 1;
        while (last >= 0 && !block.isNamed(last, "Final-Recipient")) {
            last--;
        }
        return last;
    }

    private static boolean endsWithBlankLine(byte[] content) {
        int lines = 0;
        for (int i = content.length - 1; i >= 0 && (content[i] == '\n' || content[i] == '\r'); i--) {
            lines += content[i] == '\n' ? 1 : 0;
        }
        return lines > 1;
    }
}
