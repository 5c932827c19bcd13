package dev.ricochet.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files for people without Kubernetes, or without containers. */
class WithoutKubernetesTest {
    private static final Path COMPOSE = Path.of("compose.yaml");
    private static final Path UNIT = Path.of("src/main/systemd/ricochet.service");

    @TempDir
    Path folder;

    @Test
    void compose_is_asked_for_nothing_that_it_does_not_know() {
        assertThat(KnownWords.in(Manifests.yaml(COMPOSE))).isSubsetOf(KnownWords.COMPOSE);
        Map<String, Object> misspelt = Manifests.yaml(Manifests.text(COMPOSE).replace("read_only", "readonly"));
        assertThat(KnownWords.in(misspelt)).contains("services.ricochet.readonly");
        assertThat(KnownWords.COMPOSE).doesNotContain("services.ricochet.readonly");
    }

    @Test
    void the_container_has_the_pods_user_and_its_time_to_end() {
        assertThat(Manifests.text(COMPOSE))
                .contains("user: \"1001:1001\"", "stop_grace_period: 75s", "read_only: true", "no-new-privileges:true");
    }

    @Test
    void systemd_knows_every_word_of_the_unit() throws IOException {
        assertThat(Tool.SYSTEMD_ANALYZE.answer("verify", "--man=no", unit(Manifests.text(UNIT))))
                .isEqualTo(new Tool.Answer(0, "", ""));
        String misspelt = Manifests.text(UNIT).replace("ProtectHome=", "ProtectHomes=");
        assertThat(Tool.SYSTEMD_ANALYZE
                        .answer("verify", "--man=no", unit(misspelt))
                        .errors())
                .contains("ProtectHomes");
    }

    /** Of 0 to 100: a service that says nothing of it has 96. */
    @Test
    void the_unit_exposes_little() throws IOException {
        Tool.SYSTEMD_ANALYZE.mustAnswer(
                "security", "--offline=yes", "--threshold=20", "--no-pager", unit(Manifests.text(UNIT)));
    }

    @Test
    void the_end_is_for_ricochet_to_make_and_takes_no_longer_than_a_pods() {
        assertThat(Manifests.text(UNIT)).contains("\nKillMode=mixed\n", "\nTimeoutStopSec=75\n");
    }

    // the executable is not installed where this is tested
    private String unit(String text) throws IOException {
        return Files.writeString(
                        folder.resolve("ricochet.service"),
                        text.replace("\nExecStart=/opt/ricochet/ricochet\n", "\nExecStart=/bin/true\n"))
                .toString();
    }
}
