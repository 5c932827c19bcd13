package dev.ricochet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

// the registry that Quarkus brings is the older of Micrometer's two
@SuppressWarnings("deprecation")
class PortLabelTest {
    // as strict as Quarkus makes it
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT).throwExceptionOnRegistrationFailure();

    @BeforeEach
    void filtered() {
        registry.config().meterFilter(new PortLabel());
    }

    @Test
    void a_server_on_any_port_is_measured_beside_one_on_a_fixed_port() {
        Gauge.builder("http.server.active.connections", () -> 1).register(registry);
        Gauge.builder("http.server.active.connections", () -> 2)
                .tag("server.port", "9000")
                .register(registry);

        assertThat(registry.scrape())
                .contains("http_server_active_connections{server_port=\"0\",} 1.0")
                .contains("http_server_active_connections{server_port=\"9000\",} 2.0");
    }

    @Test
    void what_is_counted_for_all_servers_together_stays_as_it_is() {
        registry.counter("http.server.requests", "method", "GET").increment();

        assertThat(registry.scrape()).contains("http_server_requests_total{method=\"GET\",} 1.0");
    }
}
