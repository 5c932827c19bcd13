package dev.ricochet.flow;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * Names the port with each server's meters, also where the system is to choose it (0). Quarkus leaves that label out;
 * Prometheus takes no two meters of one name with different labels, and the start would wait for ever.
 */
@Singleton
public class PortLabel implements MeterFilter {
    private static final String PORT = "server.port";

    private static final Set<String> OF_A_SERVER = Set.of(
            "http.server.bytes.read",
            "http.server.bytes.written",
            "http.server.connections",
            "http.server.active.connections",
            "http.server.active.requests",
            "http.server.errors");

    @Override
    public Meter.Id map(Meter.Id id) {
        return OF_A_SERVER.contains(id.getName()) && id.getTag(PORT) == null
                ? id.withTags(List.of(Tag.of(PORT, "0")))
                : id;
    }
}
