package dev.ricochet.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    Path directory;

    @Test
    void a_key_is_made_once_for_its_owner_alone_and_found_again() throws Exception {
        Path file = keys(Optional.empty()).make().orElseThrow();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.list(directory)).containsExactly(file);

        SecretKeys found = keys(Optional.empty());
        assertThat(found.box().ring().sealing())
                .contains(SealingKey.parse(Files.readString(file)).orElseThrow());
        assertThat(found.make()).isEmpty();
    }

    @Test
    void where_a_key_is_given_none_is_made() {
        assertThat(keys(Optional.of(SealingKey.random())).make()).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_key_that_is_given_later_seals_and_the_one_in_the_file_still_opens() {
        assertThat(keys(Optional.empty()).make()).isPresent();
        String made = keys(Optional.empty()).box().ring().ids().getFirst();
        String given = SealingKey.random();
        KeyRing ring = keys(Optional.of(given)).box().ring();
        assertThat(ring.sealing()).isEqualTo(SealingKey.parse(given));
        assertThat(ring.find(made)).isPresent();
    }

    @Test
    void elsewhere_than_beside_a_database_of_our_own_none_is_made() {
        assertThat(new SecretKeys(config(Optional.empty()), Optional.empty()).make())
                .isEmpty();
    }

    private SecretKeys keys(Optional<String> given) {
        return new SecretKeys(config(given), Optional.of(directory));
    }

    private static SecretsConfig config(Optional<String> key) {
        return new SecretsConfig() {
            @Override
            public Optional<String> key() {
                return key;
            }

            @Override
            public Optional<String> keyFile() {
                return Optional.empty();
            }

            @Override
            public Optional<String> previousKey() {
                return Optional.empty();
            }

            @Override
            public Optional<String> previousKeyFile() {
                return Optional.empty();
            }
        };
    }
}
