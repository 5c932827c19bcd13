package dev.ricochet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The files in {@code k8s/}, read as strictly as a cluster would: a misspelt probe is silently no probe. */
class KubernetesFilesTest {
    private static final Path FOLDER = Path.of("k8s");

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1 Namespace", Namespace.class,
            "v1 ServiceAccount", ServiceAccount.class,
            "v1 ConfigMap", ConfigMap.class,
            "v1 Secret", Secret.class,
            "v1 Service", Service.class,
            "apps/v1 StatefulSet", StatefulSet.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class);

    // fabric8's models keep whatever they do not know in a map "for later": without that map it is an error
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated place) {
                    return false;
                }
            })
            .build();

    @ParameterizedTest(name = "{0}")
    @MethodSource("manifests")
    void each_file_holds_nothing_that_a_cluster_would_not_know(Path file) throws IOException {
        assertThat(read(Files.readString(file)).getMetadata().getName()).isEqualTo("ricochet");
    }

    @Test
    void a_misspelt_word_is_found() throws IOException {
        String misspelt = Files.readString(FOLDER.resolve("statefulset.yaml")).replace("livenessProbe", "livenesProbe");
        assertThatThrownBy(() -> read(misspelt)).hasMessageContaining("livenesProbe");
    }

    @Test
    void a_key_that_stands_twice_is_found() {
        assertThatThrownBy(() -> read("apiVersion: v1\nkind: Service\nkind: Secret\n"))
                .hasMessageContaining("duplicate key");
    }

    @Test
    void every_file_is_applied_but_the_example() throws IOException {
        Map<String, Object> all = yaml(Files.readString(FOLDER.resolve("kustomization.yaml")));
        List<String> files = manifests()
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.equals("secret.example.yaml"))
                .toList();
        assertThat(all.get("resources"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrderElementsOf(files);
    }

    @Test
    void the_pod_has_no_privilege_and_asks_for_none() throws IOException {
        PodSpec pod = pod();
        Container ricochet = pod.getContainers().getFirst();
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getEnableServiceLinks()).isFalse();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(ricochet.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(ricochet.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(ricochet.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(ricochet.getResources().getLimits()).containsKeys("cpu", "memory");
    }

    @Test
    void the_user_of_the_pod_stands_in_the_passwd_of_both_images() throws IOException {
        long user = pod().getSecurityContext().getRunAsUser();
        for (String image : List.of("Dockerfile.jvm", "Dockerfile.native")) {
            assertThat(Files.readString(Path.of("src/main/docker", image)))
                    .contains("useradd --uid " + user)
                    .contains("USER " + user);
        }
    }

    @Test
    void the_probes_ask_the_management_port() throws IOException {
        Container ricochet = pod().getContainers().getFirst();
        assertThat(Stream.of(ricochet.getStartupProbe(), ricochet.getLivenessProbe(), ricochet.getReadinessProbe()))
                .extracting(probe -> probe.getHttpGet().getPath())
                .containsExactly("/q/health/started", "/q/health/live", "/q/health/ready");
        assertThat(ricochet.getPorts().getFirst().getContainerPort()).isEqualTo(9000);
    }

    private static PodSpec pod() throws IOException {
        return ((StatefulSet) read(Files.readString(FOLDER.resolve("statefulset.yaml"))))
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    static Stream<Path> manifests() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.endsWith("kustomization.yaml")).sorted().toList().stream();
        }
    }

    private static HasMetadata read(String text) {
        Map<String, Object> document = yaml(text);
        String kind = document.get("apiVersion") + " " + document.get("kind");
        assertThat(KINDS).containsKey(kind);
        try {
            return STRICT.readValue(STRICT.writeValueAsBytes(document), KINDS.get(kind));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> yaml(String text) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        return new Yaml(strict).load(text);
    }
}
