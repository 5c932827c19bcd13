package dev.ricochet.database;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a {@code @QuarkusTest}, in which {@code main} is not called, a database of its own. */
public final class EmbeddedDatabase implements QuarkusTestResourceLifecycleManager {
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    @Override
    public Map<String, String> start() {
        TestDatabase database = TestDatabase.createEmpty();
        return Map.of(
                "quarkus.datasource.jdbc.url", database.url(),
                "quarkus.datasource.username", database.user(),
                "quarkus.datasource.password", database.password(),
                "ricochet.secrets.key", KEY,
                "ricochet.egress.allow", "127.0.0.0/8");
    }

    @Override
    public void stop() {
        // the server is everybody's and ends with the run
    }
}
