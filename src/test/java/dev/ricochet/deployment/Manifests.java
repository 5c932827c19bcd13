package dev.ricochet.deployment;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The files in {@code k8s/}, read as strictly as a cluster would: a misspelt probe is silently no probe. */
final class Manifests {
    static final Path FOLDER = Path.of("k8s");

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.ofEntries(
            entry("v1 Namespace", Namespace.class),
            entry("v1 ServiceAccount", ServiceAccount.class),
            entry("v1 ConfigMap", ConfigMap.class),
            entry("v1 Secret", Secret.class),
            entry("v1 Service", Service.class),
            entry("scheduling.k8s.io/v1 PriorityClass", PriorityClass.class),
            entry("apps/v1 StatefulSet", StatefulSet.class),
            entry("apps/v1 Deployment", Deployment.class),
            entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
            entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
            entry("monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class),
            entry("monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class));

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

    private Manifests() {}

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.startsWith(FOLDER.resolve("monitoring/tests")))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    static Map<String, Object> yaml(Path file) {
        return yaml(text(file));
    }

    static Map<String, Object> yaml(String text) {
        return strict().load(text);
    }

    static List<Map<String, Object>> documents(String text) {
        return StreamSupport.stream(strict().loadAll(text).spliterator(), false)
                .map(Manifests::asMap)
                .toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a document is, to the last word: of kinds that are in no model here, by the list of words that they may use. */
    static void check(Map<String, Object> document) {
        if (KnownWords.KINDS.containsKey(kind(document))) {
            assertThat(KnownWords.in(document)).isSubsetOf(KnownWords.KINDS.get(kind(document)));
        } else {
            assertThat(read(document).getMetadata().getName()).startsWith("ricochet");
        }
    }

    static HasMetadata read(Map<String, Object> document) {
        assertThat(KINDS).containsKey(kind(document));
        try {
            return STRICT.readValue(STRICT.writeValueAsBytes(document), KINDS.get(kind(document)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String kind(Map<String, Object> document) {
        return document.get("apiVersion") + " " + document.get("kind");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object document) {
        return (Map<String, Object>) document;
    }

    private static Yaml strict() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(options);
    }
}
