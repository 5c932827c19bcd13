package dev.ricochet.web.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.access.Bearer;
import dev.ricochet.access.Scope;
import dev.ricochet.access.Tokens;
import dev.ricochet.database.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What goes with every page, without a browser. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class PagesTest {
    private static final Pattern STYLE = Pattern.compile("/assets/[0-9a-f]{16}/ricochet.css");

    @Inject
    Tokens tokens;

    @Inject
    DataSource database;

    @Test
    void whoever_is_not_known_is_led_to_the_sign_in_and_back() {
        Response answer = page().get("/?a=b");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/sign-in?back=%2F%3Fa%3Db");
        assertThat(answer.header("WWW-Authenticate")).isNull();
    }

    @Test
    void a_link_on_another_site_is_asked_once_more_by_a_page_of_ours() {
        Response answer = page().header("Sec-Fetch-Site", "cross-site").get("/?a=b");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).contains("content=\"0; url=/?a=b\"");
    }

    @Test
    void a_part_that_is_loaded_alone_leads_all_of_the_page_to_the_sign_in() {
        Response answer = page().header("HX-Request", "true")
                .header("HX-Current-URL", "http://localhost/accounts")
                .get("/");
        assertThat(answer.header("HX-Redirect")).isEqualTo("/sign-in?back=%2Faccounts");
        assertThat(answer.asString()).isEmpty();
    }

    @Test
    void a_token_lets_in_until_one_signs_out() {
        String session = signedIn(Scope.ACCOUNTS_READ);
        assertThat(page().cookie("ricochet", session).get("/").statusCode()).isEqualTo(200);
        assertThat(ours().cookie("ricochet", session).post("/sign-out").header("Location"))
                .isEqualTo("/sign-in");
        assertThat(page().cookie("ricochet", session).get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void a_session_ends_with_its_token() throws SQLException {
        String session = signedIn(Scope.ACCOUNTS_READ);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            int _ = statement.executeUpdate("update api_token set revoked_at = now(), revoked_by = 'a test'");
        }
        assertThat(page().cookie("ricochet", session).get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void a_session_that_rested_too_long_has_ended_and_is_forgotten() throws SQLException {
        String session = signedIn(Scope.ACCOUNTS_READ);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            int _ = statement.executeUpdate("update page_session set last_seen_at = now() - interval '9 hours'");
        }
        assertThat(page().cookie("ricochet", session).get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void a_session_is_good_for_pages_and_not_for_the_rest_interface() {
        String session = signedIn(Scope.ACCOUNTS_READ);
        assertThat(given().cookie("ricochet", session).get("/api/v1/accounts").statusCode())
                .isEqualTo(401);
    }

    @Test
    void over_tls_the_cookie_is_of_this_host_alone() {
        Response answer = given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Origin", "https://ricochet.example")
                .formParam("token", token(Scope.ACCOUNTS_READ))
                .post("/sign-in");
        assertThat(answer.header("Set-Cookie"))
                .startsWith("__Host-ricochet=")
                .containsIgnoringCase("secure")
                .containsIgnoringCase("httponly")
                .containsIgnoringCase("samesite=strict")
                .containsIgnoringCase("path=/")
                .doesNotContainIgnoringCase("domain");
    }

    @Test
    void a_token_that_is_none_is_said_to_be_none_and_is_not_repeated() {
        Response answer = ours().formParam("token", "hunter2").post("/sign-in");
        assertThat(answer.statusCode()).isIn(422, 429);
        assertThat(answer.asString()).contains("role=\"alert\"").doesNotContain("hunter2");
    }

    @Test
    void another_sites_form_signs_nobody_in_or_out() {
        for (String path : new String[] {"/sign-in", "/sign-out"}) {
            Response answer = page().header("Sec-Fetch-Site", "cross-site")
                    .formParam("token", token(Scope.ACCOUNTS_READ))
                    .post(path);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.header("Set-Cookie")).isNull();
        }
    }

    @Test
    void every_page_lets_nothing_in_but_our_own_files_and_is_not_kept() {
        Response answer =
                page().cookie("ricochet", signedIn(Scope.ACCOUNTS_READ)).get("/");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().getValues("Content-Security-Policy")).hasSize(1);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.contentType()).isEqualToIgnoringCase("text/html;charset=UTF-8");
    }

    @Test
    void files_beside_the_pages_are_kept_for_ever_and_compressed() {
        Matcher address = STYLE.matcher(page().get("/sign-in").asString());
        assertThat(address.find()).isTrue();
        Response style = given().header("Accept-Encoding", "gzip").get(address.group());
        assertThat(style.header("Cache-Control")).contains("immutable");
        assertThat(style.headers().getValues("Cache-Control")).hasSize(1);
        assertThat(style.contentType()).startsWith("text/css");
        assertThat(style.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(page().get("/assets/0123456789abcdef/ricochet.css").statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_is_not_there_is_a_page_for_people_and_a_problem_for_programs() {
        assertThat(page().get("/nothing").asString()).contains("<h1>There is nothing here</h1>");
        assertThat(given().get("/nothing").contentType()).startsWith("application/problem+json");
        assertThat(page().get("/api/v1/nothing").contentType()).startsWith("application/problem+json");
    }

    @Test
    void a_section_that_the_scopes_do_not_allow_is_refused_with_what_to_do() {
        Response answer = page().cookie("ricochet", signedIn(Scope.ADMIN)).get("/");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.asString()).contains("Ask whoever runs Ricochet");
    }

    @Test
    void pages_are_no_operations_of_the_rest_interface() throws IOException {
        assertThat(Files.readString(Path.of("target", "openapi", "openapi.yaml")))
                .doesNotContain("sign-in", "/assets");
    }

    private String signedIn(Scope... scopes) {
        Response answer = ours().formParam("token", token(scopes))
                .formParam("back", "/accounts")
                .post("/sign-in");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/accounts");
        return answer.cookie("ricochet");
    }

    private String token(Scope... scopes) {
        return Bearer.of(tokens, scopes).substring("Bearer ".length());
    }

    private static RequestSpecification page() {
        return given().redirects().follow(false).accept("text/html,*/*;q=0.8");
    }

    private static RequestSpecification ours() {
        return page().header("Sec-Fetch-Site", "same-origin");
    }
}
