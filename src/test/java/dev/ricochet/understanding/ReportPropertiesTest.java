package dev.ricochet.understanding;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.verdict.Verdict;
import dev.ricochet.vocabulary.Hardness;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of every report, whoever wrote it. That line ends do not matter stands in {@link CorpusTest}. */
class ReportPropertiesTest {
    private static final Pattern STATUS_PART =
            Pattern.compile("(?i)\ncontent-type:[ \t]*message/(?:global-)?delivery-status[^\n]*\n(?:[^\n]+\n)*\n");

    private static final Pattern FINAL_RECIPIENT = Pattern.compile("(?im)^final-recipient:");

    private static final String ORDINARY_WORDS =
            "Hello Alice,\n\nthank you for being with us. Here is what is new in your"
                    + " city this week, picked for you on 5 May 2026: 550 shops and 5.1 stars.\n\n"
                    + "Write to carol@example.net, or call 555-0101.\n\n";

    /** A status part in the text of a mail: the fields about the mail, and those about each recipient. */
    private record Fields(String before, List<String> groups, String behind) {
        static Optional<Fields> in(String mail) {
            Matcher part = STATUS_PART.matcher(mail);
            if (!part.find()) {
                return Optional.empty();
            }
            int end = mail.indexOf("\n--", part.end() - 1);
            String fields = mail.substring(part.end(), end < 0 ? mail.length() : end + 1);
            List<String> blocks = new ArrayList<>(Arrays.asList(fields.strip().split("\n\\s*\n")));
            String about = FINAL_RECIPIENT.matcher(blocks.getFirst()).find() ? "" : blocks.removeFirst() + "\n\n";
            boolean oneEach = blocks.stream()
                    .allMatch(block -> FINAL_RECIPIENT.matcher(block).results().count() == 1);
            return oneEach && !blocks.isEmpty() && end >= 0
                    ? Optional.of(new Fields(mail.substring(0, part.end()) + about, blocks, mail.substring(end + 1)))
                    : Optional.empty();
        }

        String mail() {
            return before + String.join("\n\n", groups) + "\n\n" + behind;
        }

        Fields reversed() {
            return new Fields(before, groups.reversed(), behind);
        }
    }

    static List<Path> reports() {
        return Corpus.mails().stream()
                .filter(mail -> Fields.in(text(mail)).isPresent())
                .toList();
    }

    static List<Path> ordinary() {
        return Corpus.mails().stream()
                .filter(mail -> kind(text(mail)) == MailKind.ORDINARY)
                .toList();
    }

    @Test
    void has_reports_and_ordinary_mails_to_look_at() {
        assertThat(reports()).hasSizeGreaterThan(50);
        assertThat(ordinary()).hasSizeGreaterThan(10);
        assertThat(reports())
                .filteredOn(mail -> Fields.in(text(mail)).orElseThrow().groups().size() > 1)
                .hasSizeGreaterThan(5);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reports")
    void says_the_same_of_each_recipient_whatever_the_order(Path mail) {
        Fields fields = Fields.in(text(mail)).orElseThrow();
        Map<String, String> said = verdicts(fields.mail());
        // of two groups about one recipient it may matter which comes first
        if (said.size() == fields.groups().size()) {
            assertThat(verdicts(fields.reversed().mail())).isEqualTo(said);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reports")
    void calls_no_recipient_hard_whose_block_is_cut(Path mail) {
        Fields fields = Fields.in(text(mail)).orElseThrow();
        String last = fields.groups().getLast();
        String whole = fields.mail();
        int end = whole.length() - fields.behind().length() - 2;
        Set<String> before = hardIn(new Fields(
                        fields.before(),
                        fields.groups().subList(0, fields.groups().size() - 1),
                        fields.behind())
                .mail());
        for (int at = end - last.length(); at <= end; at += 3) {
            Set<String> hard = new HashSet<>(hardIn(whole.substring(0, at)));
            hard.removeAll(before);
            assertThat(hard).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ordinary")
    void makes_no_bounce_of_an_ordinary_mail_to_which_text_is_added(Path mail) {
        String text = text(mail);
        int body = text.indexOf("\n\n") + 2;
        assertThat(kind(text.substring(0, body) + ORDINARY_WORDS + text.substring(body)))
                .isNotIn(MailKind.BOUNCE, MailKind.DELAYED);
        assertThat(kind(text + "\n" + ORDINARY_WORDS)).isNotIn(MailKind.BOUNCE, MailKind.DELAYED);
        int inner = text.toLowerCase(Locale.ROOT).indexOf("\ncontent-type: text/plain", body);
        int words = inner < 0 ? -1 : text.indexOf("\n\n", inner);
        if (words >= 0) {
            assertThat(kind(text.substring(0, words + 2) + ORDINARY_WORDS + text.substring(words + 2)))
                    .isNotIn(MailKind.BOUNCE, MailKind.DELAYED);
        }
    }

    private static String text(Path mail) {
        return new String(Corpus.bytes(mail), ISO_8859_1).replace("\r\n", "\n");
    }

    private static Understood read(String mail) {
        return Corpus.UNDERSTANDING.of(mail.getBytes(ISO_8859_1));
    }

    private static MailKind kind(String mail) {
        return MailKind.of(read(mail).reading());
    }

    private static Map<String, String> verdicts(String mail) {
        Understood understood = read(mail);
        Map<String, String> said = new HashMap<>();
        if (understood.reading() instanceof DeliveryReport report) {
            for (int i = 0; i < report.outcomes().size(); i++) {
                RecipientOutcome outcome = report.outcomes().get(i);
                String verdict = switch (understood.verdicts().get(i)) {
                    case Verdict.Bounce bounce -> bounce.hardness() + " " + bounce.reason();
                    case Verdict.NotABounce none -> none.why();
                };
                said.put(
                        outcome.recipient().key(),
                        verdict + " " + outcome.status() + " " + outcome.reply() + " " + outcome.failing());
            }
        }
        return said;
    }

    private static Set<String> hardIn(String mail) {
        Set<String> hard = new HashSet<>();
        for (Verdict verdict : read(mail).verdicts()) {
            if (verdict instanceof Verdict.Bounce bounce && bounce.hardness() == Hardness.HARD) {
                hard.add(bounce.recipient().key());
            }
        }
        return hard;
    }
}
