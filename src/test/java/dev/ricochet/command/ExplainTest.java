package dev.ricochet.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ricochet.understanding.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
    private static final Path MAIL = Corpus.ROOT.resolve("postfix/no-such-user.eml");

    private static final String NOT_UNDERSTOOD =
            Corpus.ROOT.resolve("not-a-bounce/no-recipient-named.eml").toString();

    @RegisterExtension
    private final ListenedShell shell = new ListenedShell();

    @Test
    void answers_one_line_of_json_for_each_mail() throws Exception {
        assertThat(shell.run("explain", "--json", MAIL.toString())).hasValue(0);
        JsonNode answer = new ObjectMapper().readTree(shell.said());
        assertThat(answer.path("file").asText()).isEqualTo(MAIL.toString());
        assertThat(answer.path("kind").asText()).isEqualTo("bounce");
        assertThat(answer.path("events").path(0).path("recipient").asText()).isEqualTo("alice@example.org");
        assertThat(answer.path("events").path(0).path("verdict").asText()).isEqualTo("hard");
    }

    @Test
    void tells_a_person_the_verdict_and_its_words() {
        assertThat(shell.run("explain", MAIL.toString())).hasValue(0);
        assertThat(shell.said())
                .contains("bounce", "alice@example.org: hard, NO_SUCH_USER", "rule", "User unknown")
                .contains("means  Nobody has this address.", "do     Take it off the list")
                .containsPattern("answer .*User unknown")
                .containsPattern("then   held .*\\R      next   a copy .*explain --sent .* events list");
    }

    @Test
    void the_answer_on_the_front_page_is_what_is_said() throws IOException {
        Matcher page = Pattern.compile("explain (src/demo/\\S+)\\s+```\\s+```(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")));
        assertThat(page.find()).isTrue();
        assertThat(shell.run("explain", page.group(1))).hasValue(0);
        assertThat(shell.said()).isEqualToNormalizingWhitespace(page.group(2));
    }

    @Test
    void reads_a_directory_in_sorted_order() {
        assertThat(shell.run("explain", "--json", Corpus.ROOT.resolve("gmail").toString()))
                .hasValue(0);
        assertThat(shell.said().lines().map(line -> line.split("\"")[3])).isSorted();
    }

    @Test
    void reads_an_mbox_on_standard_input() {
        String mbox = "From MAILER-DAEMON Mon Nov  2 10:00:00 2026\n" + new String(Corpus.bytes(MAIL), UTF_8) + "\n";
        shell.type(mbox.repeat(2).getBytes(UTF_8));
        assertThat(shell.run("explain", "--json", "-")).hasValue(0);
        assertThat(shell.said().lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("{\"file\":\"-\",\"mail\":2,\"kind\":\"bounce\"");
    }

    @Test
    void sums_up_as_a_table() {
        assertThat(shell.run(
                        "explain", "--summary", Corpus.ROOT.resolve("postfix").toString(), NOT_UNDERSTOOD))
                .hasValue(0);
        assertThat(shell.said())
                .containsPattern("(?m)^kind +mails$")
                .containsPattern("(?m)^hard +\\d+ +\\d+ +0$")
                .containsPattern("(?m)^NO_SUCH_USER +\\d+")
                .containsPattern("(?m)^example.org +\\d+")
                .containsPattern("(?m)^from a mail server, and names nobody that can be told +1$")
                .contains("  " + NOT_UNDERSTOOD);
    }

    @Test
    void sums_up_for_a_spreadsheet_and_for_a_program() throws Exception {
        assertThat(shell.run("explain", "--summary", "--csv", MAIL.toString(), NOT_UNDERSTOOD))
                .hasValue(0);
        assertThat(shell.said().lines())
                .contains(
                        "by,name,all,hard,soft",
                        "kind,bounce,1,,",
                        "reason,NO_SUCH_USER,1,1,0",
                        "domain,example.org,1,1,0",
                        "then,held,1,1,0",
                        "not understood,\"from a mail server, and names nobody that can be told\",1,,");
        assertThat(shell.run("explain", "--summary", "--json", MAIL.toString(), NOT_UNDERSTOOD))
                .hasValue(0);
        JsonNode sum = new ObjectMapper().readTree(shell.said());
        assertThat(sum.path("mails").asInt()).isEqualTo(2);
        assertThat(sum.at("/reason/NO_SUCH_USER/hard").asInt()).isEqualTo(1);
        assertThat(sum.path("notUnderstood").size()).isEqualTo(1);
    }

    @Test
    void writes_a_row_for_each_recipient() {
        assertThat(shell.run("explain", "--csv", MAIL.toString(), NOT_UNDERSTOOD))
                .hasValue(0);
        assertThat(shell.said().split("\r\n")).hasSize(3).satisfies(rows -> {
            assertThat(rows[0]).startsWith("file,mail,message_id,kind,recipient,verdict,reason");
            assertThat(rows[1]).startsWith(MAIL + ",,r0@mx.example.net,bounce,alice@example.org,hard,NO_SUCH_USER");
            assertThat(rows[2]).startsWith(NOT_UNDERSTOOD + ",,").contains("names nobody");
            assertThat(rows[2].replaceAll("\"[^\"]*\"", "").chars().filter(c -> c == ','))
                    .hasSize(16);
        });
    }

    @Test
    void the_page_names_every_column_in_its_order() throws Exception {
        assertThat(shell.run("explain", "--csv", MAIL.toString())).hasValue(0);
        String page = Files.readString(Path.of("docs/explain.md"));
        String table = page.substring(page.indexOf("| column | field |"), page.indexOf("## Summed up"));
        String columns = table.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|")[1].replaceAll("[` ]", ""))
                .collect(Collectors.joining(","));
        assertThat(shell.said().lines().findFirst()).hasValue(columns);
    }

    @Test
    void says_of_what_is_plainly_no_mail_that_it_is_none(@TempDir Path directory) throws Exception {
        String program = Files.write(directory.resolve("program"), new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0})
                .toString();
        String empty = Files.createFile(directory.resolve("empty")).toString();
        assertThat(shell.run("explain", "--summary", program, empty, MAIL.toString()))
                .hasValue(1);
        assertThat(shell.said()).containsPattern("(?m)^not a mail +2$").doesNotContain("ordinary");
        assertThat(shell.complained()).contains(program + ": is not a mail", empty + ": is not a mail");
        assertThat(shell.run("explain", directory.toString())).hasValue(0);
        assertThat(shell.said()).contains(program + ": not a mail");
        assertThat(shell.complained()).contains("2 files in directories are not mails");
        assertThat(shell.run("explain", "--json", program)).hasValue(1);
        assertThat(shell.said()).contains("\"kind\":\"ordinary\"");
    }

    @Test
    void marks_the_rows_for_excel_where_it_is_asked_to() {
        assertThat(shell.run("explain", "--csv", "--bom", MAIL.toString())).hasValue(0);
        assertThat(shell.said()).startsWith("\ufefffile,mail,");
        assertThat(shell.run("explain", "--json", "--bom", MAIL.toString())).hasValue(2);
        assertThat(shell.complained()).contains("--bom: only --csv");
    }

    @Test
    void colours_only_where_it_is_asked_to_or_seen() {
        assertThat(shell.run("explain", "--color=always", MAIL.toString())).hasValue(0);
        assertThat(shell.said())
                .contains("alice@example.org: \u001b[31mhard\u001b[0m, NO_SUCH_USER")
                .contains("then   \u001b[35mheld for a person, since nobody proves it\u001b[0m");
        for (String when : List.of("--color=auto", "--color=never")) {
            assertThat(shell.run("explain", when, MAIL.toString())).hasValue(0);
            assertThat(shell.said()).contains(": hard, NO_SUCH_USER").doesNotContain("\u001b");
        }
        assertThat(shell.run("explain", "--color=red", MAIL.toString())).hasValue(2);
        assertThat(shell.complained()).contains("Invalid value for option '--color'");
    }

    @Test
    void one_answer_at_a_time() {
        assertThat(shell.run("explain", "--json", "--csv", MAIL.toString())).hasValue(2);
        assertThat(shell.complained()).contains("choose one");
    }

    @Test
    void an_answer_that_finds_no_room_is_said() throws Exception {
        for (String form : List.of("--json", "--csv", "--summary", "--")) {
            assertThat(shell.apart("explain " + form + " " + MAIL + " > /dev/full"))
                    .isEqualTo(3);
            assertThat(shell.complained()).contains("the answer is not complete");
        }
    }

    @Test
    void ends_quietly_when_its_reader_has_had_enough() throws Exception {
        String mails = (Corpus.ROOT + " ").repeat(20);
        assertThat(shell.apart("explain --json " + mails + " | head -1 > /dev/null; exit ${PIPESTATUS[0]}"))
                .isEqualTo(0);
        assertThat(shell.complained()).isEmpty();
    }

    @Test
    void warns_of_a_variable_that_is_misspelt() throws Exception {
        assertThat(shell.apart("explain " + MAIL, "RICOCHET_RULE_DIRECTORY=none RICOCHET_POLL_EVERY=1m ", ""))
                .isZero();
        assertThat(shell.complained())
                .startsWith("warning: RICOCHET_RULE_DIRECTORY is not a setting")
                .doesNotContain("POLL");
    }

    @Test
    void says_in_a_sentence_that_the_memory_is_full() throws Exception {
        String copies =
                "seq 1000000 | sed 's/.*/From a Mon Nov  2 10:00:00 2026\\nMessage-ID: <&@x.example>\\nTo: &@example.org\\n/'";
        assertThat(shell.apart("explain --sent - " + MAIL, copies + " | ", "-Xmx16m"))
                .isEqualTo(3);
        assertThat(shell.complained()).contains("the memory is full").doesNotContain("\tat ");
    }

    @Test
    void reads_one_mail_on_standard_input() {
        shell.type(Corpus.bytes(MAIL));
        assertThat(shell.run("explain", "--json", "-")).hasValue(0);
        assertThat(shell.said()).startsWith("{\"file\":\"-\",\"kind\":\"bounce\"");
    }

    @Test
    void goes_on_after_a_file_that_cannot_be_read(@TempDir Path directory) {
        assertThat(shell.run("explain", "--json", directory.resolve("none.eml").toString(), MAIL.toString()))
                .hasValue(1);
        assertThat(shell.said()).contains("\"kind\":\"bounce\"");
        assertThat(shell.complained()).contains("none.eml");
    }

    @Test
    void says_2_where_it_is_used_wrongly() {
        assertThat(shell.run("explain")).hasValue(2);
        assertThat(shell.run("explain", "--jsn", MAIL.toString())).hasValue(2);
    }

    @Test
    void explains_itself() {
        assertThat(shell.run("explain", "--help")).hasValue(0);
        assertThat(shell.said()).contains("ricochet explain", "--json");
    }

    @Test
    void says_that_no_command_is_the_server() {
        assertThat(shell.run("--help")).hasValue(0);
        assertThat(shell.said()).contains("Without a command it starts the server");
    }

    @Test
    void takes_files_behind_two_hyphens() {
        assertThat(shell.run("explain", "--json", "--", MAIL.toString())).hasValue(0);
        assertThat(shell.said()).contains("\"kind\":\"bounce\"");
    }

    @Test
    void takes_a_bare_refusal_for_soft(@TempDir Path directory) throws Exception {
        assertThat(shell.run("explain", "--json", bareRefusal(directory))).hasValue(0);
        assertThat(shell.said()).contains("\"verdict\":\"soft\"", "bare-5xx");
    }

    @Test
    void takes_a_bare_refusal_for_hard_where_the_setting_says_so(@TempDir Path directory) throws Exception {
        shell.set(ReadingSettings.BARE, "hard");
        assertThat(shell.run("explain", "--json", bareRefusal(directory))).hasValue(0);
        assertThat(shell.said()).contains("\"verdict\":\"hard\"", "bare-5xx");
    }

    @Test
    void reads_no_more_of_a_mail_than_the_setting_says() {
        shell.set(ReadingSettings.LONGEST, "64K");
        assertThat(ReadingSettings.read().limits().bytes()).isEqualTo(64 * 1024);
    }

    @Test
    void says_which_setting_is_wrong() {
        for (String name : List.of(ReadingSettings.BARE, ReadingSettings.LONGEST)) {
            shell.set(name, "12");
            assertThat(shell.run("explain", MAIL.toString())).hasValue(1);
            assertThat(shell.complained()).contains(name, "must be");
        }
        shell.set(ReadingSettings.LONGEST, "much");
        assertThat(shell.run("explain", MAIL.toString())).hasValue(1);
        assertThat(shell.complained()).contains("cannot be read");
    }

    @Test
    void starts_the_server_where_no_command_is_named() {
        assertThat(shell.run()).isEqualTo(OptionalInt.empty());
        assertThat(shell.run("-Dquarkus.something=1")).isEqualTo(OptionalInt.empty());
    }

    @Test
    void a_misspelt_command_starts_nothing() {
        assertThat(shell.run("explian", "mail.eml")).hasValue(2);
    }

    @Test
    void shows_no_control_character_and_no_mark_of_direction(@TempDir Path directory) throws Exception {
        Path mail = directory.resolve("a\u001b[2J\u202eb.eml");
        Files.write(mail, Corpus.bytes(MAIL));
        assertThat(shell.run("explain", mail.toString())).hasValue(0);
        assertThat(shell.said()).contains("\\u{1b}", "\\u{202e}").doesNotContain("\u001b", "\u202e");
    }

    private static String bareRefusal(Path directory) throws IOException {
        return Files.writeString(directory.resolve("bare.eml"), """
                Return-Path: <>
                From: MAILER-DAEMON@mx.example.net
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.net

                Final-Recipient: rfc822; alice@example.org
                Action: failed
                Diagnostic-Code: smtp; 554 sorry

                --b--
                """).toString();
    }
}
