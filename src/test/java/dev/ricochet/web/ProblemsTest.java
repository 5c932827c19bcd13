package dev.ricochet.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.database.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class ProblemsTest {
    private static final String ID = "/workbench/3f0e9a55-3c35-4a3b-9a0c-0d5d3f4c6b1a";

    @TestHTTPResource("/")
    URL server;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":"x"                                  | malformed |                |
            hunter2                                      | malformed |                |
            {"name":"x","name":"y"}                      | malformed |                |
            {"name":"x","urgent":true} {}                | invalid   | #              | must be an object
            {"name":"x","urgent":false,"hunter2":1}      | invalid   | #              | known; known are name, parts, urgent
            {"name":"x","parts":[{"size":1,"hunter2":1}]}| invalid   | #/parts/0      | known; known are colour, size
            {"name":"x","urgent":"hunter2"}              | invalid   | #/urgent       | must be true or false
            {"name":"x","parts":[{"size":"hunter2"}]}    | invalid   | #/parts/0/size | must be a whole number
            {"name":"x","parts":[{"colour":"hunter2"}]}  | invalid   | #/parts/0/colour | must be one of RED, BLUE
            {"name":"x","parts":"hunter2"}               | invalid   | #/parts        | must be a list
            {"name":{"hunter2":1}}                       | invalid   | #/name         | must be text
            {"name":" ","urgent":true}                   | invalid   | #/name         | must not be blank
            {"name":"x","urgent":true,"parts":[{"size":99,"colour":"RED"}]} | invalid | #/parts/0/size | less than or equal to 9
            """)
    void a_body_that_cannot_be_used_is_refused_without_being_repeated(
            String body, String type, String pointer, String words) {
        Response answer = given().contentType("application/json").body(body).post("/workbench");
        assertProblem(answer, type.equals("malformed") ? 400 : 422, type);
        if (pointer != null) {
            assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo(pointer);
            assertThat(answer.jsonPath().getString("errors[0].detail")).contains(words);
        }
    }

    @Test
    void what_the_framework_refuses_is_a_problem_too() {
        assertProblem(given().get("/nothing/of/this/name"), 404, "not-found");
        assertProblem(given().get("/workbench/hunter2"), 404, "not-found");
        assertProblem(given().delete(ID), 405, "method-not-allowed");
        assertProblem(given().accept("text/csv").get(ID), 406, "not-acceptable");
        assertProblem(
                given().contentType("text/plain").body("hunter2").post("/workbench"), 415, "unsupported-media-type");
        assertProblem(given().queryParam("limit", 9).get(ID), 422, "invalid");
        assertProblem(given().queryParam("limit", "hunter2").get(ID), 404, "not-found");
        assertProblem(given().get("/workbench/mistake"), 500, "internal");
    }

    @Test
    void a_parameter_that_is_wrong_is_named() {
        Response answer = given().queryParam("limit", 9).get(ID);
        assertThat(answer.jsonPath().getString("errors[0].parameter")).isEqualTo("limit");
    }

    @Test
    void a_mistake_of_ours_shows_a_reference_and_nothing_else() {
        Response answer = given().get("/workbench/mistake");
        assertThat(answer.jsonPath().getString("detail")).containsPattern("reference [0-9a-f-]{36}\\.$");
        assertThat(answer.asString()).doesNotContain("Exception", "dev.ricochet", "\tat ");
    }

    @Test
    void a_refusal_for_now_says_until_when() {
        Response answer = given().get("/workbench/refusal");
        assertProblem(answer, 503, "unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("7");
    }

    @Test
    void an_operation_that_names_no_scope_is_for_nobody() {
        assertProblem(given().get("/workbench-without-a-scope"), 401, "unauthenticated");
    }

    @ParameterizedTest
    @CsvSource({
        ", 428, revision-required",
        "'\"6\"', 412, stale",
        "'W/\"7\"', 412, stale",
        "7, 412, stale",
        "'\"7\"', 204,",
        "'\"6\", \"7\"', 204,",
        "*, 204,"
    })
    void a_change_names_the_revision_that_its_author_has_seen(String ifMatch, int status, String type) {
        RequestSpecification request = ifMatch == null ? given() : given().header("If-Match", ifMatch);
        Response answer = request.contentType("application/json").put(ID);
        if (type == null) {
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.header("ETag")).isEqualTo("\"7\"");
        } else {
            assertProblem(answer, status, type);
        }
    }

    @Test
    void every_answer_tells_a_browser_to_keep_its_hands_off() {
        for (String path : new String[] {"/nothing", ID, "/workbench/mistake"}) {
            Response answer =
                    given().header("Origin", "https://elsewhere.example").get(path);
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
        }
    }

    @Test
    void a_body_that_is_too_large_is_not_read() throws IOException {
        assertThat(said("POST /workbench HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 99999999\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("urn:ricochet:problem:too-large");
    }

    @Test
    void who_asks_too_often_is_told_to_wait_and_nobody_else_is() throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort(), InetAddress.getByName("127.0.0.2"), 0)) {
            socket.setSoTimeout(10_000);
            String request = "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n";
            String last = "GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write((request.repeat(3_000) + last).getBytes(StandardCharsets.US_ASCII));
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answers)
                    .contains("HTTP/1.1 404", "HTTP/1.1 429", "urn:ricochet:problem:too-many-requests")
                    .containsIgnoringCase("retry-after: 1");
        }
        assertThat(given().get("/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void a_header_that_is_too_large_is_not_read() throws IOException {
        assertThat(said("GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
    }

    private String said(String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(200);
            return new String(answer, StandardCharsets.US_ASCII)
                    + new String(socket.getInputStream().readNBytes(400), StandardCharsets.US_ASCII);
        }
    }

    private static void assertProblem(Response answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:ricochet:problem:" + type);
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(answer.jsonPath().getString("title")).isNotBlank();
        assertThat(answer.jsonPath().getString("detail")).isNotBlank();
        assertThat(answer.asString()).doesNotContain("hunter2");
    }
}
