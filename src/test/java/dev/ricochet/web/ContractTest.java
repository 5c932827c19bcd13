package dev.ricochet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody who was written for the last release is broken by the next. */
class ContractTest {
    /** That of the last release, which a release replaces; before the first, that of the day when this test was written. */
    private static final Path RELEASED = Path.of("src", "test", "resources", "openapi", "released.yaml");

    private static final Path COMMITTED = Path.of("docs", "openapi.yaml");

    @Test
    void nothing_that_callers_rely_on_is_gone() throws IOException {
        assertThat(read(RELEASED).brokenBy(read(COMMITTED))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/paths/~1api~1v1~1bounces/get | | GET /api/v1/bounces is gone",
                "/paths/~1api~1v1~1bounces/get/operationId | \"search\" | GET /api/v1/bounces has another operationId",
                "/paths/~1api~1v1~1bounces/get/security/0/token/0 | \"admin\" | GET /api/v1/bounces has another security",
                "/paths/~1api~1v1~1bounces/get/parameters/0 | {\"name\":\"x\",\"in\":\"query\",\"required\":true,\"schema\":{}} | GET /api/v1/bounces needs x",
                "/paths/~1api~1v1~1accounts/post/responses/201 | | POST /api/v1/accounts 201 is gone",
                "/paths/~1api~1v1~1accounts/post/requestBody/content/application~1json | | POST /api/v1/accounts body application/json is gone",
                "/components/schemas/AccountForm/properties/lookBack | | POST /api/v1/accounts body application/json.lookBack is gone",
                "/components/schemas/AccountForm/properties/maxHardAnHour/maximum | 5 | POST /api/v1/accounts body application/json.maxHardAnHour has a lower maximum",
                "/components/schemas/AccountForm/properties/name/pattern | \"[a-z]*\" | POST /api/v1/accounts body application/json.name has another pattern",
                "/components/schemas/AccountForm/properties/name/minLength | 9 | POST /api/v1/accounts body application/json.name has a higher minLength",
                "/components/schemas/AccountForm/required | [\"address\",\"imap\"] | POST /api/v1/accounts body application/json.imap is needed",
                "/components/schemas/TlsWord/enum | [\"implicit\"] | POST /api/v1/accounts body application/json.smtp.tls may not be starttls",
                "/components/schemas/Account/properties/name | | GET /api/v1/accounts 200 application/json.items[].name is gone",
                "/components/schemas/Account/properties/name/type | \"integer\" | GET /api/v1/accounts 200 application/json.items[].name is of another type",
                "/components/schemas/Imap/properties/credentials/$ref | \"#/components/schemas/Page\" | GET /api/v1/accounts 200 application/json.items[].imap.credentials.set is gone",
            })
    void what_would_break_somebody_is_said(String pointer, String value, String sentence) throws IOException {
        Contract committed = read(COMMITTED);
        assertThat(committed.brokenBy(changed(committed, pointer, value))).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/paths/~1api~1v1~1new | {\"get\":{}}",
                "/components/schemas/Account/properties/colour | {\"type\":\"string\"}",
                "/components/schemas/AccountForm/properties/colour | {\"type\":\"string\"}",
                "/components/schemas/AccountForm/properties/maxHardAnHour/maximum | 1000000000",
                "/components/schemas/AccountForm/required | []",
                "/components/schemas/AccountForm/properties/name/description | \"other words\"",
            })
    void what_is_added_breaks_nobody(String pointer, String value) throws IOException {
        Contract committed = read(COMMITTED);
        assertThat(committed.brokenBy(changed(committed, pointer, value))).isEmpty();
    }

    private static Contract changed(Contract contract, String pointer, String value) throws IOException {
        JsonNode copy = contract.document().deepCopy();
        int last = pointer.lastIndexOf('/');
        String name = pointer.substring(last + 1).replace("~1", "/");
        switch (copy.at(pointer.substring(0, last))) {
            case ArrayNode list -> list.set(Integer.parseInt(name), new ObjectMapper().readTree(value));
            case ObjectNode object when value == null -> object.remove(name);
            case ObjectNode object -> object.set(name, new ObjectMapper().readTree(value));
            default -> throw new IllegalArgumentException(pointer);
        }
        return new Contract(copy);
    }

    private static Contract read(Path path) throws IOException {
        return Contract.of(Files.readString(path));
    }
}
