package dev.ricochet.alarm;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.Map;

/** Settings of alarms as somebody made them. */
final class AlarmSettings {
    private AlarmSettings() {}

    static AlarmConfig of(Map<String, String> set) {
        Map<String, String> named = new HashMap<>();
        set.forEach((name, value) -> named.put("ricochet.alarm." + name, value));
        return ConfigUtils.emptyConfigBuilder()
                .withMapping(AlarmConfig.class)
                .withSources(new PropertiesConfigSource(named, "a test", 1))
                .build()
                .getConfigMapping(AlarmConfig.class);
    }

    /** Both channels. */
    static Addressees both() {
        return new Addressees(
                of(Map.of("mail.to", "ops@example.org", "webhook.url", "https://hooks.example.org/in/5e1f")));
    }
}
