package dev.ricochet.report;

import dev.ricochet.message.Headers;
import dev.ricochet.message.MimePart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a {@code message/delivery-status} part: one group about the mail and one for each recipient, also where
 * the blank lines between them are missing or too many.
 *
 * @param mail the fields about the mail as a whole
 * @param recipients the fields about each recipient
 * @param cut whether the part ends without a border, so that its last group may be half of one
 */
record StatusPart(Group mail, List<Group> recipients, boolean cut) {

    /** Of one part; what a server writes about ten thousand recipients fits. */
    private static final int LONGEST = 8 << 20;

    private static final List<String> NAMING = List.of("final-recipient", "original-recipient", "x-actual-recipient");

    /** Fields by their names in lower case; the first of a name counts. */
    record Group(Map<String, String> fields) {
        String get(String name) {
            return fields.getOrDefault(name, "");
        }

        boolean has(String name) {
            return fields.containsKey(name);
        }

        boolean namesSomebody() {
            return NAMING.stream().anyMatch(this::has);
        }
    }

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
        List<Group> recipients = new ArrayList<>();
        Group mail = new Group(new HashMap<>());
        Group current = mail;
        for (Headers block : Headers.blocks(content, Entries.MOST * 2)) {
            boolean fresh = namesSomebody(block, 0);
            for (int i = 0; i < block.size() && recipients.size() < Entries.MOST; i++) {
                String name = block.name(i).toLowerCase(Locale.ROOT);
                if (fresh || recipients.isEmpty() && NAMING.contains(name) || begins(current, name, block, i)) {
                    current = new Group(new HashMap<>());
                    recipients.add(current);
                    fresh = false;
                }
                current.fields().putIfAbsent(name, block.value(i));
            }
        }
        return new StatusPart(mail, recipients, open && !endsWithBlankLine(content));
    }

    /** Whether a field is the first of another recipient's though no blank line stands before it. */
    private static boolean begins(Group current, String name, Headers block, int at) {
        if (NAMING.contains(name)) {
            // Sun Messaging Server names the action, then both addresses
            return current.has(name)
                    || current.has("action")
                            && current.namesSomebody()
                            && !name.equals("final-recipient")
                            && namesSomebody(block, at + 1);
        }
        // Exim names the action first
        return name.equals("action") && current.has(name) && namesSomebody(block, at + 1);
    }

    private static boolean namesSomebody(Headers block, int from) {
        for (int i = from; i < block.size(); i++) {
            if (block.isNamed(i, "Final-Recipient") || from == 0 && block.isNamed(i, "Original-Recipient")) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWithBlankLine(byte[] content) {
        int lines = 0;
        for (int i = content.length - 1; i >= 0 && (content[i] == '\n' || content[i] == '\r'); i--) {
            lines += content[i] == '\n' ? 1 : 0;
        }
        return lines > 1;
    }
}
