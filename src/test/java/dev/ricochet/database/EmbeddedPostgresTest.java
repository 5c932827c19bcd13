package dev.ricochet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    Path directory;

    private final AtomicBoolean lost = new AtomicBoolean();

    // Unpacking takes a while and is the same each time: the programs of the tests' own server will do.
    @BeforeEach
    void bringPrograms() throws IOException {
        TestDatabase.createEmpty();
        Files.createSymbolicLink(directory.resolve("postgresql"), TestDatabase.DIRECTORY.resolve("postgresql"));
    }

    @AfterEach
    void leaveNoServerBehind() {
        ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(List::of)
                        .orElse(List.of())
                        .contains(directory.resolve("cluster").toString()))
                .forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void ten_kills_of_the_application_lose_nothing_that_was_committed() throws Exception {
        List<Long> committed = new ArrayList<>();
        for (int kill = 0; kill < 10; kill++) {
            Killed.afterCommits(Killed.start(directory), 1 + 7 * kill, committed);
        }
        try (EmbeddedPostgres database = start()) {
            assertThat(numbersIn(database)).containsAll(committed);
        }
    }

    @Test
    void ten_kills_of_the_server_alone_lose_nothing_that_was_committed() throws Exception {
        try (EmbeddedPostgres database = start()) {
            execute(database, "create table number (n bigint)");
            for (long kill = 1; kill <= 10; kill++) {
                execute(database, "insert into number values (" + kill + ")");
                ProcessHandle killed = database.process();
                killed.destroyForcibly();
                killed.onExit().get(10, TimeUnit.SECONDS);
                int expected = Math.toIntExact(kill);
                await().atMost(Duration.ofSeconds(30))
                        .ignoreExceptions()
                        .until(() -> numbersIn(database).size() == expected);
            }
        }
        assertThat(lost).isFalse();
    }

    @Test
    void a_first_start_that_was_killed_at_any_moment_is_begun_anew() throws Exception {
        for (int milliseconds = 0; milliseconds <= 1000; milliseconds += 200) {
            Process first = Killed.start(directory);
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> !first.isAlive() || Files.exists(directory.resolve("lock")));
            first.waitFor(milliseconds, TimeUnit.MILLISECONDS);
            List<ProcessHandle> all = first.descendants().toList();
            first.destroyForcibly();
            if (milliseconds % 400 == 0) {
                // as when the whole container goes; else initdb outlives the application for a while
                all.forEach(ProcessHandle::destroyForcibly);
            }
            first.waitFor();
        }
        try (EmbeddedPostgres database = start()) {
            execute(database, "create table if not exists number (n bigint)");
        }
        // what an initdb that outlived its Ricochet still wrote is cleared away by a later start
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .until(this::nothingUnfinishedAfterAStart);
    }

    private boolean nothingUnfinishedAfterAStart() throws Exception {
        start().close();
        try (Stream<Path> left = Files.list(directory)) {
            return left.noneMatch(path -> path.getFileName().toString().startsWith("initialising-"));
        }
    }

    @Test
    void programs_whose_unpacking_was_killed_are_unpacked_anew() throws Exception {
        OwnerOnly.delete(directory.resolve("postgresql"));
        Process first = Killed.start(directory);
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Files.exists(directory.resolve("postgresql"))
                        && Files.list(directory.resolve("postgresql")).findAny().isPresent());
        first.destroyForcibly().waitFor();
        try (EmbeddedPostgres database = start()) {
            execute(database, "select 1");
        }
        assertThat(Files.list(directory.resolve("postgresql"))).hasSize(1);
    }

    @Test
    void a_server_that_does_not_come_back_is_reported() throws Exception {
        Runnable whenLost = () -> lost.set(true);
        try (EmbeddedPostgres database = EmbeddedPostgres.start(directory, whenLost, Duration.ofSeconds(1))) {
            Files.move(directory.resolve("cluster"), directory.resolve("elsewhere"));
            database.process().destroyForcibly();
            await().atMost(Duration.ofSeconds(30)).untilTrue(lost);
        }
    }

    @Test
    void a_number_left_behind_that_is_now_somebody_elses_is_removed_and_nobody_is_stopped() throws Exception {
        start().close();
        Files.writeString(
                directory.resolve("cluster/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + directory.resolve("cluster") + "\n");
        try (EmbeddedPostgres database = start()) {
            execute(database, "select 1");
        }
    }

    @Test
    void the_data_of_another_major_version_stops_the_start_with_a_sentence() throws Exception {
        start().close();
        Files.writeString(directory.resolve("cluster/PG_VERSION"), "17\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("is of PostgreSQL 17, and this Ricochet brings PostgreSQL 18");
    }

    @Test
    void a_volume_that_was_made_group_writable_is_taken_back() throws Exception {
        start().close();
        Files.setPosixFilePermissions(directory.resolve("cluster"), PosixFilePermissions.fromString("rwxrwx---"));
        Path password = directory.resolve("cluster/ricochet.password");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-rw----"));
        try (EmbeddedPostgres _ = start()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void nobody_enters_without_the_password_and_nothing_listens_but_one_port_of_this_machine() throws Exception {
        try (EmbeddedPostgres database = start()) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), database.user(), "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(shown(database, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(shown(database, "unix_socket_directories")).isEmpty();
            assertThat(shown(database, "lc_messages")).isEqualTo("C");
        }
    }

    @Test
    void two_at_once_on_one_directory_are_refused() throws Exception {
        try (DirectoryLock _ = DirectoryLock.take(directory, Duration.ZERO)) {
            assertThatThrownBy(() -> DirectoryLock.take(directory, Duration.ZERO))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageStartingWith("Another Ricochet is running on " + directory);
        }
    }

    @Test
    void the_share_of_the_volume_that_is_free_is_known() {
        assertThat(Volume.freeShareOf(directory)).isBetween(0.0, 1.0);
    }

    private EmbeddedPostgres start() throws Exception {
        return EmbeddedPostgres.start(directory, () -> lost.set(true));
    }

    private static List<Long> numbersIn(EmbeddedPostgres database) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select n from number")) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }

    private static String shown(EmbeddedPostgres database, String setting) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(EmbeddedPostgres database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedPostgres database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
