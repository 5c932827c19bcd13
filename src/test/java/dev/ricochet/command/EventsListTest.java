package dev.ricochet.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Sample;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class EventsListTest {
    @Inject
    Outbox outbox;

    private final Sample sample = Sample.ofNewAccount();

    @Test
    void a_program_gets_both_addresses_and_all_that_the_verdict_rests_on() throws IOException {
        Event event = held();
        String line = list(Events.JSON)
                .lines()
                .filter(each -> each.contains(event.id().toString()))
                .findFirst()
                .orElseThrow();
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.path("recipient").asText()).isEqualTo("bob@example.net");
        assertThat(json.path("mailed").asText()).isEqualTo("alice@example.com");
        assertThat(json.path("failed").asText()).isEqualTo("bob@example.net");
        assertThat(json.path("cause").asText()).isEqualTo("UNPROVEN");
        assertThat(json.path("rule").asText()).isEqualTo("mailbox-full");
        assertThat(json.path("source").asText()).isEqualTo("RFC 3463, 3.3");
        assertThat(json.path("evidence").asText()).isEqualTo("552 5.2.2 Mailbox full");
        assertThat(json.path("evidenceIn").asText()).isEqualTo("answer");
    }

    @Test
    void a_person_reads_the_same_below_the_event() {
        Event event = held();
        assertThat(list("")).containsSubsequence(event.id().toString(), "bob@example.net  UNPROVEN", """
                    mailed alice@example.com
                    failed bob@example.net
                    reason MAILBOX_FULL
                    rule   mailbox-full
                    source RFC 3463, 3.3
                    words  552 5.2.2 Mailbox full
                    in     the receiver's answer
                """);
    }

    private Event held() {
        Event event = Sample.sentOn(
                sample.event("one", "alice@example.com", Kind.HARD_BOUNCE, Optional.empty()), "bob@example.net");
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(
                        List.of(sample.mail("one")),
                        List.of(new Outbox.Entry(event, Optional.of(HoldCause.UNPROVEN)))));
        return event;
    }

    private String list(String form) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(said, true, UTF_8));
        try {
            assertThat(new EventsAnswer(outbox).run("LIST", "HELD", "", form, ""))
                    .isZero();
        } finally {
            System.setOut(before);
        }
        return said.toString(UTF_8);
    }
}
