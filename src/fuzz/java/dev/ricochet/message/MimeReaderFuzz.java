package dev.ricochet.message;

import static dev.ricochet.fuzz.Invariant.holds;
import static dev.ricochet.fuzz.Invariant.same;

import dev.ricochet.fuzz.LineEnds;
import java.util.List;

/** Any bytes are a mail: a tree within its limits, and the same one whatever its line ends. */
public final class MimeReaderFuzz {
    private static final MimeReader READER = new MimeReader();

    /** Small enough to be reached by a mail of a few hundred bytes. */
    private static final Limits NARROW = new Limits(600, 3, 5, 4, 40);

    private static final MimeReader NARROW_READER = new MimeReader(NARROW);

    /** Of the text that some bytes become: no charset makes more than two characters of one byte. */
    private static final int LONGEST_TEXT = 2 * MimePart.LONGEST_TEXT;

    /** One mail of so many is read with the other line ends too. */
    private static final int TURNS = 4;

    private MimeReaderFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        byte[] lf = LineEnds.lf(data);
        MailMessage mail = READER.read(lf);
        int parts = keptWithin(Limits.USUAL, mail.root(), 1);
        holds(parts <= Limits.USUAL.parts(), "too many parts");
        holds(mail.ownParts().size() <= parts, "more parts of its own than parts");
        if (lf.length % TURNS == 0) {
            byte[] crlf = LineEnds.crlf(lf);
            sameTree(mail.root(), READER.read(crlf).root());
            same(Fingerprints.of(lf), Fingerprints.of(crlf), "fingerprints of the same mail");
        }
        MailMessage front = NARROW_READER.read(data);
        holds(keptWithin(NARROW, front.root(), 1) <= NARROW.parts(), "too many parts");
        holds(front.root().size() <= NARROW.bytes(), "more bytes than allowed");
    }

    /** The number of its parts, itself among them. */
    private static int keptWithin(Limits limits, MimePart part, int depth) {
        holds(depth <= limits.depth(), "too deep");
        holds(part.headers().size() <= limits.headers(), "too many headers");
        for (int i = 0; i < part.headers().size(); i++) {
            holds(part.headers().value(i).length() <= limits.headerLength(), "a header too long");
        }
        holds(part.size() >= 0, "a part ends before it begins");
        String text = part.text();
        holds(text.length() <= LONGEST_TEXT, "a text too long");
        holds(text.indexOf('\r') < 0, "a CR in a text");
        holds(part.content(16).length <= 16, "more content than asked for");
        holds(part.enclosedHeaders().size() <= Limits.USUAL.headers(), "too many headers of an enclosed mail");
        int parts = 1;
        int inside = 0;
        for (MimePart child : part.children()) {
            parts += keptWithin(limits, child, depth + 1);
            inside += child.size();
        }
        holds(inside <= part.size(), "parts larger than the part around them");
        return parts;
    }

    private static void sameTree(MimePart lf, MimePart crlf) {
        same(lf.type(), crlf.type(), "types");
        same(lf.isClosed(), crlf.isClosed(), "borders");
        same(lf.headers().size(), crlf.headers().size(), "numbers of headers");
        for (int i = 0; i < lf.headers().size(); i++) {
            same(lf.headers().name(i), crlf.headers().name(i), "names of a header");
            same(lf.headers().value(i), crlf.headers().value(i), "values of a header");
        }
        same(lf.text(), crlf.text(), "texts");
        List<MimePart> one = lf.children();
        List<MimePart> other = crlf.children();
        same(one.size(), other.size(), "numbers of parts");
        for (int i = 0; i < one.size(); i++) {
            sameTree(one.get(i), other.get(i));
        }
    }
}
