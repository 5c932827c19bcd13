package dev.ricochet.web.tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ricochet.access.Bearer;
import dev.ricochet.access.Scope;
import dev.ricochet.access.Tokens;
import dev.ricochet.database.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class TokensTest {
    private static final String READER = """
            {"name": "reader", "scopes": ["bounces:read"]}""";

    @Inject
    Tokens tokens;

    @Inject
    DataSource database;

    private String admin = "";

    @BeforeEach
    void anAdministrator() {
        admin = Bearer.of(tokens, Scope.ADMIN);
    }

    @Test
    void a_token_is_shown_once_and_lets_its_owner_in_until_it_is_revoked() {
        Response made = as(admin).body(READER).post("/api/v1/tokens");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        String text = made.jsonPath().getString("token");
        String place = made.header("Location");

        Response shown = as(admin).get(place);
        assertThat(shown.jsonPath().getString("name")).isEqualTo("reader");
        assertThat(shown.jsonPath().getList("scopes")).isEqualTo(List.of("bounces:read"));
        assertThat(shown.asString() + as(admin).get("/api/v1/tokens").asString())
                .doesNotContain(text);

        assertThat(as("Bearer " + text).get("/api/v1/audit").statusCode()).isEqualTo(403);
        assertThat(as(admin).get(place).jsonPath().getString("lastUsed")).endsWith(":00:00Z");
        assertThat(as(admin).delete(place).statusCode()).isEqualTo(204);
        assertThat(as("Bearer " + text).get("/api/v1/audit").statusCode()).isIn(401, 429);
    }

    @Test
    void what_the_database_keeps_shows_no_token() throws SQLException {
        String text = as(admin).body(READER).post("/api/v1/tokens").jsonPath().getString("token");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select string_agg(t::text, ' ') from api_token t")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).doesNotContain(text, text.substring(4, 30));
        }
    }

    @Test
    void an_ended_token_lets_nobody_in() {
        String ended = as(admin).body("""
                        {"name": "short", "scopes": ["admin"], "expires": "2026-01-01T00:00:00Z"}""").post("/api/v1/tokens").jsonPath().getString("token");
        assertThat(as("Bearer " + ended).get("/api/v1/tokens").statusCode()).isIn(401, 429);
    }

    @Test
    void a_creation_that_is_repeated_makes_nothing_again() {
        String key = UUID.randomUUID().toString();
        Response first = as(admin).header("Idempotency-Key", key).body(READER).post("/api/v1/tokens");
        Response again = as(admin).header("Idempotency-Key", key).body(READER).post("/api/v1/tokens");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.jsonPath().getString("token")).isNull();

        Response other = as(admin)
                .header("Idempotency-Key", key)
                .body(READER.replace("reader", "another"))
                .post("/api/v1/tokens");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.jsonPath().getString("type")).isEqualTo("urn:ricochet:problem:key-reused");

        Response somebodyElses = as(Bearer.of(tokens, Scope.ADMIN))
                .header("Idempotency-Key", key)
                .body(READER)
                .post("/api/v1/tokens");
        assertThat(somebodyElses.header("Location")).isNotEqualTo(first.header("Location"));
    }

    @Test
    void whoever_is_bound_to_accounts_neither_sees_nor_makes_what_is_not() {
        UUID mine = UUID.randomUUID();
        String bound = Bearer.bound(tokens, Set.of(mine), Scope.ADMIN);
        String unbound = as(admin).body(READER).post("/api/v1/tokens").header("Location");
        assertThat(as(bound).get(unbound).statusCode()).isEqualTo(404);
        assertThat(as(bound).delete(unbound).statusCode()).isEqualTo(404);
        assertThat(as(bound).body(READER).post("/api/v1/tokens").statusCode()).isEqualTo(403);
        assertThat(as(bound).get("/api/v1/audit").jsonPath().getList("items")).isEmpty();

        String within = READER.replace("}", ", \"accounts\": [\"%s\"]}".formatted(mine));
        assertThat(as(bound).body(within).post("/api/v1/tokens").statusCode()).isEqualTo(201);
        assertThat(as(bound).get("/api/v1/tokens").jsonPath().getList("items.accounts"))
                .isNotEmpty()
                .allMatch(accounts -> accounts.equals(List.of(mine.toString())));
    }

    @Test
    void the_trail_says_who_did_what_page_by_page() {
        String place = as(admin).body(READER).post("/api/v1/tokens").header("Location");
        as(admin).delete(place);
        Response first = as(admin).queryParam("limit", 1).get("/api/v1/audit");
        String id = place.substring(place.lastIndexOf('/') + 1);
        assertThat(first.jsonPath().getString("items[0].what")).isEqualTo("token.revoke");
        assertThat(first.jsonPath().getString("items[0].object")).isEqualTo(id);
        assertThat(first.jsonPath().getString("items[0].who"))
                .startsWith("token ")
                .endsWith("(a test)");
        Response second = as(admin)
                .queryParam("limit", 1)
                .queryParam("after", first.jsonPath().getString("next"))
                .get("/api/v1/audit");
        assertThat(second.jsonPath().getString("items[0].what")).isEqualTo("token.create");
        assertThat(as(admin).queryParam("after", "hunter2").get("/api/v1/audit").statusCode())
                .isEqualTo(422);
    }

    @Test
    void nobody_changes_the_trail() {
        as(admin).body(READER).post("/api/v1/tokens");
        for (String sql :
                new String[] {"update audit_entry set who = 'nobody'", "delete from audit_entry", "truncate audit_entry"
                }) {
            assertThatThrownBy(() -> {
                        try (Connection connection = database.getConnection();
                                Statement statement = connection.createStatement()) {
                            statement.execute(sql);
                        }
                    })
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("only added to");
        }
    }

    @Test
    void many_wrong_tokens_are_answered_more_slowly_and_a_right_one_is_not() {
        boolean slowed = false;
        for (int i = 0; i < 40 && !slowed; i++) {
            Response answer = as("Bearer hunter2").get("/api/v1/tokens");
            slowed = answer.statusCode() == 429 && answer.header("Retry-After").equals("10");
        }
        assertThat(slowed).isTrue();
        assertThat(as(admin).get("/api/v1/tokens").statusCode()).isEqualTo(200);
    }

    private static RequestSpecification as(String authorization) {
        return given().header("Authorization", authorization).contentType("application/json");
    }
}
