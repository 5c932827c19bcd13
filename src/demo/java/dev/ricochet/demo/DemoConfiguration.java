package dev.ricochet.demo;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Points the application at the demo's inbox and receiver, unless somebody has set an account of their own. */
public final class DemoConfiguration implements ConfigSourceFactory {
    private static final String ACCOUNT = "ricochet.account.address";

    /** Set by the build: where all that the demo writes lies. */
    static final String DIRECTORY = "demo.directory";

    /** Above application.properties (250), below .env files and the environment (295, 300): whoever wants may differ. */
    private static final int ORDINAL = 260;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        String own = context.getValue(ACCOUNT).getValue();
        String directory = System.getProperty(DIRECTORY);
        if (directory == null || own != null && !own.isBlank()) {
            return List.of();
        }
        DemoCertificate.madeIn(Path.of(directory));
        return List.of(properties());
    }

    private static ConfigSource properties() {
        URL file = Objects.requireNonNull(DemoConfiguration.class.getResource("/demo.properties"));
        try {
            return new PropertiesConfigSource(file, ORDINAL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
