package dev.ricochet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The lines of a page in {@code docs} that a person would copy into a shell. */
public record ShellPage(List<String> blocks) {
    private static final Pattern BLOCK = Pattern.compile("^```sh\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    public static ShellPage read(String name) throws IOException {
        return new ShellPage(BLOCK.matcher(Files.readString(Path.of("docs", name)))
                .results()
                .map(block -> block.group(1))
                .toList());
    }

    /** Types them one after another, in one directory; each has to succeed. */
    public void run(Path directory, Map<String, String> environment) throws IOException, InterruptedException {
        assertThat(blocks).hasSizeGreaterThan(3);
        for (String block : blocks) {
            ProcessBuilder shell = new ProcessBuilder("sh", "-eu", "-c", block)
                    .directory(directory.toFile())
                    .redirectErrorStream(true);
            shell.environment().putAll(environment);
            Process process = shell.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(block + "\n" + said).isZero();
        }
    }
}
