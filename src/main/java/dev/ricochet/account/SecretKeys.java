package dev.ricochet.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The keys there are: those configured, and the one beside the embedded database. */
@ApplicationScoped
public class SecretKeys {
    private final KeyRing configured;
    private final Optional<KeyFile> file;
    private volatile SecretBox box;

    /** @param dataDirectory of the embedded database, when there is one */
    SecretKeys(
            SecretsConfig config, @ConfigProperty(name = "dev.ricochet.data-directory") Optional<Path> dataDirectory) {
        this.configured = KeyRing.of(config);
        this.file = dataDirectory.map(KeyFile::in);
        this.box = new SecretBox(ring());
    }

    SecretBox box() {
        return box;
    }

    /** Makes a key where none is and one may be; says where. */
    Optional<Path> make() {
        if (box.ring().sealing().isPresent() || file.isEmpty()) {
            return Optional.empty();
        }
        file.get().make();
        box = new SecretBox(ring());
        return file.map(KeyFile::path);
    }

    private KeyRing ring() {
        return file.flatMap(KeyFile::read).map(configured::and).orElse(configured);
    }
}
