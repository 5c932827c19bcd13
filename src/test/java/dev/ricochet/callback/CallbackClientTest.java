package dev.ricochet.callback;

import static dev.ricochet.callback.ScriptedReceiver.answers;
import static dev.ricochet.callback.ScriptedReceiver.drips;
import static dev.ricochet.callback.ScriptedReceiver.hangsAfter;
import static dev.ricochet.callback.ScriptedReceiver.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.account.CallbackUrl;
import dev.ricochet.account.SigningSecrets;
import dev.ricochet.egress.Destinations;
import dev.ricochet.egress.EgressPolicy;
import dev.ricochet.egress.GuardedHttp;
import dev.ricochet.egress.SystemResolver;
import dev.ricochet.egress.TestCertificates;
import dev.ricochet.egress.TestEgress;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackClientTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final UUID BATCH = UUID.fromString("00000000-0000-0000-0000-00000000002a");
    private static final String BODY = "[{\"event\":\"softbounce\",\"data\":[]}]";
    private static final Letter LETTER =
            new Letter(BATCH, "application/json", BODY.getBytes(StandardCharsets.UTF_8), SigningSecrets.NONE);
    private static final Vertx VERTX = Vertx.vertx();

    private final CallbackClient patient = client(Duration.ofSeconds(20));
    private final CallbackClient impatient = client(Duration.ofMillis(700));

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_batch_is_one_post_with_its_name_on_it() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.open()) {
            assertThat(post(patient, receiver)).isEqualTo(new Answer.Accepted());
            assertThat(receiver.calls()).singleElement().satisfies(call -> {
                assertThat(call.line()).isEqualTo("POST " + ScriptedReceiver.PATH + " HTTP/1.1");
                assertThat(call.body()).isEqualTo(BODY);
                assertThat(call.headers())
                        .containsEntry("Content-Type", "application/json")
                        .containsEntry("X-Ricochet-Batch", BATCH.toString())
                        .containsEntry("User-Agent", "Ricochet/test")
                        .containsEntry("Connection", "close");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ok",
                "{\"status\":\"success\",\"error\":null}",
                "{\"errors\":[]}",
                "[1]",
                "{\"status\":\"suc"
            })
    void two_hundred_is_accepted_unless_the_body_takes_it_back(String body) throws IOException {
        assertThat(answerTo(answers(200, body))).isEqualTo(new Answer.Accepted());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><title>Sign in</title>",
                " \n<html>",
                "{\"status\":\"fail\",\"error\":\"invalid payload\"}",
                "{\"code\":7,\"error\":\"no such project\"}",
                "{\"success\":false}",
                "{\"Status\":\"FAILED\"}",
                "{\"errors\":[\"x\"]}"
            })
    void two_hundred_with_a_page_or_a_failure_in_it_is_no_success(String body) throws IOException {
        assertThat(answerTo(answers(200, body))).isInstanceOf(Answer.CallbackAtFault.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308, 401, 403, 404, 405, 451})
    void who_answers_like_this_is_not_the_callback(int status) throws IOException {
        assertThat(answerTo(answers(status, "x"))).isInstanceOf(Answer.CallbackAtFault.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422})
    void these_refuse_the_batch(int status) throws IOException {
        assertThat(answerTo(answers(status, "Mandatory parameter missing")))
                .isEqualTo(new Answer.Refused("HTTP " + status + " Mandatory parameter missing"));
    }

    @ParameterizedTest
    @CsvSource({
        "413, Request Entity Too Large",
        "400, More than allowed events were sent",
        "400, 'More than the allowed events'"
    })
    void these_refuse_only_so_many_at_once(int status, String words) throws IOException {
        assertThat(answerTo(answers(status, words))).isEqualTo(new Answer.TooMany("HTTP " + status + " " + words));
    }

    @Test
    void gone_is_for_good() throws IOException {
        assertThat(answerTo(answers(410, "x"))).isEqualTo(new Answer.Gone("HTTP 410 x"));
    }

    @ParameterizedTest
    @CsvSource({"408", "425", "429", "500", "502", "503", "504", "599"})
    void these_pass(int status) throws IOException {
        assertThat(answerTo(answers(status, "busy")))
                .isEqualTo(new Answer.TryLater(Optional.empty(), "HTTP " + status + " busy"));
    }

    @ParameterizedTest
    @CsvSource({
        "120, PT2M",
        "'Sun, 01 Mar 2026 10:05:00 GMT', PT5M",
        "'Sun, 01 Mar 2020 10:05:00 GMT', PT0S",
        "soon,",
        "-5,",
        "99999999999999999999,"
    })
    void a_wait_is_asked_for_in_seconds_or_by_a_date(String header, Duration expected) throws IOException {
        assertThat(answerTo(answers(429, "slow down", "Retry-After: " + header)))
                .isEqualTo(new Answer.TryLater(Optional.ofNullable(expected), "HTTP 429 slow down"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"TOTAL_EVENTS":4,"PROCESSED_EVENTS":3,"error":"some failed","UNPROCESSED_EVENTS":[
                  {"type":"hard_bounce","email":"ann@example.org","meta":"m|1|","errorDescription":"invalid meta"}]}""", """
                {"status":"partial","processed":3,"unprocessed":[
                  {"status":"fail","code":509,"error":"invalid meta","record":{"type":"email","value":"ann@example.org"}}]}""", """
                {"Status":"Partial_Success","errors":[{"error":"invalid meta","e":"ann@example.org"}],"message":"1 failed"}"""})
    void a_success_that_names_whom_it_did_not_take_is_one_of_a_part(String body) throws IOException {
        assertThat(answerTo(answers(200, body))).isInstanceOfSatisfying(Answer.PartlyAccepted.class, partly -> {
            assertThat(partly.complete()).isTrue();
            assertThat(partly.rejected())
                    .containsExactly(new Rejected(Optional.of("ann@example.org"), Optional.empty(), "invalid meta"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"partial_success\",\"message\":\"some failed\"}",
                "{\"TOTAL_EVENTS\":4,\"PROCESSED_EVENTS\":3,\"UNPROCESSED_EVENTS\":[]}",
                "{\"TOTAL_EVENTS\":4,\"PROCESSED_EVENTS\":2,\"UNPROCESSED_EVENTS\":[{\"email\":\"ann@example.org\"}]}",
                "{\"UNPROCESSED_EVENTS\":[{\"email\":\"ann@example.org\"},{\"email\":\"bob@exa"
            })
    void a_success_of_a_part_may_not_say_of_which(String body) throws IOException {
        assertThat(answerTo(answers(200, body)))
                .isInstanceOfSatisfying(
                        Answer.PartlyAccepted.class,
                        partly -> assertThat(partly.complete()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"TOTAL_EVENTS\":4,\"PROCESSED_EVENTS\":4,\"UNPROCESSED_EVENTS\":[]}",
                "{\"status\":\"success\",\"processed\":4,\"unprocessed\":[]}",
                "{\"status\":\"success\",\"message\":\"4 events\",\"error\":\"\"}"
            })
    void a_success_that_counts_all_is_one(String body) throws IOException {
        assertThat(answerTo(answers(200, body))).isEqualTo(new Answer.Accepted());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"TOTAL_EVENTS\":1,\"PROCESSED_EVENTS\":0,\"UNPROCESSED_EVENTS\":[{\"email\":\"ann@example.org\"}]}",
                "{\"status\":\"fail\",\"processed\":0,\"unprocessed\":[{\"record\":{\"value\":\"ann@example.org\"}}]}",
                "{\"status\":\"fail\",\"errors\":[{\"event_index\":3}]}"
            })
    void a_success_that_took_nothing_for_the_sake_of_some_is_a_refusal(String body) throws IOException {
        assertThat(answerTo(answers(200, body))).isInstanceOf(Answer.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"TOTAL_EVENTS\":4,\"PROCESSED_EVENTS\":0,\"UNPROCESSED_EVENTS\":[]}",
                "{\"status\":\"error\",\"processed\":0}"
            })
    void a_success_that_took_nothing_and_names_nobody_is_none(String body) throws IOException {
        assertThat(answerTo(answers(200, body))).isInstanceOf(Answer.CallbackAtFault.class);
    }

    @Test
    void an_answer_that_names_a_thousand_is_read_to_its_end() throws IOException {
        String names = IntStream.range(0, 1_000)
                .mapToObj(i -> "{\"type\":\"hard_bounce\",\"email\":\"person%d@example.org\",\"meta\":\"%s\"}"
                        .formatted(i, "m".repeat(200)))
                .collect(Collectors.joining(","));
        assertThat(answerTo(answers(200, "{\"PROCESSED_EVENTS\":1,\"UNPROCESSED_EVENTS\":[" + names + "]}")))
                .isInstanceOfSatisfying(
                        Answer.PartlyAccepted.class,
                        partly -> assertThat(partly.rejected()).hasSize(1_000));
    }

    @Test
    void not_one_byte_leaves_after_the_lease() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.open()) {
            Posted posted = patient.post(receiver.url(), LETTER, Deadline.in(Duration.ZERO));
            assertThat(posted.answer()).isEqualTo(new Answer.NotSent("the lease had ended"));
            assertThat(receiver.calls()).isEmpty();
        }
    }

    @Test
    void what_is_kept_of_an_answer_is_its_front_without_tricks_or_the_callback() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.open()) {
            receiver.next(answers(503, "down\nat s3cr3t-path\u001b[31m\u202e" + "x".repeat(9_000)));
            Posted posted = patient.post(receiver.url(), LETTER, Deadline.in(Duration.ofMinutes(2)));
            assertThat(posted.status()).contains(503);
            assertThat(posted.body())
                    .startsWith("down\nat … [31m x")
                    .doesNotContain("\u001b", "\u202e", "s3cr3t")
                    .hasSize(Wording.LONGEST_WHOLE);
        }
    }

    @Test
    void an_interim_answer_is_none_and_what_follows_it_counts() throws IOException {
        assertThat(answerTo(says("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
                        + "HTTP/1.1 400 No\r\nContent-Length: 1\r\n\r\nx")))
                .isEqualTo(new Answer.Refused("HTTP 400 x"));
        assertThat(answerTo(says("HTTP/1.1 102 Processing\r\n\r\n"))).isInstanceOf(Answer.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}",
                "HTTP/1.1 twohundred OK\r\n\r\n",
                "HTTP/9.9 200 OK\r\n",
                "200\r\n\r\n"
            })
    void broken_http_is_unknown(String bytes) throws IOException {
        assertThat(answerTo(says(bytes))).isInstanceOf(Answer.Unknown.class);
    }

    @Test
    void endless_headers_are_unknown() throws IOException {
        assertThat(answerTo(says("HTTP/1.1 200 OK\r\nX: " + "x".repeat(200_000) + "\r\n\r\n")))
                .isInstanceOf(Answer.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                ""
            })
    void who_says_one_byte_at_a_time_is_listened_to_only_so_long(String before) throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.open().next(drips(before, "1\r\nx\r\n"))) {
            assertThat(post(impatient, receiver)).isInstanceOf(Answer.Unknown.class);
        }
    }

    @Test
    void who_says_interim_answers_for_ever_is_listened_to_only_so_long() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.open().next(drips("", "HTTP/1.1 100 Continue\r\n\r\n"))) {
            assertThat(post(impatient, receiver)).isInstanceOf(Answer.Unknown.class);
        }
    }

    @Test
    void a_redirect_is_not_followed() throws IOException {
        try (ScriptedReceiver elsewhere = ScriptedReceiver.open();
                ScriptedReceiver receiver = ScriptedReceiver.open()) {
            receiver.next(answers(307, "", "Location: " + elsewhere.url().reveal()));
            assertThat(post(patient, receiver)).isInstanceOf(Answer.CallbackAtFault.class);
            assertThat(elsewhere.calls()).isEmpty();
        }
    }

    @Test
    void closed_before_an_answer_is_unknown_and_is_not_repeated() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.open().next(says(""))) {
            assertThat(post(patient, receiver)).isInstanceOf(Answer.Unknown.class);
            assertThat(receiver.calls()).hasSize(1);
        }
    }

    @Test
    void half_a_success_is_unknown() throws IOException {
        assertThat(answerTo(says("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"stat")))
                .isInstanceOf(Answer.Unknown.class);
    }

    @Test
    void half_a_refusal_is_a_refusal() throws IOException {
        assertThat(answerTo(says("HTTP/1.1 400 No\r\nContent-Length: 500\r\n\r\nbad e")))
                .isEqualTo(new Answer.Refused("HTTP 400 bad e"));
    }

    @Test
    void what_is_not_http_is_unknown() throws IOException {
        assertThat(answerTo(says("\u0016\u0003 not http at all\r\n\r\n"))).isInstanceOf(Answer.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 2", "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"})
    void who_falls_silent_is_waited_for_only_so_long_and_is_unknown(String before) throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.open().next(hangsAfter(before))) {
            assertThat(post(impatient, receiver)).isInstanceOf(Answer.Unknown.class);
        }
    }

    @Test
    void an_endless_answer_is_read_to_its_limit() throws IOException {
        String endless = "HTTP/1.1 200 OK\r\nContent-Length: 90000000\r\n\r\n{\"status\":\"success\",\"pad\":\""
                + "x".repeat(Exchange.LONGEST_BODY);
        try (ScriptedReceiver receiver = ScriptedReceiver.open().next(hangsAfter(endless))) {
            assertThat(post(patient, receiver)).isEqualTo(new Answer.Accepted());
        }
    }

    @Test
    void where_nobody_listens_nothing_is_sent() throws IOException {
        CallbackUrl nowhere;
        try (ScriptedReceiver receiver = ScriptedReceiver.open()) {
            nowhere = receiver.url();
        }
        assertThat(post(patient, nowhere)).isInstanceOf(Answer.NotSent.class);
    }

    @Test
    void a_name_that_does_not_exist_is_nothing_sent() {
        assertThat(post(patient, CallbackUrl.parse("https://callback.invalid/x").orElseThrow()))
                .isInstanceOf(Answer.NotSent.class);
    }

    @Test
    void who_never_shakes_hands_got_nothing() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CallbackUrl url = CallbackUrl.parse("https://localhost:" + mute.getLocalPort() + "/x")
                    .orElseThrow();
            assertThat(post(impatient, url)).isInstanceOf(Answer.NotSent.class);
        }
    }

    @Test
    void a_trusted_certificate_of_that_host_is_posted_to() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.showing(TestCertificates.LOCALHOST)) {
            assertThat(post(patient, receiver)).isEqualTo(new Answer.Accepted());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"STRANGER", "ELSEWHERE"})
    void a_certificate_of_a_stranger_or_of_another_host_gets_nothing(TestCertificates certificate) throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.showing(certificate)) {
            assertThat(post(patient, receiver)).isInstanceOf(Answer.CallbackAtFault.class);
            assertThat(receiver.calls()).isEmpty();
        }
    }

    @Test
    void tls_to_a_plain_port_gets_nothing() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.open()) {
            CallbackUrl tls = CallbackUrl.parse(
                            "https://localhost:" + receiver.url().reveal().getPort() + "/x")
                    .orElseThrow();
            assertThat(post(impatient, tls)).isInstanceOfAny(Answer.CallbackAtFault.class, Answer.NotSent.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "169.254.169.254, a link-local address",
        "::ffff:169.254.169.254, a link-local address",
        "fd00:ec2::254, a metadata address (AWS)",
        "100.100.100.200, a metadata address (Alibaba Cloud)",
        "10.0.0.1, a private address"
    })
    void a_name_that_leads_to_where_nobody_may_connect_is_at_fault(String address, String what) {
        CallbackUrl url =
                CallbackUrl.parse("https://callback.example.net/s3cr3t").orElseThrow();
        assertThat(post(client(TestEgress.resolvingTo(address)), url))
                .isInstanceOfSatisfying(
                        Answer.CallbackAtFault.class,
                        answer -> assertThat(answer.words())
                                .contains(" is " + what + ", which ")
                                .doesNotContain("s3cr3t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://169.254.169.254/x", "https://[fe80::1]/x", "https://2130706433/x"})
    void an_address_that_nobody_may_connect_to_is_at_fault(String url) {
        assertThat(post(patient, CallbackUrl.parse(url).orElseThrow())).isInstanceOf(Answer.CallbackAtFault.class);
    }

    @Test
    void the_address_that_was_checked_is_connected_to_and_the_name_is_kept_for_the_certificate() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.showing(TestCertificates.ELSEWHERE)) {
            int port = receiver.url().reveal().getPort();
            CallbackUrl url = CallbackUrl.parse("https://other.example.net:" + port + "/x")
                    .orElseThrow();

            CallbackClient client = client(TestEgress.resolvingTo("127.0.0.1", "169.254.169.254"));
            assertThat(post(client, url)).isEqualTo(new Answer.Accepted());
            assertThat(receiver.calls())
                    .singleElement()
                    .satisfies(call -> assertThat(call.headers()).containsEntry("Host", "other.example.net:" + port));
        }
    }

    @Test
    void without_tls_only_this_machine_is_told_and_only_where_that_is_allowed() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.open()) {
            Destinations nothingAllowed = new Destinations(new SystemResolver(), new EgressPolicy(List.of()));
            assertThat(post(client(nothingAllowed), receiver)).isInstanceOf(Answer.CallbackAtFault.class);
            assertThat(receiver.calls()).isEmpty();
        }
    }

    @Test
    void the_words_kept_are_one_line_without_people_or_the_callback() throws IOException {
        Answer answer = answerTo(answers(
                400,
                "Cannot POST /callback/s3cr3t-path\r\n\tfor ann@example.org at https://eu1.example.com/a?b=t0ps3cr3t \u001b[31m\u202e t0ps3cr3t"
                        + "x".repeat(5000)));
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        assertThat(((Answer.Refused) answer).words())
                .startsWith("HTTP 400 Cannot POST /")
                .contains(" for …@example.org at … ")
                .doesNotContain("s3cr3t", "ann@", "eu1", "\u001b", "\n", "\u202e")
                .hasSizeLessThanOrEqualTo(Wording.LONGEST);
    }

    private Answer answerTo(ScriptedReceiver.Manner manner) throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.open().next(manner)) {
            Answer answer = post(patient, receiver);
            assertThat(receiver.calls()).hasSize(1);
            assertThat(answer.toString()).doesNotContain("s3cr3t");
            return answer;
        }
    }

    private static Answer post(CallbackClient client, ScriptedReceiver receiver) {
        return post(client, receiver.url());
    }

    private static Answer post(CallbackClient client, CallbackUrl url) {
        return client.post(url, LETTER, Deadline.in(Duration.ofMinutes(2))).answer();
    }

    private static CallbackClient client(Duration timeout) {
        return client(timeout, TestEgress.loopback());
    }

    private static CallbackClient client(Destinations destinations) {
        return client(Duration.ofSeconds(20), destinations);
    }

    private static CallbackClient client(Duration timeout, Destinations destinations) {
        GuardedHttp http = new GuardedHttp(VERTX, destinations, TestCertificates.trusted());
        return new CallbackClient(http, timeout, "Ricochet/test", Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
