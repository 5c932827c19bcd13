package dev.ricochet.deployment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that our files use of kinds that no model here knows; each was looked up in the documentation that is named. */
final class KnownWords {
    // https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
    private static final Set<String> KUSTOMIZATION = Set.of(
            "apiVersion",
            "kind",
            "namespace",
            "labels.pairs.app.kubernetes.io/name",
            "resources",
            "components",
            "patches.path",
            "patches.target.group",
            "patches.target.kind",
            "patches.target.name",
            "images.name",
            "images.newName",
            "images.newTag",
            "generatorOptions.disableNameSuffixHash",
            "generatorOptions.labels.grafana_dashboard",
            "configMapGenerator.name",
            "configMapGenerator.files");

    // https://github.com/compose-spec/compose-spec/blob/main/spec.md
    static final Set<String> COMPOSE = Set.of(
            "services.ricochet.image",
            "services.ricochet.restart",
            "services.ricochet.environment.RICOCHET_ACCOUNT_ADDRESS",
            "services.ricochet.environment.RICOCHET_ACCOUNT_APP_PASSWORD_FILE",
            "services.ricochet.environment.RICOCHET_ACCOUNT_CALLBACK_URL_FILE",
            "services.ricochet.environment.RICOCHET_DATABASE",
            "services.ricochet.environment.RICOCHET_DATA_DIR",
            "services.ricochet.secrets",
            "services.ricochet.volumes",
            "services.ricochet.ports",
            "services.ricochet.user",
            "services.ricochet.init",
            "services.ricochet.read_only",
            "services.ricochet.tmpfs",
            "services.ricochet.cap_drop",
            "services.ricochet.security_opt",
            "services.ricochet.mem_limit",
            "services.ricochet.pids_limit",
            "services.ricochet.stop_grace_period",
            "services.ricochet.logging.driver",
            "secrets.app-password.file",
            "secrets.callback-url.file");

    static final Map<String, Set<String>> KINDS = Map.of(
            "kustomize.config.k8s.io/v1beta1 Kustomization",
            KUSTOMIZATION,
            "kustomize.config.k8s.io/v1alpha1 Component",
            KUSTOMIZATION,
            // https://cloudnative-pg.io/documentation/current/cloudnative-pg.v1/
            "postgresql.cnpg.io/v1 Cluster",
            Set.of(
                    "apiVersion",
                    "kind",
                    "metadata.name",
                    "metadata.namespace",
                    "spec.instances",
                    "spec.imageName",
                    "spec.bootstrap.initdb.database",
                    "spec.bootstrap.initdb.owner",
                    "spec.postgresql.synchronous.method",
                    "spec.postgresql.synchronous.number",
                    "spec.postgresql.parameters.max_connections",
                    "spec.storage.size",
                    "spec.resources.requests.cpu",
                    "spec.resources.requests.memory",
                    "spec.resources.limits.memory"),
            // https://external-secrets.io/latest/api/externalsecret/
            "external-secrets.io/v1 ExternalSecret",
            Set.of(
                    "apiVersion",
                    "kind",
                    "metadata.name",
                    "spec.refreshInterval",
                    "spec.secretStoreRef.kind",
                    "spec.secretStoreRef.name",
                    "spec.target.name",
                    "spec.data.secretKey",
                    "spec.data.remoteRef.key",
                    "spec.data.remoteRef.property"));

    private KnownWords() {}

    /** The paths to everything that is said in a document; places in lists are left out. */
    static Set<String> in(Object document) {
        return paths(document, "").collect(Collectors.toSet());
    }

    private static Stream<String> paths(Object value, String path) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .flatMap(each -> paths(
                                each.getValue(), path.isEmpty() ? "" + each.getKey() : path + "." + each.getKey()));
            case List<?> list -> list.stream().flatMap(each -> paths(each, path));
            default -> Stream.of(path);
        };
    }
}
