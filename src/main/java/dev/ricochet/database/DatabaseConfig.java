package dev.ricochet.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where everything is kept. The URL of a database elsewhere is {@code quarkus.datasource.jdbc.url}. */
@ConfigMapping(prefix = "ricochet")
public interface DatabaseConfig {

    /** Whose database. */
    enum Mode {
        /** Our own, unless a URL names another. */
        EMBEDDED,
        /** Never our own: a start without a URL stops, so that a lost secret does not begin an empty database. */
        EXTERNAL
    }

    @WithDefault("embedded")
    Mode database();

    /** The directory of our own; else {@code ricochet} in the user's data folder. */
    Optional<Path> dataDir();
}
