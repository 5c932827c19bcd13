package dev.ricochet.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ricochet.understanding.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Genuine reports and forgeries of each kind, with what was sent: whether a server would believe and tell them. */
class ExplainOriginTest {
    private static final Path MAILS = Corpus.ROOT.resolve("origin");
    private static final String SENT = MAILS.resolve("sent.mbox").toString();
    private static final String GENUINE =
            MAILS.resolve("genuine-about-a-mail-in-sent.eml").toString();
    private static final String OF_GOOGLE =
            MAILS.resolve("genuine-of-the-provider.eml").toString();

    @RegisterExtension
    private final ListenedShell shell = new ListenedShell();

    @Test
    void believes_and_tells_as_the_golden_file_says() throws IOException {
        Path golden = MAILS.resolve("origins.txt");
        List<String> answers = new ArrayList<>();
        for (Path mail : Corpus.mails()) {
            if (mail.startsWith(MAILS)) {
                answers.addAll(answers("explain", "--json", "--sent", SENT, mail.toString()));
            }
        }
        if (Boolean.getBoolean("golden.write")) {
            Files.write(golden, answers);
        }
        assertThat(answers).hasSizeGreaterThan(20).isEqualTo(Files.readAllLines(golden));
    }

    @Test
    void without_what_was_sent_only_servers_prove_anything() throws IOException {
        assertThat(answers("explain", "--json", GENUINE))
                .singleElement()
                .asString()
                .endsWith("no-statement | held");
        assertThat(answers("explain", "--json", OF_GOOGLE))
                .singleElement()
                .asString()
                .endsWith("told");
    }

