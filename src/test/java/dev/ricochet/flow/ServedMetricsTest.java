package dev.ricochet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.deployment.Monitoring;
import dev.ricochet.mailbox.ScriptedImapServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the operator's edge serves after a bounce was read and told. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedDatabase.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class ServedMetricsTest {
    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Inject
    Accounts accounts;

    @Inject
    MailboxPoll poll;

    @Inject
    CallbackDelivery delivery;

    @Inject
    DeliveryMetrics told;

    ScriptedImapServer imap;

    @BeforeEach
    void a_bounce_was_read_and_told() {
        Account account = accounts.all().getFirst().account();
        Instant now = Instant.now();
        imap.behave();
        imap.clear();
        // somebody else each time: of one person, what is not newer is not told again
        String id = UUID.randomUUID().toString();
        imap.deliver(Reports.unknownUser(id + "@example.com", id, now), now);
        poll.look(account, () -> true);
        told.tells(account.id());
        assertThat(delivery.deliver(account)).isEqualTo(CallbackDelivery.Told.WELL);
    }

    @Test
    void no_panel_and_no_alert_names_a_metric_that_is_not_served() throws Exception {
        String text = served();
        Set<String> names = text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
        assertThat(Monitoring.metrics()).hasSizeGreaterThan(20).isSubsetOf(names);
    }

    @Test
    void the_objectives_have_their_buckets() throws Exception {
        assertThat(served())
                .contains(
                        "ricochet_told_latency_seconds_bucket{le=\"300.0\"",
                        "ricochet_told_latency_seconds_bucket{le=\"3600.0\"");
    }

    @Test
    void no_label_names_a_person_or_an_inbox() throws Exception {
        assertThat(served().lines().filter(line -> line.startsWith("ricochet_")))
                .noneMatch(line -> line.contains("@"));
    }

    private String served() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(metrics)
                    .header("Accept", "text/plain; version=0.0.4")
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
