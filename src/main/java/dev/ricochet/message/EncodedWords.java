package dev.ricochet.message;

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
        int done = 0;
        boolean afterWord = false;
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
            if (!afterWord || !between.isBlank()) {
                out.append(between);
            }
            out.append(word(text, open, charsetEnd, close));
            done = close + 2;
            afterWord = true;
            open = text.indexOf("=?", done);
        }
        return out.append(text, done, text.length()).toString();
    }

    private static String word(String text, int open, int charsetEnd, int close) {
        String charset = text.substring(open + 2, charsetEnd);
        int language = charset.indexOf('*');
        byte[] encoded = text.substring(charsetEnd + 3, close).replace('_', ' ').getBytes(StandardCharsets.ISO_8859_1);
        boolean base64 = (text.charAt(charsetEnd + 1) | 0x20) == 'b';
        TransferEncoding encoding = base64 ? TransferEncoding.BASE64 : TransferEncoding.QUOTED_PRINTABLE;
        byte[] bytes = encoding.decode(encoded, 0, encoded.length, encoded.length);
        return Charsets.decode(bytes, 0, bytes.length, language < 0 ? charset : charset.substring(0, language));
    }
}
