package dev.ricochet.report;

import dev.ricochet.message.Headers;
import dev.ricochet.message.MailMessage;
import dev.ricochet.message.MimePart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * A report as a person reads it: the server's own lines, without the mail that it returns.
 *
 * @param headers of the report
 * @param sender its From header in lower case
 * @param subject its Subject, decoded, in lower case
 * @param lines the server's words; the last one is empty unless the words break off within a line
 * @param wording the same in one piece
 * @param returned the headers of the mail that came back, as far as there are any
 * @param cut whether the report ends before its last part does, and before the mail that came back says whom it was for:
 *     what it says of a recipient, and that the mail was forwarded, may be missing
 */
public record Notice(
        Headers headers,
        String sender,
        String subject,
        List<String> lines,
        Wording wording,
        Headers returned,
        boolean cut) {

    /** Lines of a report in text that are looked at. */
    private static final int MOST_LINES = 5_000;

    private static final int LONGEST_RETURNED = 32 << 10;

    private static final String PAGE_END = "</html>";

    /** What shows, this close before three digits, that they are a server's answer. */
    private static final int AHEAD = 60;

    private static final WordList ANSWERS = new WordList(List.of(
            "said",
            "smtp",
            "rcpt",
            "<<<",
            "respon",
            "repl",
            "answer",
            "returned",
            "server",
            "host",
            "status",
            "error"));

    public static Notice in(MailMessage mail) {
        List<String> texts = new ArrayList<>(1);
        Headers returned = Headers.NONE;
        boolean open = mail.root().type().isMultipart()
                && !mail.root().isClosed()
                && !mail.root().children().isEmpty();
        boolean plain = false;
        boolean closed = true;
        String html = "";
        for (MimePart part : mail.ownParts()) {
            String type = part.type().name();
            if (Rejection.isReceipt(part)) {
                continue;
            }
            if (type.startsWith("message/")
                            && !type.equals("message/delivery-status")
                            && !type.equals("message/global-delivery-status")
                    || type.equals("text/rfc822-headers")
                    || type.equals("text/rfc822-header")
                    || type.equals("text/rfc822")) {
                open &= returned.isEmpty() && !saysForWhom(part);
                returned = returned.isEmpty() ? part.enclosedHeaders() : returned;
            } else if (returned.isEmpty() && type.equals("text/html") && html.isEmpty()) {
                html = part.text();
                closed &= isClosed(part);
            } else if (returned.isEmpty()
                    && (part.type().isText() || part.type().isMultipart())
                    && texts.isEmpty()) {
                plain = !part.text().isBlank();
                closed &= isClosed(part);
                if (!part.text().isEmpty()) {
                    texts.add(part.text());
                }
            } else if (returned.isEmpty() && type.equals("text/plain")) {
                texts.add(part.text());
                closed &= isClosed(part);
            }
        }
        closed |= !plain && isWholePage(html);
        String words = !plain ? Markup.toText(html) : texts.size() == 1 ? texts.get(0) : String.join("\n", texts);
        // what is cut within a text ends with half of it, be it at the end of a line
        return isCutInText(mail)
                ? of(mail.headers(), words.stripTrailing(), returned, open, false)
                : of(mail.headers(), words, returned, open, closed || isEnded(mail, words));
    }

    /** Behind a border nothing is missing, unless there was more than is read. */
    private static boolean isClosed(MimePart part) {
        return part.isClosed() && part.size() <= MimePart.LONGEST_TEXT;
    }

    private static boolean isWholePage(String html) {
        String end = html.stripTrailing();
        return end.regionMatches(true, end.length() - PAGE_END.length(), PAGE_END, 0, PAGE_END.length());
    }

    // … said: 550 5.1.1 <alice@example.org>: User unknown (in reply to RCPT TO command)
    /** Whether a mail without parts ends as Postfix ends what it says of a recipient (smtp/smtp_proto.c). */
    private static boolean isEnded(MailMessage mail, String words) {
        int last = mail.root().type().isText() && words.endsWith("command)") ? words.lastIndexOf('(') : -1;
        return last >= 0 && Words.folded(words.substring(last)).startsWith("(in reply to ");
    }

    private static boolean isCutInText(MailMessage mail) {
        MimePart last = mail.ownParts().getLast();
        String type = last.type().name();
        return mail.root().type().isMultipart()
                && (type.equals("text/plain") || type.equals("text/html"))
                && last.size() > 0
                && !last.isClosed();
    }

    private static Notice of(Headers headers, String words, Headers returnedPart, boolean open, boolean ended) {
        List<String> lines = lines(words);
        int begin = Returned.begin(lines);
        Headers returned = returnedPart.isEmpty() ? returnedIn(lines, begin) : returnedPart;
        boolean all = begin == lines.size();
        List<String> own = all ? lines : new ArrayList<>(lines.subList(0, begin));
        boolean whole = !all || ended || words.endsWith("\n");
        if (whole) {
            own.add("");
        }
        return new Notice(
                headers,
                headers.text("From").toLowerCase(Locale.ROOT),
                headers.text("Subject").toLowerCase(Locale.ROOT),
                Collections.unmodifiableList(own),
                new Wording(all ? words : String.join("\n", own)),
                returned,
                open);
    }

    /** Whether the headers that a part brings back go as far as to say whom the mail was for. */
    private static boolean saysForWhom(MimePart part) {
        if (part.isClosed()
                || !part.children().isEmpty() && part.children().getFirst().size() > 0) {
            return true;
        }
        Headers headers = part.enclosedHeaders();
        return headers.has("To") && !headers.name(headers.size() - 1).equalsIgnoreCase("To");
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length() && lines.size() < MOST_LINES) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            lines.add(text.substring(at, end).stripTrailing());
            at = end + 1;
        }
        return lines;
    }

    /** The headers behind the line that announces them; blank lines between are passed over. */
    private static Headers returnedIn(List<String> lines, int begin) {
        int at = begin;
        if (at < lines.size() && !isField(lines.get(at))) {
            at++;
        }
        while (at < lines.size() && (lines.get(at).isBlank() || !isField(lines.get(at)) && at < begin + 8)) {
            at++;
        }
        StringBuilder block = new StringBuilder();
        for (int i = at; i < lines.size() && !lines.get(i).isBlank() && block.length() < LONGEST_RETURNED; i++) {
            String line = lines.get(i);
            block.append(line.startsWith("> ") ? line.substring(2) : line).append('\n');
        }
        return block.length() == 0 ? Headers.NONE : Headers.in(block.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isField(String line) {
        int colon = line.indexOf(':');
        if (colon <= 0) {
            return false;
        }
        for (int i = 0; i < colon; i++) {
            char c = line.charAt(i);
            if (c <= ' ' && !(i == 1 && line.charAt(0) == '>')) {
                return false;
            }
        }
        return true;
    }

    /** Whether it breaks off within a line: what is said last may be half of what was meant. */
    public boolean breaksOff() {
        return lines.isEmpty() || !lines.getLast().isEmpty();
    }

    /** The same as if it did not break off: what it says last may be half of what was meant. */
    Notice asIfWhole() {
        List<String> all = new ArrayList<>(lines);
        all.add("");
        return new Notice(headers, sender, subject, List.copyOf(all), wording, returned, cut);
    }

    /** Whether it gives back what was sent, or a server's answer: people and programs who only talk of mail do not. */
    boolean quotesAServer() {
        return !returned.isEmpty() || headers.has("X-Failed-Recipients") || quotesAnAnswer(Words.folded(text()));
    }

    /** Three digits alone may count anything: {@code 2026: 550 shops}. */
    private static boolean quotesAnAnswer(String words) {
        Diagnosis answer = Diagnosis.of(words);
        int begin = answer.begin();
        return begin >= 0
                && (answer.status().isPresent()
                        || ANSWERS.standsIn(words.substring(Math.max(0, begin - AHEAD), begin)
                                .toLowerCase(Locale.ROOT)));
    }

    /** The server's words in one piece. */
    public String text() {
        return wording.text();
    }

    /** The lines behind a number, without the last one: that is empty, or half of one. */
    public List<String> wholeLines(int from) {
        int last = lines.size() - 1;
        return from < last ? lines.subList(from, last) : List.of();
    }

    /** Whether these words stand in it, as they are. */
    public boolean says(String words) {
        return wording.says(words);
    }

    /** Whether one of these stands in it. */
    public boolean saysOneOf(List<String> phrases) {
        for (String phrase : phrases) {
            if (wording.says(phrase)) {
                return true;
            }
        }
        return false;
    }

    /** The number of the first line with these words, or -1. */
    public int lineWith(String words) {
        int at = Passage.before(this, List.of(words), 0);
        return at < lines.size() ? at : -1;
    }
}
