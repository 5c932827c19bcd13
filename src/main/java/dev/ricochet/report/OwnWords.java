package dev.ricochet.report;

import dev.ricochet.message.MailMessage;
import dev.ricochet.message.MimePart;
import dev.ricochet.report.Phrase.Means;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the author of a mail wrote by himself: no quotation, no signature, sentence by sentence in folded letters. */
final class OwnWords {
    /** A person who asks for something says so before. */
    private static final int MOST_LINES = 200;

    private static final int MOST_SENTENCES = 40;
    private static final int LONGEST_SENTENCE = 500;

    /** A line that goes on in the next one was broken by a program, near its edge. */
    private static final int BROKEN_BEHIND = 55;

    // 03.11.2026 10:12, Shop <news@shop.example.com>: programs of all languages put date and address before a quotation
    private static final Pattern ATTRIBUTION =
            Pattern.compile(".{0,200}\\d{1,2}[:.h]\\d{2}.{0,150}<?\\S+@\\S+>?.{0,40}:");
    private static final Pattern RULE = Pattern.compile("[-_=*~\\u2014\\u2500]{8,}");
    private static final Pattern ENDS = Pattern.compile("(?<=[.!?…。！？])\\s+|(?<=[。！？])|[;；]");
    private static final Pattern MARKS_BEHIND = Pattern.compile("[\\s.!?…。！？,、:*_-]+$");
    private static final Pattern MARKS_BEFORE = Pattern.compile("^[\\s.!?¡¿,、:*_\"'«»-]+");

    // what mail programs put around what they quote: Gmail, Outlook, Yahoo, Thunderbird, Apple Mail
    private static final Pattern QUOTED_MARKUP = Pattern.compile(
            "(?i)<blockquote|<[a-z]+[^>]*(?:gmail_quote|divRplyFwdMsg|appendonsend|yahoo_quoted|moz-cite-prefix"
                    + "|OutlookMessageHeader|border-top:\\s*solid #|mail-editor-reference)");

    private final Phrasebook book;

    OwnWords(Phrasebook book) {
        this.book = book;
    }

    List<String> sentencesOf(MailMessage mail) {
        return sentences(ownLines(text(mail)));
    }

    private static String text(MailMessage mail) {
        String html = "";
        for (MimePart part : mail.ownParts()) {
            boolean attached = part.headers()
                    .raw("Content-Disposition")
                    .toLowerCase(Locale.ROOT)
                    .startsWith("attachment");
            if (attached || !part.type().isText()) {
                continue;
            }
            if (part.type().name().equals("text/html")) {
                html = html.isEmpty() ? part.text() : html;
            } else if (!part.text().isBlank()) {
                return part.text();
            }
        }
        return html.isEmpty() ? "" : Markup.toText(QUOTED_MARKUP.split(html, 2)[0]);
    }

    private List<String> ownLines(String text) {
        List<String> lines =
                text.lines().limit(MOST_LINES).map(OwnWords::bounded).toList();
        List<String> own = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(">")) {
                continue;
            }
            if (line.equals("--") || RULE.matcher(line).matches() || isSaid(Means.END, line)) {
                return own;
            }
            int behind = behindAttribution(lines, i);
            if (behind > i) {
                if (!isQuotedAt(lines, behind)) {
                    return own;
                }
                i = behind - 1;
                continue;
            }
            own.add(line);
        }
        return own;
    }

    private static String bounded(String line) {
        return Folding.line(line.length() > LONGEST_SENTENCE ? line.substring(0, LONGEST_SENTENCE) : line);
    }

    private boolean isSaid(Means means, String line) {
        return !line.isEmpty() && book.said(means, line).isPresent();
    }

    /** Where what announces a quotation ends; the same place where nothing does. */
    private int behindAttribution(List<String> lines, int at) {
        if (lines.get(at).isEmpty()) {
            return at;
        }
        String line = lines.get(at).replace("*", "");
        String next = at + 1 < lines.size() ? lines.get(at + 1).replace("*", "") : "";
        String third = at + 2 < lines.size() ? lines.get(at + 2).replace("*", "") : "";
        if (announces(line)) {
            return at + 1;
        }
        if (!next.isEmpty() && !next.startsWith(">") && announces(line + " " + next)) {
            return at + 2;
        }
        return isSaid(Means.QUOTE, line + "\n" + next + "\n" + third) ? at + 2 : at;
    }

    private boolean announces(String line) {
        return ATTRIBUTION.matcher(line).matches() || isSaid(Means.QUOTE, line);
    }

    private static boolean isQuotedAt(List<String> lines, int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).isEmpty()) {
            at++;
        }
        return at < lines.size() && lines.get(at).startsWith(">");
    }

    static List<String> sentences(List<String> lines) {
        List<String> sentences = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        int last = 0;
        for (String line : lines) {
            if (line.isEmpty() || last < BROKEN_BEHIND) {
                split(paragraph, sentences);
            }
            paragraph.append(paragraph.isEmpty() ? "" : " ").append(line);
            last = line.length();
        }
        split(paragraph, sentences);
        return sentences.size() > MOST_SENTENCES ? sentences.subList(0, MOST_SENTENCES) : sentences;
    }

    private static void split(StringBuilder paragraph, List<String> sentences) {
        for (String raw : ENDS.split(paragraph.toString())) {
            String sentence = bare(raw);
            if (!sentence.isEmpty()) {
                sentences.add(
                        sentence.length() > LONGEST_SENTENCE ? sentence.substring(0, LONGEST_SENTENCE) : sentence);
            }
        }
        paragraph.setLength(0);
    }

    /** Without the marks around it. */
    static String bare(String sentence) {
        String ended = MARKS_BEHIND.matcher(sentence).replaceFirst("");
        return MARKS_BEFORE.matcher(ended).replaceFirst("");
    }
}
