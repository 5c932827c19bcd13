package dev.ricochet.command.files;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * The mails in what somebody names: a mail, an mbox, either of them compressed, standard input, or a directory of these
 * and of directories. One mail is held at a time.
 */
public final class Mails {
    public static final String STANDARD_INPUT = "-";

    // A pipe that nobody writes to would be waited for, and a device never ends.
    private static final String NO_FILE = "is no file; what comes from a pipe is read from standard input, as -";

    // a shell's variable that is not set; a path of no name would be the directory at hand
    private static final String NO_NAME = "an empty name is no file's; the directory at hand is named .";

    private static final int DEEPEST = 100;
    private static final int WIDEST = 1 << 16;

    private final int most;
    private final Consumer<String> complaints;
    private final Progress progress;
    private boolean allRead = true;

    /** @param most bytes of one mail that are read */
    public Mails(int most, Consumer<String> complaints, Progress progress) {
        this.most = most;
        this.complaints = complaints;
        this.progress = progress;
    }

    /** Reads everything there; what cannot be read is complained about and passed by. */
    public void in(String given, MailReader reader) {
        if (given.isEmpty()) {
            complain(NO_NAME);
            return;
        }
        Path path = Path.of(given);
        if (given.equals(STANDARD_INPUT)) {
            read(path, false, reader);
        } else if (Files.isDirectory(path)) {
            walk(path, 0, reader);
        } else if (Files.exists(path) && !Files.isRegularFile(path)) {
            complain(path, new NoSuchFileException(given, null, NO_FILE));
        } else {
            read(path, isNamedAsMail(path) || Folder.isOfMaildir(path), reader);
        }
        progress.end();
    }

    /** Whether nothing was passed by so far. */
    public boolean allRead() {
        return allRead;
    }

    private void walk(Path directory, int depth, MailReader reader) {
        Folder folder = Folder.of(directory);
        Optional<Path> last = Optional.empty();
        List<Path> names;
        do {
            try {
                names = SortedNames.after(last, directory, SortedNames.MOST);
            } catch (IOException unreadable) {
                complain(directory, unreadable);
                return;
            }
            for (Path name : names) {
                if (folder.holds(directory, name)) {
                    visit(directory.resolve(name), folder, depth, reader);
                }
                last = Optional.of(name);
            }
        } while (names.size() == SortedNames.MOST);
    }

    // a linked directory is left alone: it is somewhere else by its own name, or above
    private void visit(Path path, Folder folder, int depth, MailReader reader) {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            if (depth == DEEPEST) {
                complain(path, new IOException("too many directories within each other"));
            } else {
                walk(path, depth + 1, reader);
            }
        } else if (Files.isRegularFile(path)) {
            read(path, folder == Folder.OF_MAILDIR || isNamedAsMail(path), reader);
        } else if (!Files.exists(path)) {
            complain(path, new NoSuchFileException(path.toString(), null, "leads nowhere"));
        } else if (!Files.isDirectory(path)) {
            complain(path, new NoSuchFileException(path.toString(), null, NO_FILE));
        }
    }

    private static boolean isNamedAsMail(Path file) {
        String name = file.toString();
        return name.endsWith(".eml") || name.endsWith(".eml.gz");
    }

    private void read(Path file, boolean oneMail, MailReader reader) {
        String name = file.toString();
        boolean given = name.equals(STANDARD_INPUT);
        try {
            long size = given ? 0 : Files.size(file);
            progress.begin(size);
            // a small file needs little room, and what has no end says that it has no size
            int room = size == 0 ? WIDEST : (int) Math.min(WIDEST, size + 1);
            try (InputStream in = given ? new Kept(System.in) : Files.newInputStream(file)) {
                read(name, new Window(plain(progress.counted(in), room), room), oneMail, reader);
            }
        } catch (IOException unreadable) {
            complain(file, unreadable);
        }
    }

    private void read(String name, Window window, boolean oneMail, MailReader reader) throws IOException {
        Optional<Archive> archive = Archive.at(window);
        if (archive.isPresent()) {
            throw new NoSuchFileException(name, null, archive.get().words());
        }
        if (oneMail || !Mbox.begins(window)) {
            reader.read(new Place(name, 0), window.front(most));
            progress.mail(name);
        } else {
            Mbox mbox = new Mbox(window, most);
            long number = 0;
            for (Optional<byte[]> mail = mbox.next(); mail.isPresent(); mail = mbox.next()) {
                reader.read(new Place(name, ++number), mail.get());
                progress.mail(name);
            }
        }
    }

    private static InputStream plain(InputStream in, int room) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, room);
        buffered.mark(2);
        boolean zipped = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return zipped ? new GZIPInputStream(buffered, room) : buffered;
    }

    private void complain(Path path, IOException why) {
        complain(Unreadable.sentence(path, why));
    }

    private void complain(String sentence) {
        allRead = false;
        progress.end();
        complaints.accept(sentence);
    }

    /** Standard input is not ours to close. */
    private static final class Kept extends FilterInputStream {
        Kept(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }
}
