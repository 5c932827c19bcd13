package dev.ricochet.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a cluster is given, folder by folder: the golden files hold it, strictly read, and {@code kubectl kustomize} makes the
 * same. After a change: {@code -Dgolden.write=true}, and read the difference.
 */
class OverlaysTest {
    private static final Path GOLDEN = Path.of("src/test/resources/kubernetes");
    private static final Path DASHBOARD = Manifests.FOLDER.resolve("monitoring/dashboard.json");
    private static final Duration A_LONG_MIGRATION = Duration.ofMinutes(10);
    private static final Duration CALLBACK_TIMEOUT = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(strings = {"overlays/embedded", "overlays/postgres", "example"})
    void kubectl_makes_what_the_golden_file_says(String folder) throws IOException {
        String made = Tool.KUBECTL
                .mustAnswer("kustomize", Manifests.FOLDER.resolve(folder).toString())
                .replace("|\n" + Manifests.text(DASHBOARD).indent(4), "as in " + DASHBOARD + "\n");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden(folder), made);
        }
        // parsed: another version of kustomize may write it down in another order
        assertThat(Manifests.documents(made)).containsExactlyInAnyOrderElementsOf(documents(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/embedded", "overlays/postgres", "example"})
    void it_holds_nothing_that_a_cluster_would_not_know(String folder) {
        assertThat(documents(folder)).isNotEmpty().allSatisfy(Manifests::check);
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/embedded", "overlays/postgres"})
    void the_pod_has_no_privilege_and_asks_for_none(String folder) {
        var pod = pod(folder).getSpec();
        Container ricochet = ricochet(folder);
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getEnableServiceLinks()).isFalse();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(ricochet.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(ricochet.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(ricochet.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(ricochet.getResources().getLimits()).containsKeys("cpu", "memory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/embedded", "overlays/postgres"})
    void the_probes_ask_the_management_port_and_outlast_a_migration(String folder) {
        Container ricochet = ricochet(folder);
        assertThat(Stream.of(ricochet.getStartupProbe(), ricochet.getLivenessProbe(), ricochet.getReadinessProbe()))
                .extracting(probe -> probe.getHttpGet().getPath())
                .containsExactly("/q/health/started", "/q/health/live", "/q/health/ready");
        assertThat(ricochet.getPorts().getFirst().getContainerPort()).isEqualTo(9000);
        Probe start = ricochet.getStartupProbe();
        assertThat(Duration.ofSeconds((long) start.getPeriodSeconds() * start.getFailureThreshold()))
                .isGreaterThanOrEqualTo(A_LONG_MIGRATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/embedded", "overlays/postgres"})
    void a_pod_that_ends_has_time_for_the_call_that_is_under_way(String folder) {
        assertThat(Duration.ofSeconds(pod(folder).getSpec().getTerminationGracePeriodSeconds()))
                .isGreaterThan(CALLBACK_TIMEOUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/embedded", "overlays/postgres", "example"})
    void every_policy_service_and_budget_is_about_the_pods_that_there_are(String folder) {
        Map<String, String> labels = pod(folder.equals("example") ? "overlays/embedded" : folder)
                .getMetadata()
                .getLabels();
        assertThat(objects(folder, NetworkPolicy.class))
                .isNotEmpty()
                .allSatisfy(policy -> assertThat(labels)
                        .containsAllEntriesOf(policy.getSpec().getPodSelector().getMatchLabels()));
        assertThat(objects(folder, io.fabric8.kubernetes.api.model.Service.class))
                .singleElement()
                .satisfies(service -> assertThat(labels)
                        .containsAllEntriesOf(service.getSpec().getSelector()));
        assertThat(objects(folder, PodDisruptionBudget.class))
                .allSatisfy(budget -> assertThat(labels)
                        .containsAllEntriesOf(budget.getSpec().getSelector().getMatchLabels()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/embedded", "overlays/postgres"})
    void out_go_names_and_the_ports_of_mail_and_callback_and_never_to_metadata(String folder) {
        NetworkPolicy policy = objects(folder, NetworkPolicy.class)
                .filter(each -> each.getMetadata().getName().equals("ricochet"))
                .toList()
                .getFirst();
        assertThat(policy.getSpec().getIngress())
                .flatExtracting("ports")
                .extracting("port")
                .containsExactly(new IntOrString(9000));
        assertThat(policy.getSpec().getEgress())
                .flatExtracting("ports")
                .extracting("port")
                .containsOnly(
                        new IntOrString(53),
                        new IntOrString(443),
                        new IntOrString(465),
                        new IntOrString(587),
                        new IntOrString(993));
        List<IPBlock> world = policy.getSpec().getEgress().stream()
                .flatMap(rule -> rule.getTo().stream())
                .map(NetworkPolicyPeer::getIpBlock)
                .filter(Objects::nonNull)
                .toList();
        assertThat(world)
                .filteredOn("cidr", "0.0.0.0/0")
                .singleElement()
                .satisfies(block -> assertThat(block.getExcept()).contains("169.254.0.0/16"));
    }

    @Test
    void of_several_replicas_one_may_be_moved_at_a_time_and_the_one_with_a_volume_always() {
        assertThat(objects("overlays/postgres", PodDisruptionBudget.class))
                .singleElement()
                .satisfies(budget ->
                        assertThat(budget.getSpec().getMaxUnavailable()).isEqualTo(new IntOrString(1)));
        assertThat(objects("overlays/embedded", PodDisruptionBudget.class)).isEmpty();
        assertThat(objects("overlays/postgres", Deployment.class))
                .singleElement()
                .satisfies(all -> assertThat(all.getSpec().getReplicas()).isGreaterThan(1));
        assertThat(objects("overlays/embedded", StatefulSet.class))
                .singleElement()
                .satisfies(one -> assertThat(one.getSpec().getReplicas()).isEqualTo(1));
    }

    @Test
    void an_external_database_is_demanded_and_has_to_prove_who_it_is() throws IOException {
        assertThat(Files.readString(golden("overlays/postgres")))
                .contains("RICOCHET_DATABASE: external")
                .contains("sslmode=verify-full");
    }

    private static Container ricochet(String folder) {
        return pod(folder).getSpec().getContainers().getFirst();
    }

    private static PodTemplateSpec pod(String folder) {
        return folder.endsWith("embedded")
                ? objects(folder, StatefulSet.class)
                        .toList()
                        .getFirst()
                        .getSpec()
                        .getTemplate()
                : objects(folder, Deployment.class)
                        .toList()
                        .getFirst()
                        .getSpec()
                        .getTemplate();
    }

    private static <T extends HasMetadata> Stream<T> objects(String folder, Class<T> kind) {
        return documents(folder).stream()
                .map(Manifests::read)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static List<Map<String, Object>> documents(String folder) {
        return Manifests.documents(Manifests.text(golden(folder)));
    }

    private static Path golden(String folder) {
        return GOLDEN.resolve(Path.of(folder).getFileName() + ".yaml");
    }
}
