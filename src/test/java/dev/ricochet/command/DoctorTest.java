package dev.ricochet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is said before there is an application, and what needs none. */
class DoctorTest {
    @RegisterExtension
    final ListenedShell shell = new ListenedShell();

    @Test
    void a_setting_that_cannot_be_used_is_the_first_thing_that_is_wrong() {
        shell.set("ricochet.poll.every", "often");
        assertThat(shell.run("doctor")).hasValue(Exit.UNWELL);
        assertThat(shell.said())
                .startsWith("wrong  configuration  ricochet.poll.every (RICOCHET_POLL_EVERY) cannot be read")
                .contains("do  Correct it");
    }

    @Test
    void a_database_that_does_not_run_is_said_with_its_directory(@TempDir Path nothing) {
        shell.set("ricochet.data-dir", nothing.toString());
        assertThat(shell.run("doctor", "--json")).hasValue(Exit.UNWELL);
        assertThat(shell.said())
                .contains("{\"state\":\"well\",\"thing\":\"configuration\"")
                .contains(
                        "{\"state\":\"wrong\",\"thing\":\"database\",\"of\":\"\",\"words\":\"No embedded database runs in "
                                + nothing);
        assertThat(shell.run("status")).hasValue(Exit.WRONG);
        assertThat(shell.complained()).startsWith("No embedded database runs in " + nothing);
    }

    @Test
    void a_database_that_nobody_serves_is_said_without_its_password() {
        shell.set("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/nothing?password=s3cret");
        shell.set("quarkus.datasource.password", "s3cret");
        assertThat(shell.run("doctor")).hasValue(Exit.UNWELL);
        assertThat(shell.said())
                .contains("wrong  database       The database jdbc:postgresql://127.0.0.1:1/nothing cannot be reached")
                .doesNotContain("s3cret");
    }

    @Test
    void bash_finishes_the_words_of_every_command(@TempDir Path place) throws IOException, InterruptedException {
        assertThat(shell.run("completion")).hasValue(Exit.WELL);
        Path script = Files.writeString(place.resolve("completion"), shell.said());
        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        ". '" + script
                                + "'; COMP_WORDS=(ricochet rer); COMP_CWORD=1; _complete_ricochet; echo ${COMPREPLY[@]}")
                .redirectErrorStream(true)
                .start();
        assertThat(new String(bash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("reread");
        assertThat(bash.waitFor()).isZero();
    }
}
