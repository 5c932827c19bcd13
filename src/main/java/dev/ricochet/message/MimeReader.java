package dev.ricochet.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a mail apart in one pass over its lines. It never throws and never recurses: what is broken becomes a part as
 * good as it can be.
 */
public final class MimeReader {
    private final Limits limits;

    public MimeReader(Limits limits) {
        this.limits = limits;
    }

    public MimeReader() {
        this(Limits.USUAL);
    }

    public MailMessage read(byte[] mail) {
        return new Pass(Lines.withLf(mail), limits).whole();
    }

    /** One pass over one mail. */
    private static final class Pass {
        private final byte[] bytes;
        private final int end;
        private final Limits limits;
        private final List<MimePart> open = new ArrayList<>();
        private final List<byte[]> borders = new ArrayList<>();
        private int parts;

        Pass(byte[] bytes, Limits limits) {
            this.bytes = bytes;
            this.end = Math.min(bytes.length, limits.bytes());
            this.limits = limits;
        }

        MailMessage whole() {
            MimePart root = part(0, MediaType.TEXT, false);
            int at = begin(root);
            while (at < end && parts < limits.parts()) {
                int lineEnd = Lines.end(bytes, at, end);
                int next = Math.min(lineEnd + 1, end);
                if (bytes[at] == '-' && at + 1 < end && bytes[at + 1] == '-') {
                    next = border(at, Lines.textEnd(bytes, at, lineEnd), next);
                }
                at = next;
            }
            closeDownTo(0, end, false);
            return new MailMessage(root);
        }

        /** Opens a part, and the mail in it, and the mail in that; returns where its lines begin. */
        private int begin(MimePart first) {
            MimePart part = first;
            while (true) {
                open.add(part);
                boolean deeper = open.size() < limits.depth() && parts < limits.parts();
                String boundary =
                        deeper && part.type().isMultipart() ? part.type().parameter("boundary") : "";
                borders.add(boundary.stripTrailing().getBytes(StandardCharsets.UTF_8));
                if (!deeper || !enclosesMail(part)) {
                    return part.headers().end();
                }
                MimePart enclosed = part(part.headers().end(), MediaType.TEXT, false);
                part.add(enclosed);
                part = enclosed;
            }
        }

        private static boolean enclosesMail(MimePart part) {
            MediaType type = part.type();
            return (type.is("message/rfc822") || type.is("message/global"))
                    && TransferEncoding.named(part.headers().raw("Content-Transfer-Encoding"))
                            == TransferEncoding.IDENTITY;
        }

        private MimePart part(int at, MediaType fallback, boolean strict) {
            parts++;
            Headers headers = Headers.scan(bytes, at, end, limits, (from, to) -> borderAt(from, to) >= 0, strict);
            return new MimePart(bytes, headers, MediaType.parse(headers.raw("Content-Type"), fallback));
        }

        /** What a line that begins with two hyphens means; returns where to go on. */
        private int border(int at, int textEnd, int next) {
            int level = borderAt(at, textEnd);
            if (level < 0) {
                return next;
            }
            closeDownTo(level + 1, at, true);
            int length = borders.get(level).length;
            boolean last = textEnd - at >= length + 4 && bytes[at + 2 + length] == '-' && bytes[at + 3 + length] == '-';
            if (last) {
                closeDownTo(level, next, true);
                return next;
            }
            MimePart parent = open.get(level);
            MediaType fallback = parent.type().is("multipart/digest") ? MediaType.MAIL : MediaType.TEXT;
            MimePart child = part(next, fallback, true);
            parent.add(child);
            return begin(child);
        }

        private void closeDownTo(int level, int at, boolean byBorder) {
            while (open.size() > level) {
                open.removeLast().close(at, byBorder);
                borders.removeLast();
            }
        }

        /** The innermost open multipart whose border this line is, else -1. */
        private int borderAt(int from, int to) {
            if (to - from < 3 || bytes[from] != '-' || bytes[from + 1] != '-') {
                return -1;
            }
            for (int level = borders.size() - 1; level >= 0; level--) {
                byte[] border = borders.get(level);
                if (border.length > 0 && isBorder(border, from + 2, to)) {
                    return level;
                }
            }
            return -1;
        }

        private boolean isBorder(byte[] border, int from, int to) {
            if (to - from < border.length) {
                return false;
            }
            for (int i = 0; i < border.length; i++) {
                if (bytes[from + i] != border[i]) {
                    return false;
                }
            }
            int rest = from + border.length;
            return rest == to
                    || bytes[rest] == ' '
                    || bytes[rest] == '\t'
                    || (bytes[rest] == '-' && rest + 1 < to && bytes[rest + 1] == '-');
        }
    }
}
