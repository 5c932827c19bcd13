package dev.ricochet.message;

import static dev.ricochet.fuzz.Invariant.holds;
import static dev.ricochet.fuzz.Invariant.same;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Any bytes are header fields: what they say is bounded, and what a mail program encoded is decoded. */
public final class HeadersFuzz {
    /** Bytes of which the encodings are tried: each becomes several. */
    private static final int ENCODED = 200;

    private HeadersFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        Headers headers = Headers.in(data);
        holds(headers.size() <= Limits.USUAL.headers(), "too many headers");
        holds(headers.end() <= data.length, "ends behind the text");
        for (int i = 0; i < headers.size(); i++) {
            field(headers, i);
        }
        List<Headers> blocks = Headers.blocks(data, 3);
        holds(blocks.size() <= 3, "too many blocks");
        holds(blocks.stream().noneMatch(Headers::isEmpty), "an empty block");

        String text = new String(data, ISO_8859_1);
        holds(Utf7.decode(text).length() <= text.length(), "UTF-7 grows");
        holds(TransferEncoding.BASE64.decode(data, 0, data.length, 9).length <= 9, "more base64 than asked for");
        holds(TransferEncoding.QUOTED_PRINTABLE.decode(data, 0, data.length, 9).length <= 9, "more than asked for");
        if (data.length <= ENCODED) {
            decodesWhatWasEncoded(data);
        }
    }

    private static void field(Headers headers, int i) {
        String name = headers.name(i);
        String value = headers.value(i);
        holds(!name.isEmpty() && name.indexOf(':') < 0, "no name");
        holds(value.length() <= Limits.USUAL.headerLength(), "a value too long");
        holds(value.indexOf('\n') < 0, "a line end in a value");
        String decoded = EncodedWords.decode(value);
        holds(decoded.length() <= 2 * value.length(), "encoded words grow");
        holds(value.contains("=?") || decoded.equals(value), "a plain value is changed");
        MediaType type = MediaType.parse(value, MediaType.TEXT);
        holds(type.name().indexOf('/') > 0, "a type without a slash");
        same(type.name().toLowerCase(Locale.ROOT), type.name(), "a type in capitals");
        int letters =
                type.parameters().values().stream().mapToInt(String::length).sum();
        holds(letters <= value.length(), "parameters longer than their header");
        same(type, MediaType.parse(value, MediaType.TEXT), "read twice");
    }

    private static void decodesWhatWasEncoded(byte[] data) {
        byte[] base64 = Base64.getMimeEncoder().encode(data);
        same(latin1(data), latin1(TransferEncoding.BASE64.decode(base64, 0, base64.length, ENCODED)), "base64");
        byte[] quoted = ("=" + HexFormat.ofDelimiter("=").withUpperCase().formatHex(data)).getBytes(US_ASCII);
        if (data.length > 0) {
            byte[] plain = TransferEncoding.QUOTED_PRINTABLE.decode(quoted, 0, quoted.length, ENCODED);
            same(latin1(data), latin1(plain), "quoted-printable");
        }
        String text = new String(data, UTF_8);
        String bits = Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
        // an escape is taken for Japanese whatever the charset is called
        holds(
                text.indexOf('\u001b') >= 0 || text.equals(EncodedWords.decode("=?utf-8?B?" + bits + "?=")),
                "an encoded word: " + text);
        String units = Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(UTF_16BE));
        same(text, Utf7.decode(units.isEmpty() ? "" : "+" + units + "-"), "UTF-7");
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
