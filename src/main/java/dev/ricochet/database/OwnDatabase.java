package dev.ricochet.database;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether this start brings its own database, and how the application hears of it. */
public final class OwnDatabase implements AutoCloseable {
    // System properties outlive a reload of the code in the same process; what is found in them may be our own.
    private static final String OURS = "dev.ricochet.database.url";
    static final String DIRECTORY = "dev.ricochet.database.directory";
    private static final String DATA_DIRECTORY = "dev.ricochet.data-directory";
    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String USER = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";

    private static final Pattern ORDINAL = Pattern.compile(".+-(\\d{1,3})");

    private final EmbeddedPostgres postgres;

    private OwnDatabase(EmbeddedPostgres postgres, Path dataDirectory) {
        this.postgres = postgres;
        System.setProperty(OURS, postgres.url());
        System.setProperty(DIRECTORY, postgres.directory().toString());
        publish(postgres.url(), postgres.user(), postgres.password());
        publish(dataDirectory);
    }

    /** How the application hears where it may keep files beside our own database. */
    static void publish(Path dataDirectory) {
        System.setProperty(DATA_DIRECTORY, dataDirectory.toString());
    }

    /** How the application hears of a database. */
    static void publish(String url, String user, String password) {
        System.setProperty(URL, url);
        System.setProperty(USER, user);
        System.setProperty(PASSWORD, password);
    }

    /**
     * Starts it, unless a URL names another database.
     *
     * @param url as configured
     * @param whenLost called when our own dies and does not come back
     */
    public static Optional<OwnDatabase> open(
            DatabaseConfig config, Optional<String> url, Map<String, String> environment, Runnable whenLost)
            throws DatabaseUnavailable, InterruptedException {
        if (url.filter(set -> !set.equals(System.getProperty(OURS))).isPresent()) {
            return Optional.empty();
        }
        if (config.database() == DatabaseConfig.Mode.EXTERNAL) {
            throw new DatabaseUnavailable("ricochet.database (RICOCHET_DATABASE) is external, so " + URL
                    + " (QUARKUS_DATASOURCE_JDBC_URL) must name a database.");
        }
        refuseSecondReplica(environment);
        Path directory = directory(config, environment);
        Departure.from(directory).refuse();
        return Optional.of(new OwnDatabase(EmbeddedPostgres.start(directory, whenLost), directory));
    }

    /** Starts it for a command, where no server runs on it. */
    public static OwnDatabase openAlone(DatabaseConfig config) throws DatabaseUnavailable, InterruptedException {
        Departure.of(config).refuse();
        return openToLeave(config);
    }

    /** The same, also where what is kept there has begun to move away. */
    public static OwnDatabase openToLeave(DatabaseConfig config) throws DatabaseUnavailable, InterruptedException {
        Path directory = directory(config, System.getenv());
        return new OwnDatabase(EmbeddedPostgres.start(directory, () -> {}), directory);
    }

    /** For whoever works on it without the application. */
    public DatabasePlace place() {
        return new DatabasePlace(postgres.url(), Optional.of(postgres.user()), Optional.of(postgres.password()));
    }

    /** Where the data of the embedded database is. */
    static Path directory(DatabaseConfig config, Map<String, String> environment) {
        return config.dataDir().orElseGet(() -> inDataFolder(environment));
    }

    /** Stops it; whoever asks afterwards finds no URL. */
    @Override
    public void close() {
        postgres.close();
        for (String name : new String[] {OURS, DIRECTORY, DATA_DIRECTORY, URL, USER, PASSWORD}) {
            System.clearProperty(name);
        }
    }

    // Two replicas with a database each would both tell everything.
    private static void refuseSecondReplica(Map<String, String> environment) throws DatabaseUnavailable {
        Matcher host = ORDINAL.matcher(environment.getOrDefault("HOSTNAME", ""));
        if (environment.containsKey("KUBERNETES_SERVICE_HOST")
                && host.matches()
                && !host.group(1).matches("0+")) {
            throw new DatabaseUnavailable(
                    "The embedded database is for one replica, and this is number " + host.group(1)
                            + " counted from 0: give all of them one " + URL + " (QUARKUS_DATASOURCE_JDBC_URL).");
        }
    }

    private static Path inDataFolder(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("XDG_DATA_HOME"))
                .filter(folder -> folder.startsWith("/"))
                .map(Path::of)
                .orElseGet(() -> Path.of(Objects.requireNonNull(System.getProperty("user.home")), ".local", "share"))
                .resolve("ricochet");
    }
}
