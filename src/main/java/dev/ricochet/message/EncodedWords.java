package dev.ricochet.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Words such as {@code =?utf-8?Q?caf=C3=A9?=} in a header (RFC 2047, with the language of RFC 2231). */
final class EncodedWords {
    private EncodedWords() {}

    static String decode(String text) {
        int open = text.indexOf("=?");
        if (open < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        Run run = new Run();
        int done = 0;
        while (open >= 0) {
            int charsetEnd = text.indexOf('?', open + 2);
            int close = charsetEnd < 0 || charsetEnd + 2 >= text.length() || text.charAt(charsetEnd + 2) != '?'
                    ? -1
                    : text.indexOf("?=", charsetEnd + 3);
            if (close < 0) {
                if (charsetEnd < 0) {
                    break;
                }
                open = text.indexOf("=?", open + 2);
                continue;
            }
            String between = text.substring(done, open);
            String charset = charset(text, open, charsetEnd);
            if (!run.goesOn(charset) || !between.isBlank()) {
                run.flush(out);
                out.append(done > 0 && between.isBlank() ? "" : between);
            }
            run.add(charset, bytes(text, charsetEnd, close));
            done = close + 2;
            open = text.indexOf("=?", done);
        }
        run.flush(out);
        return out.append(text, done, text.length()).toString();
    }

    private static String charset(String text, int open, int charsetEnd) {
        String charset = text.substring(open + 2, charsetEnd);
        int language = charset.indexOf('*');
        return language < 0 ? charset : charset.substring(0, language);
    }

    private static byte[] bytes(String text, int charsetEnd, int close) {
        byte[] encoded = text.substring(charsetEnd + 3, close).replace('_', ' ').getBytes(StandardCharsets.ISO_8859_1);
        boolean base64 = (text.charAt(charsetEnd + 1) | 0x20) == 'b';
        TransferEncoding encoding = base64 ? TransferEncoding.BASE64 : TransferEncoding.QUOTED_PRINTABLE;
        return encoding.decode(encoded, 0, encoded.length, encoded.length);
    }

    /** Words of one charset that follow each other: programs part them within a character, which RFC 2047, 5 forbids. */
    private static final class Run {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private String charset = "";

        boolean goesOn(String next) {
            return bytes.size() > 0 && charset.equalsIgnoreCase(next);
        }

        void add(String next, byte[] word) {
            charset = next;
            bytes.writeBytes(word);
        }

        void flush(StringBuilder out) {
            byte[] all = bytes.toByteArray();
            out.append(Charsets.decode(all, 0, all.length, charset));
            bytes.reset();
        }
    }
}
