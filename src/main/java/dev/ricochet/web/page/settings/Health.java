package dev.ricochet.web.page.settings;

import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;

/** What the probes of this process say, for people. */
@ApplicationScoped
class Health {
    private final SmallRyeHealthReporter reporter;

    Health(SmallRyeHealthReporter reporter) {
        this.reporter = reporter;
    }

    List<SystemPage.Check> checks() {
        return reporter.getHealth().getPayload().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .map(Health::check)
                .toList();
    }

    private static SystemPage.Check check(JsonObject check) {
        JsonObject data = check.containsKey("data") ? check.getJsonObject("data") : JsonObject.EMPTY_JSON_OBJECT;
        return new SystemPage.Check(
                check.getString("name"),
                check.getString("status").equals("UP"),
                data.entrySet().stream().map(Health::words).toList());
    }

    private static String words(Map.Entry<String, JsonValue> fact) {
        String value = fact.getValue() instanceof JsonString text
                ? text.getString()
                : fact.getValue().toString();
        return fact.getKey() + ": " + value;
    }
}
