package dev.ricochet.web.page.browser;

import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.flow.Surroundings;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The application as a person finds it on their own machine; every test with a browser is of this one profile. */
public final class Browsed implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("dev.ricochet.database.directory", "target", "ricochet.access.requests-per-second", "1000");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(EmbeddedDatabase.class), new TestResourceEntry(Surroundings.class));
    }
}
