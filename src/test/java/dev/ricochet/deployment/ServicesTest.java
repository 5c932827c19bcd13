package dev.ricochet.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What libraries look for through {@code META-INF/services}, beside what is known of it for a native executable. */
class ServicesTest {
    private static final String PLACE = "META-INF/services/";

    @Test
    void each_service_of_a_library_is_declared_or_left_out_with_a_reason() throws IOException {
        NamedLookups known = NamedLookups.read("services.txt");
        assertThat(known.column(1)).isSubsetOf("auto", "quarkus", "left", "test");
        assertThat(known.column(2)).noneMatch(String::isBlank);
        assertThat(known.column(0)).doesNotHaveDuplicates();
        assertThat(services())
                .as("a service that is new has to stand in src/test/resources/native/services.txt")
                .isEqualTo(new TreeSet<>(known.column(0)));
    }

    @Test
    void what_is_registered_by_itself_is_so_because_it_is_switched_on() throws IOException {
        Properties settings = new Properties();
        try (var in = Files.newInputStream(Path.of("src/main/resources/application.properties"))) {
            settings.load(in);
        }
        assertThat(settings.getProperty("quarkus.native.auto-service-loader-registration"))
                .isEqualTo("true");
        assertThat(settings.getProperty("quarkus.native.add-all-charsets")).isEqualTo("true");
    }

    private static Set<String> services() throws IOException {
        Set<String> services = new TreeSet<>();
        for (String jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (jar.endsWith(".jar")) {
                try (JarFile file = new JarFile(jar)) {
                    services.addAll(in(file));
                }
            }
        }
        assertThat(services).contains("java.sql.Driver");
        return services;
    }

    private static Set<String> in(JarFile file) {
        try (Stream<String> names = file.stream().map(java.util.zip.ZipEntry::getName)) {
            return names.filter(name -> name.startsWith(PLACE))
                    .map(name -> name.substring(PLACE.length()))
                    .filter(name -> !name.isEmpty() && name.indexOf('/') < 0)
                    .collect(Collectors.toSet());
        }
    }
}
