package dev.ricochet.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ricochet.access.Bearer;
import dev.ricochet.access.Scope;
import dev.ricochet.access.Tokens;
import dev.ricochet.database.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Walks over every operation of the OpenAPI document. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class EveryOperationTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final String NOBODYS = "00000000-0000-4000-8000-000000000000";

    /** As the build of this very application wrote it. */
    private static final Path DOCUMENT = Path.of("target", "openapi", "openapi.json");

    @Inject
    Tokens tokens;

    private record Operation(String method, String path, Scope scope, String mediaType) {
        Response ask(String authorization) {
            var request = authorization.isEmpty() ? given() : given().header("Authorization", authorization);
            return request.contentType(mediaType).request(method, path.replaceAll("\\{[^}]+}", NOBODYS));
        }
    }

    @Test
    void without_a_token_nobody_is_let_in() throws IOException {
        for (Operation operation : operations()) {
            for (String none : new String[] {"", "Bearer hunter2", "Bearer rct_" + "0".repeat(49), "Basic YTpi"}) {
                Response answer = operation.ask(none);
                assertThat(answer.statusCode()).as(operation + " " + none).isIn(401, 429);
                assertThat(answer.asString()).doesNotContain("hunter2");
            }
        }
    }

    @Test
    void with_every_scope_but_its_own_nobody_is_let_in() throws IOException {
        for (Operation operation : operations()) {
            EnumSet<Scope> others = EnumSet.complementOf(EnumSet.of(operation.scope()));
            Response answer = operation.ask(Bearer.of(tokens, others.toArray(new Scope[0])));
            assertThat(answer.statusCode()).as(operation.toString()).isEqualTo(403);
            assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:ricochet:problem:forbidden");
        }
    }

    @Test
    void with_its_own_scope_one_is_let_in() throws IOException {
        for (Operation operation : operations()) {
            Response answer = operation.ask(Bearer.of(tokens, operation.scope()));
            assertThat(answer.statusCode())
                    .as(operation.toString())
                    .isNotIn(401, 403)
                    .isLessThan(500);
        }
    }

    private static List<Operation> operations() throws IOException {
        JsonNode paths = new ObjectMapper().readTree(DOCUMENT.toFile()).path("paths");
        List<Operation> operations = new ArrayList<>();
        for (var path : paths.properties()) {
            for (var operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    operations.add(operation(path.getKey(), operation.getKey(), operation.getValue()));
                }
            }
        }
        assertThat(operations).hasSizeGreaterThan(4);
        return operations;
    }

    private static Operation operation(String path, String method, JsonNode declared) {
        JsonNode scopes = declared.path("security").path(0).path("token");
        assertThat(scopes).as(method + " " + path + " names one scope").hasSize(1);
        var body = declared.path("requestBody").path("content").fieldNames();
        return new Operation(
                method,
                path,
                Scope.of(scopes.path(0).asText()).orElseThrow(),
                body.hasNext() ? body.next() : "application/json");
    }
}
