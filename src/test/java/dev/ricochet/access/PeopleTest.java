package dev.ricochet.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.database.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People whom an identity provider vouches for, beside tokens of our own. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedDatabase.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = IdentityProviderServer.class, restrictToAnnotatedClass = true)
class PeopleTest {
    private static final String BOUNCES = "/api/v1/bounces";
    private static final String AUDIT = "/api/v1/audit";

    @Inject
    Tokens tokens;

    IdentityProviderServer provider;

    @Test
    void a_role_is_good_for_what_the_settings_say() {
        String reader = provider.token("mail-readers", "staff");
        assertThat(as(reader, BOUNCES).statusCode()).isEqualTo(200);
        assertThat(as(reader, AUDIT).statusCode()).isEqualTo(403);
        assertThat(as(reader, AUDIT).jsonPath().getString("type")).isEqualTo("urn:ricochet:problem:forbidden");
        assertThat(as(provider.token("mail-admins"), AUDIT).statusCode()).isEqualTo(200);
    }

    @Test
    void a_role_that_is_called_as_a_scope_is_good_for_nothing_by_itself() {
        for (String path : new String[] {BOUNCES, AUDIT, "/api/v1/accounts"}) {
            assertThat(as(provider.token("admin", "bounces:read", "accounts:read"), path)
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void a_token_that_is_not_the_providers_or_not_for_us_lets_nobody_in() {
        Map<String, String> tokens = Map.of(
                "another issuer", provider.ofAnotherIssuer("mail-readers"),
                "another audience", provider.forAnotherAudience("mail-readers"),
                "ended", provider.ended("mail-readers"),
                "another key", provider.signedBySomebodyElse("mail-readers"),
                "no signature", provider.unsigned("mail-readers"),
                "cut short", provider.token("mail-readers").replaceFirst("\\.[^.]*$", ""),
                "no token", "hunter2");
        tokens.forEach((what, token) -> {
            Response refused = as(token, BOUNCES);
            assertThat(refused.statusCode()).as(what).isIn(401, 429);
            assertThat(refused.contentType()).as(what).startsWith("application/problem+json");
            assertThat(refused.asString()).as(what).doesNotContain(token);
        });
    }

    @Test
    void tokens_of_our_own_are_good_beside() {
        assertThat(given().header("Authorization", Bearer.of(tokens, Scope.BOUNCES_READ))
                        .get(BOUNCES)
                        .statusCode())
                .isEqualTo(200);
        assertThat(as("rct_" + "0".repeat(49), BOUNCES).statusCode()).isIn(401, 429);
    }

    @Test
    void nobody_is_let_in_without_a_token_any_more() {
        assertThat(given().get(BOUNCES).statusCode()).isEqualTo(401);
    }

    @Test
    void what_somebody_did_stands_under_the_name_that_the_provider_gives() {
        Response made = given().header("Authorization", "Bearer " + provider.token("mail-admins"))
                .contentType("application/json")
                .body("{\"name\": \"theirs\", \"scopes\": [\"admin\"]}")
                .post("/api/v1/tokens");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(as(provider.token("mail-admins"), AUDIT).jsonPath().getString("items[0].who"))
                .isEqualTo("person alice");
    }

    private static Response as(String token, String path) {
        return given().header("Authorization", "Bearer " + token).get(path);
    }
}
