package dev.ricochet.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where our own code looks something up by its name, makes a class, or turns an object into bytes. */
class LookupsTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/dev/ricochet/demo/"))
            .importPackages("dev.ricochet");

    /** By the class of the library, the beginning of what is called. */
    private static final List<String> BY_NAME = List.of(
            "java.lang.Class.forName",
            "java.lang.Class.getResource",
            "java.lang.Class.getMethod",
            "java.lang.Class.getDeclared",
            "java.lang.Class.getConstructor",
            "java.lang.ClassLoader.",
            "java.util.ServiceLoader.",
            "java.util.ResourceBundle.",
            "java.nio.charset.Charset.forName",
            "java.lang.reflect.Proxy.",
            "java.lang.invoke.MethodHandles",
            "java.io.ObjectInputStream.",
            "java.io.ObjectOutputStream.");

    @Test
    void each_lookup_by_name_is_known() throws IOException {
        NamedLookups known = NamedLookups.read("lookups.txt");
        assertThat(known.column(2)).noneMatch(String::isBlank);
        assertThat(lookups())
                .as(
                        "a lookup that is new has to stand in src/test/resources/native/lookups.txt, and what it finds be declared")
                .isEqualTo(new TreeSet<>(known.pairs()));
    }

    @Test
    void each_resource_that_is_looked_up_is_put_into_the_executable() throws IOException {
        Properties settings = new Properties();
        try (var in = Files.newInputStream(Path.of("src/main/resources/application.properties"))) {
            settings.load(in);
        }
        Set<String> included =
                Set.of(settings.getProperty("quarkus.native.resources.includes").split(","));
        List<String> wanted = NamedLookups.read("lookups.txt").lines().stream()
                .filter(line -> line.get(1).startsWith("Class.getResource"))
                .map(List::getLast)
                .toList();
        assertThat(included).containsAll(wanted);
    }

    private static Set<String> lookups() {
        return OURS.stream()
                .flatMap(each -> each.getAccessesFromSelf().stream())
                .filter(access -> BY_NAME.stream().anyMatch(name(access)::startsWith))
                .map(access -> outermost(access.getOriginOwner()) + " "
                        + access.getTargetOwner().getSimpleName() + "." + access.getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getName();
    }

    private static String outermost(JavaClass each) {
        return each.getEnclosingClass().map(LookupsTest::outermost).orElse(each.getName());
    }
}
