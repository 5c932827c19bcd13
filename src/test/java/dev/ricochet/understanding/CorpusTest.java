package dev.ricochet.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole mails and whole answers. Where an answer differs from its golden file it is written beside it; with
 * {@code -Dgolden.write=true} it becomes the golden file.
 */
class CorpusTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Path> corpus() {
        return Corpus.mails();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void reads_as_its_golden_file_says(Path mail) throws IOException {
        String answer = answer(Corpus.bytes(mail));
        Path golden = beside(mail, ".expected.json");
        Path actual = beside(mail, ".actual.json");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden, answer);
        }
        String expected = Files.exists(golden) ? Files.readString(golden) : "";
        if (answer.equals(expected)) {
            Files.deleteIfExists(actual);
        } else {
            Files.writeString(actual, answer);
        }
        assertThat(answer).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void reads_the_same_with_crlf(Path mail) throws IOException {
        byte[] bytes = Corpus.bytes(mail);
        assertThat(answer(Corpus.withCrlf(bytes))).isEqualTo(answer(bytes));
    }

    private static Path beside(Path mail, String ending) {
        String name = mail.getFileName().toString();
        return mail.resolveSibling(name.substring(0, name.length() - ".eml".length()) + ending);
    }

    private static String answer(byte[] mail) throws IOException {
        Understood understood = Corpus.UNDERSTANDING.of(mail);
        ObjectNode answer = JSON.createObjectNode();
        answer.put("kind", MailKind.of(understood.reading()).word());
        ArrayNode recipients = answer.putArray("recipients");
        if (understood.reading() instanceof DeliveryReport report) {
            answer.put("reportedBy", report.reportedBy());
            report.original().messageId().ifPresent(id -> answer.put("original", id.value()));
            report.original().meta().ifPresent(meta -> answer.put("meta", meta));
            for (int i = 0; i < report.outcomes().size(); i++) {
                describe(
                        recipients.addObject(),
                        report.outcomes().get(i),
                        understood.verdicts().get(i));
            }
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer) + "\n";
    }

    private static void describe(ObjectNode node, RecipientOutcome outcome, Verdict verdict) {
        node.put("recipient", outcome.recipient().toString());
        outcome.failing().ifPresent(address -> node.put("failing", address.toString()));
        node.put("action", outcome.action().name().toLowerCase(Locale.ROOT));
        outcome.status().ifPresent(status -> node.put("status", status.toString()));
        outcome.reply().ifPresent(reply -> node.put("reply", reply.toString()));
        if (verdict instanceof Verdict.Bounce bounce) {
            node.put("verdict", bounce.hardness().name().toLowerCase(Locale.ROOT));
            node.put("reason", bounce.reason().name());
        }
    }
}
