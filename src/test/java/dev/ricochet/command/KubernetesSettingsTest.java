package dev.ricochet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The environment that the files in {@code k8s/} make: an unknown name would stop the pod's start. */
class KubernetesSettingsTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "base/configmap.yaml",
                "overlays/embedded/configmap.yaml",
                "overlays/postgres/configmap.yaml",
                "example/account.yaml"
            })
    void every_variable_is_a_setting_that_exists(String file) throws IOException {
        Map<String, Map<String, String>> manifest = new Yaml().load(Files.readString(Path.of("k8s", file)));
        assertThat(manifest.get("data").keySet())
                .isNotEmpty()
                .allSatisfy(SettingNames.of(Settings.ROOMS)::refuseUnknownVariable);
    }
}
