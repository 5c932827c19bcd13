package dev.ricochet.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.ricochet.message.Headers;
import dev.ricochet.message.MailMessage;
import dev.ricochet.message.MimePart;
import dev.ricochet.vocabulary.EmailAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** All that stands in a mail, decoded in every way that one of its parts asks for, without a reader's judgement. */
final class Vocabulary {
    private final String words;

    Vocabulary(MailMessage mail) {
        StringBuilder all = new StringBuilder();
        Deque<MimePart> parts = new ArrayDeque<>();
        parts.push(mail.root());
        while (!parts.isEmpty()) {
            MimePart part = parts.pop();
            part.children().forEach(parts::push);
            add(all, part.headers());
            all.append(part.text()).append('\n');
            if (part.type().name().equals("text/html")) {
                all.append(Markup.toText(part.text())).append('\n');
            }
            byte[] content = part.content(MimePart.LONGEST_TEXT);
            all.append(new String(content, ISO_8859_1)).append('\n');
            Headers.blocks(content, 2 * Entries.MOST).forEach(block -> add(all, block));
        }
        words = all.toString().toLowerCase(Locale.ROOT);
    }

    private static void add(StringBuilder all, Headers headers) {
        for (int i = 0; i < headers.size(); i++) {
            all.append(headers.value(i)).append('\n');
        }
        for (String field : new String[] {"From", "To", "Subject"}) {
            all.append(headers.text(field)).append('\n');
        }
    }

    /** Whether the address stands there, be it as VERP writes it, or with what two encodings make of its letters. */
    boolean name(EmailAddress address) {
        String key = address.key();
        return words.contains(key)
                || words.contains(key.replace('@', '='))
                || words.contains(key.replace("+", "+2b").replace("=", "+3d"))
                || words.contains("\\x{") && words.contains("@" + address.domain())
                // folded within, or cut where a line was too long for a server
                || words.replaceAll("!\\r?\\n |\\s+(?=[.@])|(?<=[.@])\\s+", "").contains(key);
    }
}
