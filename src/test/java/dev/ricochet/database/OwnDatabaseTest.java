package dev.ricochet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnDatabaseTest {
    private static final String URL = "jdbc:postgresql://db.example.net/ricochet";

    @Test
    void with_a_url_nothing_is_started() throws Exception {
        assertThat(open(DatabaseConfig.Mode.EMBEDDED, Optional.of(URL), Map.of()))
                .isEmpty();
        assertThat(open(DatabaseConfig.Mode.EXTERNAL, Optional.of(URL), Map.of()))
                .isEmpty();
    }

    @Test
    void external_without_a_url_stops_the_start() {
        assertThatThrownBy(() -> open(DatabaseConfig.Mode.EXTERNAL, Optional.empty(), Map.of()))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessage("ricochet.database (RICOCHET_DATABASE) is external, so quarkus.datasource.jdbc.url"
                        + " (QUARKUS_DATASOURCE_JDBC_URL) must name a database.");
    }

    @Test
    void a_second_replica_of_a_stateful_set_stops_the_start() {
        Map<String, String> pod = Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1", "HOSTNAME", "ricochet-1");
        assertThatThrownBy(() -> open(DatabaseConfig.Mode.EMBEDDED, Optional.empty(), pod))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("is for one replica, and this is number 1");
    }

    @Test
    void a_directory_whose_data_has_left_is_never_started_on(@TempDir Path directory) throws Exception {
        DatabasePlace elsewhere = new DatabasePlace(URL + "?password=s3cret", Optional.empty(), Optional.of("s3cret"));
        Departure departure = Departure.from(directory);
        UUID move = departure.begin(elsewhere);
        assertThatThrownBy(() -> open(directory))
                .hasMessageContaining("was being moved")
                .hasMessageContaining("run \"database move\" again");
        assertThat(departure.begin(elsewhere)).isEqualTo(move);

        departure.end(elsewhere, move);
        assertThatThrownBy(() -> open(directory))
                .hasMessageContaining("was moved to another database (" + URL + ")")
                .hasMessageNotContaining("s3cret");

        departure.takeBack();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_second_replica_with_a_url_starts() throws Exception {
        Map<String, String> pod = Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1", "HOSTNAME", "ricochet-1");
        assertThat(open(DatabaseConfig.Mode.EMBEDDED, Optional.of(URL), pod)).isEmpty();
    }

    private static Optional<OwnDatabase> open(Path directory) throws Exception {
        return OwnDatabase.open(config(DatabaseConfig.Mode.EMBEDDED, directory), Optional.empty(), Map.of(), () -> {});
    }

    private static Optional<OwnDatabase> open(
            DatabaseConfig.Mode mode, Optional<String> url, Map<String, String> environment) throws Exception {
        return OwnDatabase.open(config(mode, Path.of("/nowhere/at/all")), url, environment, () -> {});
    }

    private static DatabaseConfig config(DatabaseConfig.Mode mode, Path directory) {
        return new DatabaseConfig() {
            @Override
            public Mode database() {
                return mode;
            }

            @Override
            public Optional<Path> dataDir() {
                return Optional.of(directory);
            }
        };
    }
}
