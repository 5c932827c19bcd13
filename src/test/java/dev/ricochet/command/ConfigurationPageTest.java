package dev.ricochet.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.ricochet.vocabulary.Misconfigured;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} against the code, both ways. */
class ConfigurationPageTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| `(ricochet\\.[^`]+)` \\| `([A-Z0-9_]+)` \\| (?:`([^`]+)`)? ?\\|", Pattern.MULTILINE);

    private static final String ONE_ACCOUNT = "ricochet.account.";
    private static final String ANY_ACCOUNT = "ricochet.accounts.*.";

    @Test
    void every_setting_stands_on_the_page_with_its_default_and_no_other_does() throws IOException {
        Map<String, Optional<String>> inTheCode =
                new TreeMap<>(SettingNames.of(Settings.ROOMS).defaults());
        inTheCode.keySet().removeIf(name -> name.endsWith("[*]"));
        inTheCode.keySet().removeIf(name -> name.startsWith(ANY_ACCOUNT));
        Map<String, Optional<String>> onThePage = new TreeMap<>();
        rows().forEach(row -> onThePage.put(row.group(1), Optional.ofNullable(row.group(3))));
        assertThat(onThePage).isEqualTo(inTheCode);
    }

    @Test
    void an_account_with_a_name_is_set_as_the_one_without() {
        Map<String, Optional<String>> all = SettingNames.of(Settings.ROOMS).defaults();
        Map<String, Optional<String>> named = new TreeMap<>();
        Map<String, Optional<String>> nameless = new TreeMap<>();
        all.forEach((name, usual) -> {
            if (name.startsWith(ANY_ACCOUNT)) {
                named.put(name.substring(ANY_ACCOUNT.length()), usual);
            } else if (name.startsWith(ONE_ACCOUNT)) {
                nameless.put(name.substring(ONE_ACCOUNT.length()), usual);
            }
        });
        assertThat(named).isEqualTo(nameless).isNotEmpty();
    }

    @Test
    void every_variable_on_the_page_is_that_of_its_property() throws IOException {
        assertThat(rows()).allSatisfy(row -> assertThat(row.group(2)).isEqualTo(Misconfigured.variable(row.group(1))));
    }

    @Test
    void every_room_that_can_be_told_something_is_read_at_the_start() {
        Stream<String> mappings = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("dev.ricochet").stream()
                        .filter(each -> each.isAnnotatedWith(ConfigMapping.class))
                        .filter(each -> !each.getPackageName().startsWith("dev.ricochet.demo"))
                        .map(each -> each.getName());
        assertThat(mappings)
                .containsExactlyInAnyOrderElementsOf(
                        Settings.ROOMS.stream().map(Class::getName).toList());
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs", "configuration.md")))
                .results()
                .toList();
    }
}
