package dev.ricochet.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A shell that a test types into and whose answers it reads; what it was told to read and to heed ends with the test. */
final class ListenedShell implements BeforeEachCallback, AfterEachCallback {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final InputStream in = System.in;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();
    private final List<String> settings = new ArrayList<>();

    @Override
    public void beforeEach(ExtensionContext test) {
        System.setOut(new PrintStream(said, true, UTF_8));
        System.setErr(new PrintStream(complained, true, UTF_8));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        System.setOut(out);
        System.setErr(err);
        System.setIn(in);
        settings.forEach(System::clearProperty);
    }

    /** Its exit code; what was said before is forgotten. */
    OptionalInt run(String... words) {
        said.reset();
        complained.reset();
        return Shell.run(words);
    }

    /** The exit code of a process of its own, with words for bash before it and behind it; {@code options} are java's. */
    int apart(String words, String before, String options) throws IOException, InterruptedException {
        complained.reset();
        Process process = new ProcessBuilder(
                        "bash",
                        "-c",
                        before + "\"$0\" " + options + " -cp \"$1\" dev.ricochet.Ricochet " + words,
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        System.getProperty("java.class.path"))
                .redirectError(ProcessBuilder.Redirect.PIPE)
                .start();
        complained.writeBytes(process.getErrorStream().readAllBytes());
        return process.waitFor();
    }

    int apart(String words) throws IOException, InterruptedException {
        return apart(words, "", "");
    }

    void set(String name, String value) {
        settings.add(name);
        System.setProperty(name, value);
    }

    void type(byte[] input) {
        System.setIn(new ByteArrayInputStream(input));
    }

    /** What was said before. */
    void forget() {
        said.reset();
        complained.reset();
    }

    String said() {
        return said.toString(UTF_8);
    }

    String complained() {
        return complained.toString(UTF_8);
    }
}
