package dev.ricochet.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.ricochet.message.Limits;
import dev.ricochet.understanding.Understanding;
import dev.ricochet.verdict.BareFiveHundred;
import dev.ricochet.verdict.Classifier;
import dev.ricochet.verdict.RuleBook;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How cost grows with what there may be more of: recipients of a report, an operator's rules, and what slow patterns read. */
final class Scale {
    private static final int ROUNDS = 7;

    private static final String REPORT =
            "Return-Path: <>\nFrom: mailer-daemon@mx.example.net\nSubject: failure notice\n"
                    + "Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n"
                    + "Reporting-MTA: dns; mx.example.net\n\n%s--b--\n";
    private static final String RECIPIENT = "Final-Recipient: rfc822; a%d@example.org\nAction: failed\nStatus: 5.0.0\n"
            + "Diagnostic-Code: smtp; 550 %s\n\n";

    // words that many of the built-in rules begin with, so that their tree grows where lines lead
    private static final List<String> BEGINNINGS =
            List.of("user", "recipient", "mailbox", "address", "message", "host");

    // what takes a search that tries again and again for ever
    private static final List<String> SLOW =
            List.of("(a+)+$", "(a|a)*$", "(a*)*$", "(.*a){12}$", "((a{1,20}){1,20})$", "(a|aa)+$");

    private Scale() {}

    public static void main(String... arguments) throws IOException {
        recipients();
        rules(Mails.in(Path.of(System.getProperty("bench.mails"))));
        patterns();
    }

    private static void recipients() {
        Understanding understanding = with(RuleBook.builtIn());
        for (int count : new int[] {100, 1_000, 10_000}) {
            byte[] mail = report(count, "5.1.1 no such user here");
            double micros = micros(understanding, List.of(mail));
            print("%d recipients: %.2f ms, %.1f µs each", count, micros / 1e3, micros / count);
        }
    }

    private static void rules(List<byte[]> mails) throws IOException {
        Understanding builtIn = with(RuleBook.builtIn());
        micros(builtIn, mails); // warm
        print("the built-in rules alone: %.1f µs a mail", micros(builtIn, mails));
        for (int count : new int[] {100, 1_000, 10_000}) {
            StringBuilder rules = new StringBuilder();
            for (int i = 0; i < count; i++) {
                String words = BEGINNINGS.get(i % BEGINNINGS.size()) + " of site " + i + " refused";
                rules.append(rule(i, words, "", words));
            }
            print("%d own rules before them: %.1f µs a mail", count, micros(with(book(rules.toString())), mails));
        }
    }

    private static void patterns() throws IOException {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < SLOW.size(); i++) {
            rules.append(
                    rule(i, "number " + i, "  when: '" + SLOW.get(i) + "'\n", "number " + i + " " + "a".repeat(20)));
        }
        Understanding understanding = with(book(rules.toString()));
        for (int length : new int[] {450, 900, 1_800}) {
            for (int i = 0; i < SLOW.size(); i++) {
                byte[] mail = report(1, "number " + i + " " + "a".repeat(length) + "!");
                print("%s on %d letters: %.2f ms", SLOW.get(i), length, micros(understanding, List.of(mail)) / 1e3);
            }
        }
    }

    private static String rule(int number, String words, String pattern, String example) {
        return "- id: own-%d\n  says: ['%s']\n%s  reason: SERVER_TROUBLE\n  source: measuring\n  examples: ['550 %s']\n"
                .formatted(number, words, pattern, example);
    }

    /** Of rules that stand in files of a thousand. */
    private static RuleBook book(String rules) throws IOException {
        Path directory = Files.createTempDirectory("rules");
        String[] each = rules.split("(?=- id)");
        for (int i = 0; i < each.length; i += 1_000) {
            List<String> some = List.of(each).subList(i, Math.min(each.length, i + 1_000));
            Files.writeString(directory.resolve("%05d.yaml".formatted(i)), String.join("", some));
        }
        RuleBook book = RuleBook.with(Optional.of(directory));
        for (Path file : Mails.files(directory)) {
            Files.delete(file);
        }
        Files.delete(directory);
        return book;
    }

    private static byte[] report(int count, String words) {
        StringBuilder groups = new StringBuilder();
        for (int i = 0; i < count; i++) {
            groups.append(RECIPIENT.formatted(i, words));
        }
        return REPORT.formatted(groups).getBytes(ISO_8859_1);
    }

    private static Understanding with(RuleBook book) {
        return new Understanding(Limits.USUAL, new Classifier(book, BareFiveHundred.SOFT));
    }

    /** The least that one of these costs, once warm. */
    private static double micros(Understanding understanding, List<byte[]> mails) {
        var threads = ManagementFactory.getThreadMXBean();
        double least = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = threads.getCurrentThreadCpuTime();
            int read = 0;
            while (threads.getCurrentThreadCpuTime() - begin < 300_000_000L) {
                mails.forEach(understanding::of);
                read += mails.size();
            }
            least = Math.min(least, (threads.getCurrentThreadCpuTime() - begin) / 1e3 / read);
        }
        return least;
    }

    private static void print(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
    }
}
