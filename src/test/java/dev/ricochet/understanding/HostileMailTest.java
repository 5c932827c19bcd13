package dev.ricochet.understanding;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.verdict.Verdict;
import dev.ricochet.vocabulary.Hardness;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything in a mail is an attacker's choice: a value comes back all the same. */
class HostileMailTest {
    /** Far above what any of these takes, far below for ever. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static List<Path> corpus() {
        return Corpus.mails();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void reads_a_mail_that_is_cut_anywhere_and_invents_no_recipient(Path mail) {
        byte[] whole = Corpus.bytes(mail);
        String text = new String(whole, UTF_8).toLowerCase(java.util.Locale.ROOT);
        // folded within an address, or cut where a line was too long for a server
        String joined = text.replaceAll("!\r?\n |\\s+(?=[.@])|(?<=[.@])\\s+", "");
        for (int length = 0; length < whole.length; length += 7) {
            for (RecipientOutcome outcome : outcomes(Arrays.copyOf(whole, length))) {
                String domain = outcome.recipient().domain();
                assertThat(text + joined).contains(domain);
            }
        }
    }

    /** That qmail forwarded a mail stands in the copy alone that it returns: cut before that, nothing shows it. */
    static List<Path> corpusThatShowsForwardingItself() {
        return Corpus.mails().stream()
                .filter(mail -> !mail.endsWith("qmail/forwarded-to-a-dead-domain.eml"))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpusThatShowsForwardingItself")
    void never_calls_a_recipient_hard_that_the_whole_mail_does_not(Path mail) {
        byte[] whole = Corpus.bytes(mail);
        List<String> hard = hardIn(whole);
        for (int length = 0; length < whole.length; length += 11) {
            assertThat(hard).containsAll(hardIn(Arrays.copyOf(whole, length)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void reads_a_mail_in_which_bytes_are_flipped(Path mail) {
        byte[] whole = Corpus.bytes(mail);
        Random random = new Random(whole.length);
        for (int round = 0; round < 30; round++) {
            byte[] broken = whole.clone();
            for (int i = 0; i < 1 + broken.length / 100; i++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            assertThat(Corpus.UNDERSTANDING.of(broken)).isNotNull();
        }
    }

    @Test
    void reads_random_bytes() {
        Random random = new Random(4711);
        for (int round = 0; round < 200; round++) {
            byte[] noise = new byte[random.nextInt(20_000)];
            random.nextBytes(noise);
            assertThat(Corpus.UNDERSTANDING.of(noise)).isNotNull();
        }
    }

    @Test
    void reads_ten_thousand_parts_within_each_other() {
        StringBuilder mail = new StringBuilder("From: <>\n");
        for (int i = 0; i < 10_000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        assertIsRead(mail.toString().getBytes(UTF_8));
    }

    @Test
    void reads_ten_thousand_mails_within_each_other() {
        assertIsRead("Content-Type: message/rfc822\n\n".repeat(10_000).getBytes(UTF_8));
    }

    @Test
    void reads_a_hundred_thousand_parts_beside_each_other() {
        String part = "--b\nContent-Type: text/plain\n\nno\n";
        assertIsRead(("Content-Type: multipart/report; boundary=b\n\n" + part.repeat(100_000)).getBytes(UTF_8));
    }

    @Test
    void reads_a_hundred_thousand_recipients_up_to_a_limit() {
        StringBuilder mail = new StringBuilder("Return-Path: <>\nFrom: mailer-daemon@mx.example.net\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
                + "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\n\n");
        for (int i = 0; i < 100_000; i++) {
            mail.append("Final-Recipient: rfc822; a")
                    .append(i)
                    .append("@example.org\nAction: failed\nStatus: 5.1.1\n\n");
        }
        assertThat(outcomes(mail.append("--b--\n").toString().getBytes(UTF_8))).hasSize(10_000);
    }

    @Test
    void reads_the_front_of_a_mail_of_fifty_megabytes() {
        byte[] mail = new byte[50 << 20];
        Arrays.fill(mail, (byte) 'a');
        byte[] front = Corpus.bytes(Corpus.ROOT.resolve("postfix/no-such-user.eml"));
        System.arraycopy(front, 0, mail, 0, front.length);
        assertThat(hardIn(mail)).containsExactly("alice@example.org");
    }

    @Test
    void reads_fifty_megabytes_of_borders() {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        mail.writeBytes("Content-Type: multipart/mixed; boundary=\"\"\n\n".getBytes(UTF_8));
        mail.writeBytes("--\n".repeat((50 << 20) / 3).getBytes(UTF_8));
        assertIsRead(mail.toByteArray());
    }

    @Test
    void reads_a_header_of_five_megabytes() {
        assertIsRead(("Return-Path: <>\nSubject: " + "a ".repeat(5 << 19)
                        + "\nFrom: postmaster@example.org\n\nundeliverable\n")
                .getBytes(UTF_8));
    }

    @Test
    void reads_a_hundred_thousand_header_fields() {
        assertIsRead(("Return-Path: <>\n" + "X-A: b\n".repeat(100_000) + "\n").getBytes(UTF_8));
    }

    @Test
    void reads_a_bomb_of_encoded_words() {
        assertIsRead(("Return-Path: <>\nSubject: " + "=?utf-8?B?".repeat(500_000) + "\n\n").getBytes(UTF_8));
        assertIsRead(("Return-Path: <>\nSubject: " + "=?utf-8?Q?=41?= ".repeat(300_000) + "\n\n").getBytes(UTF_8));
    }

    @Test
    void reads_megabytes_of_at_signs_brackets_and_codes() {
        String head = "Return-Path: <>\nFrom: mailer-daemon@mx.example.net\nSubject: failure notice\n\n";
        for (String piece : List.of(
                "@",
                "<",
                "a@b",
                "550 ",
                "5.1.1 ",
                "said: 550 ",
                "<a@b>: ",
                "\"@",
                ">",
                "\n<a@b.example>:",
                "&lt;",
                "&a",
                "<@",
                "@[",
                "(")) {
            assertIsRead((head + "undeliverable\n" + piece.repeat(3_000_000 / piece.length())).getBytes(ISO_8859_1));
            assertIsRead(
                    (head.replace("\n\n", "\nContent-Type: text/html\n\n") + piece.repeat(3_000_000 / piece.length()))
                            .getBytes(ISO_8859_1));
        }
    }

    @Test
    void takes_no_address_with_quotes_line_ends_or_nul_for_a_good_one() {
        for (String address :
                List.of("al\"ice@example.org", "alice\0@example.org", "alice@exa mple.org", "<script>@example.org")) {
            byte[] mail = new String(Corpus.bytes(Corpus.ROOT.resolve("standard/whole-reply-as-status.eml")), UTF_8)
                    .replace("rfc822; alice@example.org", "rfc822; " + address)
                    .getBytes(UTF_8);
            for (RecipientOutcome outcome : outcomes(mail)) {
                assertThat(outcome.recipient().toString()).doesNotContainPattern("[\\x00-\\x20<>]");
            }
        }
    }

    private static void assertIsRead(byte[] mail) {
        Understood understood = Assertions.assertTimeoutPreemptively(PATIENCE, () -> Corpus.UNDERSTANDING.of(mail));
        assertThat(understood.reading()).isNotNull();
        assertThat(Corpus.UNDERSTANDING.fingerprint(mail).value()).startsWith("1:");
    }

    private static List<RecipientOutcome> outcomes(byte[] mail) {
        return Corpus.UNDERSTANDING.of(mail).reading() instanceof DeliveryReport report ? report.outcomes() : List.of();
    }

    private static List<String> hardIn(byte[] mail) {
        return Corpus.UNDERSTANDING.of(mail).verdicts().stream()
                .filter(verdict -> verdict instanceof Verdict.Bounce bounce && bounce.hardness() == Hardness.HARD)
                .map(verdict -> verdict.recipient().toString())
                .toList();
    }
}
