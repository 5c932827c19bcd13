package dev.ricochet.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In a rolling update a replica of the version before may start when one of the newer has migrated the tables. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class NewerSchemaTest {
    @Inject
    Flyway flyway;

    @Inject
    DataSource database;

    @BeforeEach
    void migratedByANewerOne() throws SQLException {
        run("""
            insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,
                                               installed_by, execution_time, success)
            select max(installed_rank) + 1, '9999', 'newer', 'SQL', 'V9999__newer.sql', 1, 'test', 1, true
              from flyway_schema_history
            """);
    }

    @AfterEach
    void asBefore() throws SQLException {
        run("delete from flyway_schema_history where version = '9999'");
    }

    @Test
    void starts_on_the_tables_of_the_next_version() {
        assertThat(flyway.migrate().migrationsExecuted).isZero();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
