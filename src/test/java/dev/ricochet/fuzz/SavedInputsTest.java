package dev.ricochet.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fuzzer found worth keeping still holds, without the fuzzer: {@code src/fuzz/run save} writes these files. */
class SavedInputsTest {
    private static final Path SAVED = Path.of("src/test/resources/fuzz");
    private static final Path TARGETS = Path.of("src/fuzz/java");

    static List<Path> targets() throws IOException {
        try (Stream<Path> files = Files.walk(TARGETS)) {
            return files.filter(file -> file.toString().endsWith("Fuzz.java"))
                    .filter(file -> !file.endsWith("PlantedFaultFuzz.java"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    void every_saved_input_keeps_its_promises(Path target) throws Exception {
        Path saved = SAVED.resolve(name(target) + ".zip");
        int inputs = 0;
        try (ZipFile zip = new ZipFile(saved.toFile())) {
            for (var entry : zip.stream().toList()) {
                byte[] input = zip.getInputStream(entry).readAllBytes();
                assertThatCode(() -> call(target, input))
                        .as("%s in %s", entry.getName(), saved)
                        .doesNotThrowAnyException();
                inputs++;
            }
        }
        assertThat(inputs).isGreaterThan(100);
    }

    @Test
    void a_promise_that_is_not_kept_is_seen() {
        byte[] mail = "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n\n\n--b--\n"
                .getBytes(US_ASCII);
        assertThatCode(() -> PlantedFaultFuzz.fuzzerTestOneInput(mail)).hasMessageStartingWith("planted");
    }

    private static void call(Path target, byte[] input) throws ReflectiveOperationException {
        String file = TARGETS.relativize(target).toString();
        Class.forName(file.substring(0, file.length() - ".java".length()).replace('/', '.'))
                .getMethod("fuzzerTestOneInput", byte[].class)
                .invoke(null, input);
    }

    /** {@code MimeReaderFuzz.java} has its inputs in {@code mime-reader.zip}. */
    private static String name(Path target) {
        String type = target.getFileName().toString().replace("Fuzz.java", "");
        return type.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
