package dev.ricochet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The environment that the files for operators make: an unknown name would stop the start. */
class KubernetesSettingsTest {
    // Environment=RICOCHET_DATABASE=embedded
    private static final Pattern VARIABLE = Pattern.compile("(?m)^Environment=(\\w+)=");

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

    @Test
    void so_is_every_variable_of_compose_and_of_the_unit() throws IOException {
        Map<String, Map<String, Map<String, Map<String, String>>>> compose =
                new Yaml().load(Files.readString(Path.of("compose.yaml")));
        assertThat(compose.get("services").get("ricochet").get("environment").keySet())
                .isNotEmpty()
                .allSatisfy(SettingNames.of(Settings.ROOMS)::refuseUnknownVariable);
        assertThat(VARIABLE.matcher(Files.readString(Path.of("src/main/systemd/ricochet.service")))
                        .results()
                        .map(match -> match.group(1)))
                .isNotEmpty()
                .allSatisfy(SettingNames.of(Settings.ROOMS)::refuseUnknownVariable);
    }
}
