package dev.ricochet.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of others that reads our files, where it is installed. */
enum Tool {
    KUBECTL("kubectl", "is not installed: what it makes of k8s/ is compared elsewhere"),
    PROMTOOL("promtool", "is not installed (Debian: prometheus): the alerts are tried elsewhere"),
    SYSTEMD_ANALYZE("systemd-analyze", "is not installed (Debian: systemd): the unit is looked at elsewhere");

    private final String name;
    private final String missing;

    Tool(String name, String missing) {
        this.name = name;
        this.missing = missing;
    }

    record Answer(int code, String output, String errors) {}

    /** Its output, or a failed test with all that it said. */
    String mustAnswer(String... arguments) throws IOException {
        Answer answer = answer(arguments);
        assertThat(answer.code())
                .as("%s %s%n%s%s", name, List.of(arguments), answer.output(), answer.errors())
                .isZero();
        return answer.output();
    }

    /** Skips the test where it is not installed. */
    Answer answer(String... arguments) throws IOException {
        assumeTrue(isInstalled(), name + " " + missing);
        List<String> line = new ArrayList<>(List.of(name));
        line.addAll(List.of(arguments));
        Path errors = Files.createTempFile("ricochet", name);
        try {
            ProcessBuilder program = new ProcessBuilder(line).redirectError(errors.toFile());
            // no cluster is asked, whoever runs this
            program.environment().put("KUBECONFIG", "/dev/null");
            Process process = program.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return new Answer(process.exitValue(), output, Files.readString(errors));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            Files.delete(errors);
        }
    }

    private boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }
}
