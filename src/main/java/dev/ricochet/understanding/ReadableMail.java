package dev.ricochet.understanding;

import dev.ricochet.message.Headers;
import dev.ricochet.message.MailMessage;
import dev.ricochet.message.MimePart;
import dev.ricochet.report.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A mail as a person reads it: who wrote it, and its texts one after the other, as much of them as anybody reads.
 *
 * @param head the headers that people know
 */
public record ReadableMail(List<Field> head, List<Passage> passages) {
    private static final List<String> KNOWN = List.of("From", "To", "Date", "Subject", "Message-ID");
    private static final int MOST_PASSAGES = 30;
    private static final int LONGEST_TEXT = 24_000;
    private static final int LONGEST_HEADER = 2_000;

    /** A header. */
    public record Field(String name, String value) {}

    /** What a part of a mail is, to whoever reads it. */
    public enum Role {
        /** Words for people. */
        WORDS,
        /** The same once more with markup, which is left out here. */
        MARKUP,
        /** The report for programs (RFC 3464). */
        STATUS,
        /** The mail that came back, or its headers. */
        RETURNED,
        /** What is no text. */
        OTHER
    }

    /**
     * One text of a mail.
     *
     * @param type as the mail names it: text/plain
     * @param left characters that are too many to show
     */
    public record Passage(Role role, String type, String text, int left) {}

    public ReadableMail {
        head = List.copyOf(head);
        passages = List.copyOf(passages);
    }

    static ReadableMail of(MailMessage mail) {
        List<Passage> passages = new ArrayList<>();
        add(passages, mail, false);
        return new ReadableMail(head(mail.headers()), passages);
    }

    private static List<Field> head(Headers headers) {
        List<Field> head = new ArrayList<>();
        for (String name : KNOWN) {
            String value = headers.text(name);
            if (!value.isBlank()) {
                head.add(new Field(name, value.substring(0, Math.min(value.length(), LONGEST_HEADER))));
            }
        }
        return head;
    }

    private static void add(List<Passage> passages, MailMessage mail, boolean returned) {
        for (MimePart part : mail.ownParts()) {
            if (passages.size() >= MOST_PASSAGES) {
                return;
            }
            Optional<MailMessage> enclosed = mail.enclosedIn(part);
            if (enclosed.isPresent()) {
                passages.add(passage(Role.RETURNED, part, headers(part.enclosedHeaders())));
                add(passages, enclosed.get(), !isReport(enclosed.get()));
            } else {
                Role role = returned ? Role.RETURNED : role(part);
                passages.add(passage(role, part, text(part)));
            }
        }
    }

    /** A report may be forwarded whole. */
    private static boolean isReport(MailMessage mail) {
        return mail.ownParts().stream().anyMatch(part -> role(part) == Role.STATUS);
    }

    private static Role role(MimePart part) {
        return switch (part.type().name()) {
            case "message/delivery-status",
                    "message/global-delivery-status",
                    "message/feedback-report",
                    "message/disposition-notification" -> Role.STATUS;
            case "text/rfc822-headers", "message/rfc822", "message/global", "message/global-headers" -> Role.RETURNED;
            case "text/html" -> Role.MARKUP;
            default -> part.type().isText() ? Role.WORDS : Role.OTHER;
        };
    }

    private static String text(MimePart part) {
        return switch (role(part)) {
            case WORDS, STATUS, RETURNED -> part.text();
            case MARKUP ->
                Markup.toText(part.text())
                        .replaceAll("[ \\t]*\\n\\s*\\n\\s*", "\n\n")
                        .strip();
            case OTHER -> "";
        };
    }

    private static String headers(Headers headers) {
        StringBuilder text = new StringBuilder();
        for (int field = 0; field < headers.size() && text.length() < LONGEST_TEXT; field++) {
            text.append(headers.name(field))
                    .append(": ")
                    .append(headers.value(field))
                    .append('\n');
        }
        return text.toString();
    }

    private static Passage passage(Role role, MimePart part, String text) {
        String shown = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        return new Passage(role, part.type().name(), shown, text.length() - shown.length());
    }
}
