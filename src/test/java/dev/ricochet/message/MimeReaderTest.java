package dev.ricochet.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.understanding.Corpus;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MimeReaderTest {
    private static final MimeReader READER = new MimeReader();

    static List<Path> corpus() {
        return Corpus.mails().stream()
                .filter(mail -> !mail.endsWith("bare-cr.eml"))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void finds_the_parts_that_another_parser_finds(Path mail) throws Exception {
        byte[] bytes = Corpus.withCrlf(Corpus.bytes(mail));
        assertThat(typesByUs(bytes)).isEqualTo(typesByMime4j(bytes));
    }

    @Test
    void reads_lines_that_end_with_a_bare_cr() {
        MailMessage mail =
                read("Subject: a\rContent-Type: multipart/mixed; boundary=b\r\r--b\r\rone\r--b\r\rtwo\r--b--\r");
        assertThat(mail.headers().raw("subject")).isEqualTo("a");
        assertThat(mail.ownParts()).extracting(MimePart::text).containsExactly("one\n", "two\n");
    }

    @Test
    void reads_a_last_part_without_a_border_and_says_so() {
        MailMessage mail = read("Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\n\ntwo");
        assertThat(mail.ownParts()).extracting(MimePart::isClosed).containsExactly(true, false);
    }

    @Test
    void reads_types_and_encodings_in_capitals() {
        MailMessage mail =
                read("CONTENT-TYPE: TEXT/PLAIN; CHARSET=\"UTF-8\"\nCONTENT-TRANSFER-ENCODING: BASE64\n\nw6kK\n");
        assertThat(mail.root().text()).isEqualTo("é\n");
    }

    @Test
    void reads_japanese_that_does_not_go_back_to_ascii_at_the_end_of_a_line() {
        String mail = "Content-Type: text/plain; charset=iso-2022-jp\n\n\u001b$B08@h$N\n%a!<%k\u001b(B\n";
        assertThat(read(mail.replace("\n", "\r\n")).root().text())
                .isEqualTo(read(mail).root().text());
    }

    @Test
    void reads_no_line_end_that_stands_in_the_charset_itself() {
        MailMessage mail = read("Content-Type: text/plain; charset=utf-7\n\none+AA0ACg-two+AA0-\n");
        assertThat(mail.root().text()).isEqualTo("one\ntwo\n");
    }

    @Test
    void reads_quoted_printable_with_soft_line_ends_and_lone_signs() {
        MailMessage mail = read("Content-Transfer-Encoding: quoted-printable\n\na=\nb =3D c = d=E9");
        assertThat(mail.root().text()).isEqualTo("ab = c = dé");
    }

    @Test
    void reads_encoded_words_of_several_charsets() {
        MailMessage mail = read("Subject: =?utf-8?Q?caf=C3=A9?= =?ISO-8859-1?B?6Q==?= a =?x-none?Q?b?= =?broken\n\n");
        assertThat(mail.headers().text("Subject")).isEqualTo("caféé a b =?broken");
    }

    @Test
    void reads_a_boundary_in_pieces() {
        MailMessage mail =
                read("Content-Type: multipart/mixed; boundary*0=ab; boundary*1*=%63\n\n--ab%63\n\none\n--ab%63--\n");
        assertThat(mail.ownParts()).hasSize(1);
    }

    @Test
    void reads_headers_of_eight_bits() {
        assertThat(read("Subject: caf\u00e9\n\n").headers().raw("Subject")).isEqualTo("café");
    }

    @Test
    void leaves_what_is_beyond_a_limit() {
        Limits limits = new Limits(1_000, 2, 3, 2, 10);
        byte[] mail = ("A: " + "x".repeat(50) + "\nB: b\nC: c\n\n" + "y".repeat(2_000)).getBytes(UTF_8);
        MailMessage read = new MimeReader(limits).read(mail);
        assertThat(read.headers().size()).isEqualTo(2);
        assertThat(read.headers().raw("A")).hasSizeLessThanOrEqualTo(10);
        assertThat(read.root().size()).isLessThan(1_000);
    }

    private static MailMessage read(String mail) {
        return READER.read(mail.getBytes(ISO_8859_1));
    }

    private static List<String> typesByUs(byte[] mail) {
        List<String> types = new ArrayList<>();
        Deque<MimePart> open = new ArrayDeque<>(List.of(READER.read(mail).root()));
        while (!open.isEmpty()) {
            MimePart part = open.pop();
            types.add(part.type().name());
            // the other parser takes a mail with addresses in UTF-8 for a leaf
            if (!part.type().is("message/global")) {
                part.children().reversed().forEach(open::push);
            }
        }
        return types;
    }

    private static List<String> typesByMime4j(byte[] mail) throws Exception {
        MimeTokenStream stream = new MimeTokenStream(MimeConfig.PERMISSIVE);
        stream.parse(new ByteArrayInputStream(mail));
        List<String> types = new ArrayList<>();
        for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
            if (state == EntityState.T_BODY || state == EntityState.T_START_MULTIPART) {
                types.add(stream.getBodyDescriptor().getMimeType());
            } else if (state == EntityState.T_START_MESSAGE && !types.isEmpty()) {
                types.add("message/rfc822");
            }
        }
        return types;
    }
}
