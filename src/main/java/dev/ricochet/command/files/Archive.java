package dev.ricochet.command.files;

import java.io.IOException;
import java.util.Optional;

/** What mails are packed in when Google Takeout sends them: to read that for a mail would lose all the others. */
enum Archive {
    /** APPNOTE.TXT 4.3.7, the signature of a local file header. */
    ZIP(0, "PK\u0003\u0004"),
    /** POSIX.1-1988 and later, the field magic of a header. */
    TAR(257, "ustar");

    private final int offset;
    private final String magic;

    Archive(int offset, String magic) {
        this.offset = offset;
        this.magic = magic;
    }

    static Optional<Archive> at(Window in) throws IOException {
        for (Archive archive : values()) {
            if (in.isAt(archive.offset, archive.magic)) {
                return Optional.of(archive);
            }
        }
        return Optional.empty();
    }

    String words() {
        return switch (this) {
            case ZIP -> "is a zip archive: unpack it first";
            case TAR -> "is a tar archive: unpack it first";
        };
    }
}
