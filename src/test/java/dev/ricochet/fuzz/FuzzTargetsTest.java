package dev.ricochet.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code src/fuzz/run} counts a target's executions for: a room that is not named could change and nobody saw it. */
class FuzzTargetsTest {
    private static final String HOUSE = "dev.ricochet.";
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("dev.ricochet");

    static Stream<String> targets() throws IOException {
        return Files.readString(Path.of("src/fuzz/run"))
                .lines()
                .dropWhile(line -> !line.startsWith("readonly TARGETS"))
                .skip(1)
                .takeWhile(line -> !line.equals("\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    void every_room_that_a_target_reaches_stands_in_its_row(String row) {
        String[] words = row.split("\\s+");
        Set<String> named = new TreeSet<>(Set.of(words[5].split(",")));
        named.add("fuzz");
        JavaClass target = CLASSES.get(HOUSE + words[1]);
        assertThat(target.getTransitiveDependenciesFromSelf().stream()
                        .map(reached -> reached.getTargetClass().getPackageName())
                        .filter(reached -> reached.startsWith(HOUSE))
                        .map(reached -> reached.substring(HOUSE.length()).replace('.', '/'))
                        .map(reached -> reached.startsWith("report/") ? "report" : reached))
                .isNotEmpty()
                .isSubsetOf(named);
    }
}