    @Test
    void what_lies_in_an_export_and_was_delivered_is_not_taken_for_sent() throws IOException {
        String forgery = MAILS.resolve("forgery-of-a-mail-never-sent.eml").toString();
        assertThat(Files.readString(Path.of(SENT))).contains("Message-ID: <invented-1@example.org>");
        assertThat(answers("explain", "--json", "--sent", SENT, forgery))
                .singleElement()
                .asString()
                .endsWith("no-statement | held");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To: \"alice@example.com\" <mallory@example.net>",
                "To: alice@example.com <mallory@example.net>",
                "To: mallory@example.net (alice@example.com)",
                "To: \"x, alice@example.com, y\" <mallory@example.net>",
                "To: =?utf-8?q?x=2C_alice=40example=2Ecom=2C?= <mallory@example.net>",
                "To: \"alice@example.com\"@example.net",
                "To: \"x: alice@example.com, y\": mallory@example.net;",
                "To: mallory@example.net\nBcc: alice@example.com",
                "To: alice@example.com, mallory@example.net",
                "To: all: alice@example.com, mallory@example.net;",
                "To: alice@example.com\nDelivered-To: offers@example.org",
                "To: alice@example.com\nReceived: from mallory by mx.google.com",
                "To: alice@example.com\nReceived: from x (HELO x by y with ESMTPA) by mx.example.org with ESMTP id 1"
            })
    void a_copy_that_did_not_go_to_this_one_person_proves_nothing(String fields, @TempDir Path directory)
            throws IOException {
        assertThat(withCopy(directory, "Offers <offers@example.org>", fields)).endsWith("held");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To: alice@example.com",
                "To: \"Doe, Alice (of us)\" <Alice@Example.com>",
                "To: undisclosed-recipients:;\nBcc: alice@example.com",
                "To: alice@example.com\nReceived: by 192.0.2.7 with HTTP; Mon, 02 Nov 2026 09:59:00 -0800 (PST)",
                "To: alice@example.com\nReceived: from [192.0.2.9] (x. [192.0.2.9])\n by mx.example.org (Postfix)"
                        + " with ESMTPSA id 1;\n Mon, 02 Nov 2026 09:59:00 -0800 (PST)"
            })
    void a_copy_that_went_to_this_one_person_proves_it(String fields, @TempDir Path directory) throws IOException {
        assertThat(withCopy(directory, "Offers <offers@example.org>", fields)).endsWith("proven-ours | told");
        assertThat(withCopy(directory, "offers@example.org <mallory@example.net>", fields))
                .endsWith("held");
        assertThat(withCopy(directory, "mallory@example.net, offers@example.org", fields))
                .endsWith("held");
    }

    @Test
    void copies_that_say_nothing_of_whose_they_are_prove_nothing(@TempDir Path directory) throws IOException {
        withCopy(directory, "offers@example.org", "To: alice@example.com");
        assertThat(answers("explain", "--json", "--sent", directory.toString(), GENUINE))
                .singleElement()
                .asString()
                .endsWith("held");
        assertThat(shell.complained()).contains("--address");
    }

    private String withCopy(Path directory, String from, String fields) throws IOException {
        Files.writeString(
                directory.resolve("copy.eml"),
                "From: " + from + "\nMessage-ID: <campaign-1@example.org>\n" + fields + "\n\nOffers\n");
        return answers("explain", "--json", "--address", "offers@example.org", "--sent", directory.toString(), GENUINE)
                .getFirst();
    }

    @Test
    void stops_where_what_was_sent_cannot_be_read() {
        assertThat(shell.run("explain", "--sent", "nowhere.mbox", GENUINE)).hasValue(1);
        assertThat(shell.complained()).contains("nowhere.mbox: is not there");
        assertThat(shell.said()).isEmpty();
    }

    @Test
    void tells_nobody_about_the_inbox_itself() throws IOException {
        assertThat(answers("explain", "--json", "--address", "Alice@Example.com", OF_GOOGLE))
                .singleElement()
                .asString()
                .endsWith("ourselves");
        assertThat(shell.run("explain", "--address", "alice", OF_GOOGLE)).hasValue(2);
    }

    @Test
    void follows_the_settings_of_the_account() throws IOException {
        shell.set(ReadingSettings.HOST, "imap.example.org");
        assertThat(answers("explain", "--json", OF_GOOGLE))
                .singleElement()
                .asString()
                .endsWith("no-statement | held");
        shell.set(ReadingSettings.PROOF, "off");
        assertThat(answers("explain", "--json", OF_GOOGLE))
                .singleElement()
                .asString()
                .endsWith("no-statement | told");
        shell.set(ReadingSettings.PROOF, "perhaps");
        assertThat(shell.run("explain", OF_GOOGLE)).hasValue(1);
        assertThat(shell.complained()).contains(ReadingSettings.PROOF, "must be one of");
    }

    @Test
    void says_it_to_a_person() {
        assertThat(shell.run("explain", "--sent", SENT, GENUINE)).hasValue(0);
        assertThat(shell.said()).contains("origin proven: about a mail that we sent to this recipient", "then   told");
    }

    @Test
    void says_to_a_person_that_a_report_may_be_forged() {
        String forgery = MAILS.resolve("forgery-with-another-recipient.eml").toString();
        assertThat(shell.run("explain", "--sent", SENT, forgery)).hasValue(0);
        assertThat(shell.said())
                .contains("origin contradicted: ", "then   held for a person, since it is contradicted")
                .contains("next   it may be forged")
                .doesNotContain("release");
    }

    private List<String> answers(String... words) throws IOException {
        assertThat(shell.run(words)).hasValue(0);
        List<String> answers = new ArrayList<>();
        for (String line : shell.said().lines().toList()) {
            JsonNode mail = new ObjectMapper().readTree(line);
            for (JsonNode event : mail.path("events")) {
                answers.add(String.join(
                        " | ",
                        Path.of(mail.path("file").asText()).getFileName().toString(),
                        recipient(event),
                        event.path("verdict").asText(),
                        event.path("origin").asText(),
                        event.path("then").asText()));
            }
        }
        return answers;
    }

    private static String recipient(JsonNode event) {
        String named = event.path("recipient").asText();
        String told = event.path("told").asText();
        return told.isEmpty() || told.equals(named) ? named : named + ", told of " + told;
    }
}
