package dev.ricochet.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A part of a mail: its headers, its place in the bytes and the parts in it. Its text is decoded when asked for. */
public final class MimePart {
    /** Of one part's text; a person writes less and a report puts what matters first. */
    public static final int LONGEST_TEXT = 128 << 10;

    private final byte[] bytes;
    private final Headers headers;
    private final MediaType type;
    private final int start;
    private final List<MimePart> children = new ArrayList<>(0);
    private int end;
    private boolean closed;
    private @Nullable String text;

    MimePart(byte[] bytes, Headers headers, MediaType type) {
        this.bytes = bytes;
        this.headers = headers;
        this.type = type;
        this.start = headers.end();
        this.end = bytes.length;
    }

    void add(MimePart child) {
        children.add(child);
    }

    void close(int at, boolean byBorder) {
        end = Math.max(start, at);
        closed = byBorder;
    }

    public Headers headers() {
        return headers;
    }

    public MediaType type() {
        return type;
    }

    /** The parts of a multipart, or the one mail in a {@code message/rfc822}. */
    public List<MimePart> children() {
        return List.copyOf(children);
    }

    /** Whether a border stands behind it: else it may have been cut. */
    public boolean isClosed() {
        return closed;
    }

    /** Bytes of the body as they came. */
    public int size() {
        return end - start;
    }

    /** The body as text, at most {@value #LONGEST_TEXT} bytes of it, lines ended by LF. */
    public String text() {
        String known = text;
        if (known == null) {
            known = decoded(LONGEST_TEXT);
            text = known;
        }
        return known;
    }

    /** The body's bytes with the transfer encoding undone, at most so many. */
    public byte[] content(int most) {
        return encoding().decode(bytes, start, end, most);
    }

    /** The headers of the mail in this part, be it whole ({@code message/rfc822}), headers alone, or encoded. */
    public Headers enclosedHeaders() {
        return children.isEmpty()
                ? Headers.in(content(LONGEST_TEXT))
                : children.get(0).headers();
    }

    private TransferEncoding encoding() {
        return TransferEncoding.named(headers.raw("Content-Transfer-Encoding"));
    }

    /** Without any CR: one may have been written in the charset itself, as UTF-7's {@code +AA0-}. */
    private String decoded(int most) {
        return inCharset(most).replace("\r", "");
    }

    private String inCharset(int most) {
        String charset = type.parameter("charset");
        TransferEncoding encoding = encoding();
        if (encoding == TransferEncoding.IDENTITY) {
            return decoded(bytes, start, Math.min(end, start + most), charset);
        }
        byte[] content = encoding.decode(bytes, start, end, most);
        return encoding == TransferEncoding.BASE64
                ? Charsets.decode(content, 0, content.length, charset)
                : decoded(content, 0, content.length, charset);
    }

    /** A line end's CR is no character of a charset: within two bytes of Japanese it would turn all that follows. */
    private static String decoded(byte[] bytes, int from, int to, String charset) {
        int cr = Lines.cr(bytes, from, to);
        if (cr == to) {
            return Charsets.decode(bytes, from, to, charset);
        }
        byte[] lines = Lines.withoutCr(bytes, from, cr, to);
        return Charsets.decode(lines, 0, lines.length, charset);
    }

    @Override
    public String toString() {
        return type.name().toLowerCase(Locale.ROOT) + " of " + size() + " bytes";
    }
}
