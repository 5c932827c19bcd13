package dev.ricochet.command.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.understanding.Corpus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MboxTest {
    private static final String ONE = "From MAILER-DAEMON Mon Nov  2 10:00:00 2026\n";
    private static final String MAIL = "Subject: one\n\nfirst\n";
    private static final int MOST = 100_000;

    @Test
    void parts_mails_at_lines_with_a_sender_and_a_date() throws IOException {
        assertThat(mails(ONE + MAIL + "\n" + ONE + "Subject: two\n\nsecond\n\n"))
                .containsExactly(MAIL, "Subject: two\n\nsecond\n");
    }

    @Test
    void knows_the_lines_of_google_thunderbird_and_mutt() throws IOException {
        for (String line : List.of(
                "From 1782345678901234567@xxx Mon Nov 02 18:00:01 +0000 2026",
                "From - Mon Nov 02 10:00:00 2026",
                "From alice@example.org  Mon Nov  2 10:00 MST 2026",
                "From \"alice b\"@example.org Mon Nov  2 10:00:00 2026 remote from mx")) {
            assertThat(mails(line + "\n" + MAIL + "\n" + line + "\n" + MAIL)).hasSize(2);
        }
    }

    @Test
    void takes_the_mark_from_quoted_lines() throws IOException {
        assertThat(mails(ONE + "Subject: one\n\n>From here\n>>From there\n> From us\nx >From\n"))
                .containsExactly("Subject: one\n\nFrom here\n>From there\n> From us\nx >From\n");
    }

    @Test
    void takes_a_line_that_nobody_quoted_for_text_where_no_header_follows() throws IOException {
        String mail = "Subject: one\n\nFrom Monday on:\n\nFrom alice Mon Nov  2 10:00:00 2026\nshe wrote no more\n";
        assertThat(mails(ONE + mail + "\n" + ONE + MAIL)).containsExactly(mail, MAIL);
    }

    @Test
    void loses_no_mail_by_an_odd_beginning() throws IOException {
        String mbox = ONE + MAIL + "\n" + ONE + MAIL;
        for (String before :
                List.of("\n", "\r\n\n", "\u00ef\u00bb\u00bf", ONE, ONE + "\n", ONE + "\n\n" + ONE, "From x\n\n")) {
            assertThat(mails(before + mbox)).as(before).containsExactly(MAIL, MAIL);
        }
    }

    @Test
    void parts_mails_at_lines_without_a_date_where_the_first_has_none() throws IOException {
        String text = "Subject: one\n\nhe wrote:\nFrom alice\nSubject: two\n";
        String mbox = "From MAILER-DAEMON\n" + text + "\nFrom MAILER-DAEMON\n" + MAIL;
        assertThat(mails(mbox)).containsExactly(text, MAIL);
        assertThat(mails(ONE + mbox)).hasSize(1);
    }

    @Test
    void passes_by_mails_with_nothing_in_them() throws IOException {
        assertThat(mails(ONE)).isEmpty();
        assertThat(mails(ONE + MAIL + "\n" + ONE + "\n\n")).hasSize(1);
    }

    @Test
    void believes_a_length_that_ends_at_a_mail_or_at_the_end() throws IOException {
        String body = "Returned:\n\n" + ONE + MAIL;
        String mail = "Content-Length: " + body.length() + "\n\n" + body;
        assertThat(mails(ONE + mail + "\n" + ONE + mail)).containsExactly(mail, mail);
    }

    @Test
    void believes_no_length_that_ends_elsewhere() throws IOException {
        for (String length : List.of("3", "21", "99", "999999999", "99999999999999999999", "-1", "many")) {
            String mail = "Content-Length: " + length + "\n\nfirst\n";
            assertThat(mails(ONE + mail + "\n" + ONE + MAIL)).as(length).containsExactly(mail, MAIL);
        }
    }

    @Test
    void a_mail_that_breaks_off_in_its_header_takes_no_length_from_the_next() throws IOException {
        String broken = "Subject: broken\n";
        String mail = "Content-Length: 3\n\nabc";
        assertThat(mails(ONE + broken + ONE + mail)).containsExactly(broken, mail);
    }

    @Test
    void a_line_of_months_without_a_time_parts_nothing() throws IOException {
        String mail = "Subject: one\n\nFrom alice" + " Nov ".repeat(190) + "\nSubject: two\n";
        assertThat(mails(ONE + mail)).containsExactly(mail);
    }

    @Test
    void reads_the_same_with_crlf() throws IOException {
        String text = ONE + "Subject: one\n\n>From here\n\n" + ONE + "Content-Length: 5\n\nabc\n\n" + ONE + MAIL;
        assertThat(mails(text.replace("\n", "\r\n")).stream().map(m -> m.replace("\r\n", "\n")))
                .containsExactlyElementsOf(mails(text));
    }

    @Test
    void reads_every_mail_of_the_corpus_as_it_is() throws IOException {
        List<String> mails = new ArrayList<>();
        StringBuilder mbox = new StringBuilder();
        for (var file : Corpus.mails()) {
            String mail = new String(Corpus.bytes(file), ISO_8859_1);
            if (mail.endsWith("\n") && !mail.startsWith("From ") && !mail.startsWith("\n")) {
                mails.add(mail);
                mbox.append(ONE)
                        .append(mail.replaceAll("(?m)^(>*From )", ">$1"))
                        .append('\n');
            }
        }
        assertThat(mails).hasSizeGreaterThan(50);
        assertThat(mails(mbox.toString())).containsExactlyElementsOf(mails);
    }

    @Test
    void cuts_a_mail_that_is_too_long_and_finds_the_next() throws IOException {
        String lines = "Subject: long\n\n" + "x".repeat(3 * MOST) + "From " + "\ny".repeat(MOST) + "\n";
        assertThat(mails(ONE + lines + "\n" + ONE + MAIL)).containsExactly(lines.substring(0, MOST), MAIL);
    }

    @Test
    void a_line_that_only_goes_on_with_from_parts_nothing() throws IOException {
        String mail = "Subject: one\n\n" + "x".repeat(1_000) + ONE + "Subject: two\n";
        assertThat(mails(ONE + mail)).containsExactly(mail);
    }

    @Test
    void a_mail_does_not_begin_with_a_word() throws IOException {
        assertThat(Mbox.begins(window("From : alice@example.org\nSubject: x\n\n")))
                .isFalse();
        assertThat(Mbox.begins(window("\n\nhello\n" + ONE + MAIL))).isFalse();
        assertThat(Mbox.begins(window("From: alice@example.org\nDate: Mon, 2 Nov 2026 10:00:00 +0000\n\n")))
                .isFalse();
        assertThat(Mbox.begins(window(""))).isFalse();
    }

    private static List<String> mails(String text) throws IOException {
        Window window = window(text);
        assertThat(Mbox.begins(window)).isTrue();
        Mbox mbox = new Mbox(window, MOST);
        List<String> mails = new ArrayList<>();
        for (Optional<byte[]> mail = mbox.next(); mail.isPresent(); mail = mbox.next()) {
            mails.add(new String(mail.get(), ISO_8859_1));
        }
        return mails;
    }

    private static Window window(String text) {
        return new Window(new ByteArrayInputStream(text.getBytes(ISO_8859_1)), 16);
    }
}
