package dev.ricochet.understanding;

import dev.ricochet.message.Headers;
import dev.ricochet.message.MailMessage;
import dev.ricochet.message.MimePart;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A report without the people in it, for whoever writes a rule: structure and words of servers stay, the text of the mail that
 * came back and all traces of the way do not. A person should look it over all the same before it is handed on: what somebody
 * wrote into a sentence is not known as a name.
 */
final class AnonymousMail {
    private static final List<String> OF_PEOPLE = List.of("From", "To", "Cc", "Reply-To", "Sender");

    /** The way it took, and what others made of it. */
    private static final List<String> TRACES = List.of(
            "received",
            "x-received",
            "dkim-",
            "domainkey-",
            "arc-",
            "authentication-results",
            "x-google",
            "x-gm-",
            "x-spam",
            "x-ms-exchange-",
            "x-forefront",
            "x-microsoft",
            "x-originat",
            "list-",
            "delivered-to",
            "feedback-id",
            "thread-");

    /** What shows of the mail that came back whom and what a report is about, and when. */
    private static final List<String> OF_WHAT_CAME_BACK = List.of(
            "from", "to", "date", "message-id", "mime-version", "content-type", "return-path", "sender", "reply-to");

    private static final String LEFT_OUT = "(left out)";

    private final StringBuilder out = new StringBuilder();
    private final Pseudonyms names = new Pseudonyms();

    private AnonymousMail() {}

    static byte[] of(MailMessage mail) {
        AnonymousMail anonymous = new AnonymousMail();
        anonymous.meet(mail.root());
        anonymous.write(mail.root(), false);
        return anonymous.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void meet(MimePart part) {
        meet(part.headers());
        if (part.type().is("text/rfc822-headers")) {
            meet(part.enclosedHeaders());
        }
        part.children().forEach(this::meet);
    }

    private void meet(Headers headers) {
        OF_PEOPLE.forEach(name -> names.meet(headers.text(name)));
    }

    private void write(MimePart part, boolean cameBack) {
        boolean text = !part.type().isMultipart() && part.children().isEmpty();
        headers(part.headers(), cameBack, text);
        out.append('\n');
        if (part.type().isMultipart()) {
            String boundary = part.type().parameter("boundary");
            for (MimePart child : part.children()) {
                out.append("--").append(boundary).append('\n');
                write(child, cameBack);
            }
            out.append("--").append(boundary).append("--\n");
        } else if (!part.children().isEmpty()) {
            MimePart enclosed = part.children().getFirst();
            write(enclosed, cameBack || !holdsReport(enclosed));
        } else {
            out.append(body(part, cameBack)).append('\n');
        }
    }

    private String body(MimePart part, boolean cameBack) {
        if (part.type().is("text/rfc822-headers") || part.type().is("message/global-headers")) {
            StringBuilder text = new StringBuilder();
            lines(part.enclosedHeaders(), true, text);
            return text.toString();
        }
        boolean words = part.type().isText() || part.type().name().startsWith("message/");
        return cameBack || !words ? LEFT_OUT : names.in(part.text());
    }

    private void headers(Headers headers, boolean cameBack, boolean text) {
        StringBuilder lines = new StringBuilder();
        lines(headers, cameBack, lines);
        out.append(lines);
        // the text that follows is written out
        if (text) {
            out.append("Content-Transfer-Encoding: 8bit\n");
        }
    }

    private void lines(Headers headers, boolean cameBack, StringBuilder to) {
        for (int field = 0; field < headers.size(); field++) {
            String name = headers.name(field);
            String lower = name.toLowerCase(Locale.ROOT);
            Optional<String> value = value(headers, field, lower, cameBack);
            value.ifPresent(shown -> to.append(name).append(": ").append(shown).append('\n'));
        }
    }

    private Optional<String> value(Headers headers, int field, String name, boolean cameBack) {
        if (name.equals("content-transfer-encoding") || TRACES.stream().anyMatch(name::startsWith)) {
            return Optional.empty();
        }
        if (name.equals("content-type")) {
            String written = headers.value(field);
            return Optional.of(
                    written.toLowerCase(Locale.ROOT).startsWith("text/")
                            ? written.replaceFirst("(?s);.*", "") + "; charset=utf-8"
                            : written);
        }
        if (cameBack && !OF_WHAT_CAME_BACK.contains(name)) {
            // that it is there may be what a rule or a mark is about
            return name.equals("subject") || name.startsWith("x-") ? Optional.of(LEFT_OUT) : Optional.empty();
        }
        String decoded = headers.value(field).contains("=?") ? headers.text(headers.name(field)) : headers.value(field);
        return Optional.of(names.in(decoded.replace('\n', ' ').replace('\r', ' ')));
    }

    private static boolean holdsReport(MimePart mail) {
        return mail.type().is("message/delivery-status")
                || mail.children().stream().anyMatch(AnonymousMail::holdsReport);
    }
}
