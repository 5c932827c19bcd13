package dev.ricochet.command.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailsTest {
    private static final String MAIL = "Subject: one\n\nfirst\n";
    private static final String MBOX = ("From a@example.org Mon Nov  2 10:00:00 2026\n" + MAIL + "\n").repeat(2);

    @TempDir
    private Path home;

    private final List<String> complaints = new ArrayList<>();
    private final Mails mails = new Mails(1_000, complaints::add, Progress.UNSEEN);

    @Test
    void numbers_the_mails_of_an_mbox() throws IOException {
        assertThat(in(write("inbox", MBOX))).containsExactly("inbox, mail 1", "inbox, mail 2");
    }

    @Test
    void takes_a_file_that_is_named_as_a_mail_for_one() throws IOException {
        assertThat(in(write("inbox.eml", MBOX))).containsExactly("inbox.eml");
    }

    @Test
    void reads_what_is_compressed() throws IOException {
        assertThat(in(write("inbox.gz", zipped(MBOX)))).containsExactly("inbox.gz, mail 1", "inbox.gz, mail 2");
        assertThat(in(write("one.eml.gz", zipped(MAIL)))).containsExactly("one.eml.gz");
        byte[] whole = zipped("x".repeat(500));
        assertThat(in(write("cut.gz", Arrays.copyOf(whole, whole.length - 12)))).isEmpty();
        assertThat(complaints).singleElement().asString().endsWith("cut.gz: ends in the middle of what was compressed");
    }

    @Test
    void reads_a_maildir_with_folders_and_nothing_else_that_lies_in_it() throws IOException {
        for (String mail : List.of(
                "cur/1:2,S",
                "new/2",
                "tmp/3",
                "dovecot.index",
                ".Bounces/cur/4",
                ".Bounces/new/5",
                ".Bounces/maildirfolder")) {
            write("Maildir/" + mail, mail.endsWith("5") ? MBOX : MAIL);
        }
        for (String directory : List.of("cur", "new", "tmp", ".Bounces/tmp")) {
            Files.createDirectories(home.resolve("Maildir").resolve(directory));
        }
        assertThat(in(home.resolve("Maildir")))
                .containsExactly(
                        "Maildir/.Bounces/cur/4", "Maildir/.Bounces/new/5", "Maildir/cur/1:2,S", "Maildir/new/2");
        assertThat(in(home.resolve("Maildir/.Bounces/new"))).containsExactly("Maildir/.Bounces/new/5");
        assertThat(in(home.resolve("Maildir/.Bounces/new/5"))).containsExactly("Maildir/.Bounces/new/5");
    }

    @Test
    void passes_by_links_that_lead_in_circles() throws IOException {
        write("box/one.eml", MAIL);
        Files.createSymbolicLink(home.resolve("box/again"), home.resolve("box"));
        Files.createSymbolicLink(home.resolve("box/two.eml"), home.resolve("box/one.eml"));
        assertThat(in(home.resolve("box"))).containsExactly("box/one.eml", "box/two.eml");
        assertThat(complaints).isEmpty();
    }

    @Test
    void goes_on_after_what_cannot_be_read_and_says_so() throws IOException {
        write("box/z.eml", MAIL);
        Files.createSymbolicLink(home.resolve("box/a.eml"), home.resolve("nowhere"));
        assertThat(in(home.resolve("box"))).containsExactly("box/z.eml");
        assertThat(complaints).singleElement().asString().endsWith("a.eml: leads nowhere");
        assertThat(mails.allRead()).isFalse();
        assertThat(in(home.resolve("none"))).isEmpty();
        assertThat(complaints).last().asString().endsWith("none: is not there");
    }

    @Test
    void takes_an_empty_name_for_no_file_and_not_for_the_directory_at_hand() {
        mails.in("", (place, _) -> complaints.add(place.toString()));
        assertThat(complaints).singleElement().asString().startsWith("an empty name is no file's");
        assertThat(mails.allRead()).isFalse();
    }

    @Test
    void reads_no_pipe_and_no_device_by_its_name() throws Exception {
        Path pipe = home.resolve("box/p.eml");
        Files.createDirectories(pipe.getParent());
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Files.createSymbolicLink(home.resolve("box/z.eml"), Path.of("/dev/zero"));
        assertThat(in(pipe)).isEmpty();
        assertThat(in(home.resolve("box"))).isEmpty();
        assertThat(complaints).hasSize(3).allMatch(complaint -> complaint.contains("is no file"));
        assertThat(mails.allRead()).isFalse();
    }

    @Test
    void wants_an_archive_unpacked() throws IOException {
        assertThat(in(write("takeout.zip", "PK\u0003\u0004\u0014" + MBOX))).isEmpty();
        assertThat(in(write("takeout.tgz", zipped("All mail.mbox" + "\0".repeat(244) + "ustar" + MBOX))))
                .isEmpty();
        assertThat(complaints).hasSize(2).allMatch(complaint -> complaint.endsWith("unpack it first"));
        assertThat(mails.allRead()).isFalse();
    }

    @Test
    void holds_a_mail_up_to_its_limit() throws IOException {
        List<Integer> lengths = new ArrayList<>();
        mails.in(write("long.eml", "x".repeat(5_000)).toString(), (_, mail) -> lengths.add(mail.length));
        assertThat(lengths).containsExactly(1_000);
    }

    @Test
    void lists_a_folder_in_order_and_some_at_a_time() throws IOException {
        for (int i = 9; i >= 1; i--) {
            write("many/" + i, MAIL);
        }
        List<Path> first = SortedNames.after(Optional.empty(), home.resolve("many"), 4);
        assertThat(first).hasToString("[1, 2, 3, 4]");
        assertThat(SortedNames.after(Optional.of(first.getLast()), home.resolve("many"), 4))
                .hasToString("[5, 6, 7, 8]");
        assertThat(SortedNames.after(Optional.of(Path.of("8")), home.resolve("many"), 4))
                .hasToString("[9]");
    }

    @Test
    void tells_how_far_it_is_when_it_takes_long() throws IOException {
        List<String> shown = new ArrayList<>();
        long[] now = {0};
        Progress progress = new Progress(() -> now[0] += 1_000_000_000L, shown::add);
        Path mbox = write("inbox", MBOX.repeat(2));
        new Mails(1_000, complaints::add, progress).in(mbox.toString(), (_, _) -> {});
        assertThat(shown)
                .containsExactly(
                        "2 mails, 0 MB: " + mbox + ", 100 % of it",
                        "3 mails, 0 MB: " + mbox + ", 100 % of it",
                        "4 mails, 0 MB: " + mbox + ", 100 % of it",
                        "");
    }

    private List<String> in(Path path) {
        List<String> places = new ArrayList<>();
        mails.in(path.toString(), (place, _) -> places.add(place.toString().replace(home + "/", "")));
        return places;
    }

    private Path write(String name, String text) throws IOException {
        return write(name, text.getBytes(UTF_8));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(text.getBytes(UTF_8));
        }
        return out.toByteArray();
    }
}
