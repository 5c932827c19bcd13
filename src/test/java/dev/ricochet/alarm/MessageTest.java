package dev.ricochet.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ricochet.alarm.AlarmConfig.Webhook.Form;
import dev.ricochet.alarm.Message.Item;
import dev.ricochet.alarm.Message.Standing;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final String TRICK = "<!channel> <https://evil.example|click> [here](https://evil.example) *b*";

    @Test
    void a_start_reads_as_a_person_wants_it() {
        assertThat(PlainText.of(of(item(Standing.STARTED, alarm(Condition.LOGIN_REFUSED, "535 5.7.8 refused")))))
                .isEqualTo("""
                        URGENT The inbox refuses the login: News
                        since 2026-03-01 10:00 UTC
                        535 5.7.8 refused

                        What it means: %s
                        What to do: %s
                        alarm 00000000-0000-0001-0000-000000000002

                        --
                        Ricochet. GET /api/v1/alarms lists all of them, POST /api/v1/alarms/{id}/acknowledge says that one was seen.
                        """.formatted(Condition.LOGIN_REFUSED.meaning(), Condition.LOGIN_REFUSED.next()));
    }

    @Test
    void an_end_says_how_long_it_was() {
        Alarm ended = new Alarm(
                new UUID(1, 2),
                Condition.BRAKE,
                Optional.empty(),
                "rule-1",
                "12 in an hour",
                1,
                START,
                Optional.of(START.plusSeconds(3600)),
                Optional.of(new Alarm.Acknowledgement("alice", START.plusSeconds(60))));
        Message message = of(item(Standing.ENDED, ended));
        assertThat(message.headline()).isEqualTo("OVER The brake holds hard bounces: News, rule-1");
        assertThat(PlainText.of(message)).startsWith("""
                        OVER The brake holds hard bounces: News, rule-1
                        from 2026-03-01 10:00 UTC to 2026-03-01 11:00 UTC
                        12 in an hour
                        seen by alice at 2026-03-01 10:01 UTC
                        alarm
                        """.strip());
    }

    @Test
    void a_quiet_day_says_so() {
        Message message = new Message(new UUID(0, 1), Message.Kind.DIGEST, List.of(), 0);
        assertThat(message.headline()).isEqualTo("Alarms of the day: none");
        assertThat(PlainText.of(message)).startsWith("Nothing is active, and nothing ended.");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void every_form_is_json_and_says_the_words(Form form) throws IOException {
        String body = body(of(item(Standing.STARTED, alarm(Condition.BRAKE, "12 in an hour"))), form)
                .toString();
        assertThat(body).contains("The brake holds hard bounces", "12 in an hour", Condition.BRAKE.next());
    }

    @Test
    void in_slack_and_teams_a_servers_words_are_no_link_and_no_mention() throws IOException {
        Message message = of(item(Standing.STARTED, alarm(Condition.LOGIN_REFUSED, TRICK), TRICK));
        JsonNode slack = body(message, Form.SLACK);
        assertThat(slack.path("text").asText()).doesNotContain("<", ">");
        assertThat(slack.findValuesAsText("type")).doesNotContain("mrkdwn").contains("plain_text");
        assertThat(body(message, Form.TEAMS).findValuesAsText("type"))
                .doesNotContain("TextBlock")
                .contains("TextRun");
    }

    @Test
    void what_is_many_fits_into_what_a_chat_takes() throws IOException {
        Item longest = item(Standing.STARTED, alarm(Condition.LOGIN_REFUSED, "w".repeat(1_000)), "n".repeat(100));
        for (int many : new int[] {1, Message.MOST_AT_LENGTH, Message.MOST_AT_LENGTH + 1, Messages.MOST}) {
            Message message = new Message(
                    new UUID(0, 1),
                    Message.Kind.NEWS,
                    IntStream.range(0, many).mapToObj(_ -> longest).toList(),
                    0);
            JsonNode slack = body(message, Form.SLACK);
            assertThat(slack.path("blocks").size()).isBetween(1, 50);
            slack.path("blocks")
                    .forEach(block -> assertThat(block.path("text").path("text").asText())
                            .hasSizeLessThanOrEqualTo(
                                    block.path("type").asText().equals("header") ? 150 : 3_000));
            assertThat(WebhookBody.of(message, Form.TEAMS)).hasSizeLessThan(28_000);
        }
    }

    private static JsonNode body(Message message, Form form) throws IOException {
        return new ObjectMapper().readTree(WebhookBody.of(message, form));
    }

    private static Message of(Item item) {
        return new Message(new UUID(0, 1), Message.Kind.NEWS, List.of(item), 0);
    }

    private static Item item(Standing standing, Alarm alarm) {
        return item(standing, alarm, "News");
    }

    private static Item item(Standing standing, Alarm alarm, String account) {
        return new Item(standing, alarm, Optional.of(account));
    }

    private static Alarm alarm(Condition condition, String words) {
        return new Alarm(
                new UUID(1, 2),
                condition,
                Optional.of(new UUID(3, 4)),
                "",
                words,
                1,
                START,
                Optional.empty(),
                Optional.empty());
    }
}
