package dev.ricochet.deployment;

import static dev.ricochet.deployment.Manifests.FOLDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file in {@code k8s/} by itself. */
class KubernetesFilesTest {
    private static final Path EMBEDDED = FOLDER.resolve("overlays/embedded/statefulset.yaml");
    private static final Path POSTGRES = FOLDER.resolve("overlays/postgres");

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.ricochet.deployment.Manifests#files")
    void each_file_holds_nothing_that_a_cluster_would_not_know(Path file) {
        Manifests.check(Manifests.yaml(file));
    }

    @Test
    void a_misspelt_word_is_found() {
        Map<String, Object> misspelt =
                Manifests.yaml(Manifests.text(FOLDER.resolve("pod/pod.yaml")).replace("livenessProbe", "livenesProbe"));
        assertThatThrownBy(() -> Manifests.check(misspelt)).hasMessageContaining("livenesProbe");
        Map<String, Object> cluster = Manifests.yaml(
                Manifests.text(POSTGRES.resolve("cluster.example.yaml")).replace("instances:", "instanzes:"));
        assertThatThrownBy(() -> Manifests.check(cluster))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("spec.instanzes");
        Map<String, Object> rollOut = Manifests.yaml(
                Manifests.text(POSTGRES.resolve("deployment.yaml")).replace("maxSurge", "maxSurges"));
        assertThatThrownBy(() -> Manifests.check(rollOut)).hasMessageContaining("maxSurges");
    }

    @Test
    void a_key_that_stands_twice_is_found() {
        assertThatThrownBy(() -> Manifests.yaml("apiVersion: v1\nkind: Service\nkind: Secret\n"))
                .hasMessageContaining("duplicate key");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kustomizations")
    void every_file_of_a_folder_is_applied_but_the_examples(Path kustomization) throws IOException {
        Map<String, Object> all = Manifests.yaml(kustomization);
        Set<String> named = Stream.of("resources", "patches", "configMapGenerator")
                .flatMap(block -> ((Collection<?>) all.getOrDefault(block, List.of())).stream())
                .flatMap(KubernetesFilesTest::files)
                .filter(name -> !name.startsWith(".."))
                .collect(Collectors.toSet());
        try (Stream<Path> folder = Files.list(kustomization.resolveSibling(""))) {
            Set<String> there = folder.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("kustomization.yaml") && !name.contains(".example."))
                    .collect(Collectors.toSet());
            assertThat(named).isEqualTo(there);
        }
    }

    @Test
    void the_user_of_the_pod_stands_in_the_passwd_of_both_images() throws IOException {
        for (String image : List.of("Dockerfile.jvm", "Dockerfile.native")) {
            assertThat(Files.readString(Path.of("src/main/docker", image)))
                    .contains("useradd --uid 1001")
                    .contains("USER 1001");
        }
        assertThat(Manifests.text(FOLDER.resolve("pod/pod.yaml"))).contains("runAsUser: 1001");
    }

    @Test
    void the_embedded_database_has_one_pod() {
        assertThat(Manifests.text(EMBEDDED)).contains("replicas: 1\n");
    }

    private static Stream<String> files(Object entry) {
        return switch (entry) {
            case Map<?, ?> map when map.get("path") instanceof String path -> Stream.of(path);
            case Map<?, ?> map
            when map.get("files") instanceof List<?> files -> files.stream().map(Object::toString);
            default -> Stream.of(entry.toString());
        };
    }

    static Stream<Path> kustomizations() throws IOException {
        return Manifests.files().filter(file -> file.endsWith("kustomization.yaml"));
    }
}
