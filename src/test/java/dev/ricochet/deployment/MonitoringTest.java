package dev.ricochet.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ricochet.alarm.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The alerts do what they say, the dashboard asks what can be asked, and each alert has a page. */
class MonitoringTest {
    private static final Path TRIALS = Manifests.FOLDER.resolve("monitoring/tests");
    private static final Path RUNBOOKS = Path.of("docs", "runbooks");

    @TempDir
    Path folder;

    @Test
    void prometheus_takes_the_rules_and_the_queries_of_the_dashboard() throws IOException {
        Tool.PROMTOOL.mustAnswer("check", "rules", written(Monitoring.groups()).toString());
        List<Map<String, String>> queries = Monitoring.dashboardQueries()
                .map(query -> Map.of("record", "ricochet:panel", "expr", query))
                .toList();
        Path panels = written(Map.of("groups", List.of(Map.of("name", "panels", "rules", queries))));
        // two panels may ask the same, which is only a remark
        Tool.PROMTOOL.mustAnswer("check", "rules", "--lint=none", panels.toString());
    }

    @Test
    void the_alerts_start_and_end_as_their_trials_say() throws IOException {
        written(Monitoring.groups());
        for (Path trial : trials()) {
            Tool.PROMTOOL.mustAnswer(
                    "test",
                    "rules",
                    Files.copy(trial, folder.resolve(trial.getFileName())).toString());
        }
    }

    @Test
    void an_alert_that_comes_too_late_is_found() throws IOException {
        String lax = new Yaml().dump(Monitoring.groups()).replace("> 1800", "> 7200");
        Files.writeString(folder.resolve("rules.yaml"), lax);
        Path trial = Files.copy(TRIALS.resolve("flow.yaml"), folder.resolve("flow.yaml"));
        assertThatThrownBy(() -> Tool.PROMTOOL.mustAnswer("test", "rules", trial.toString()))
                .hasMessageContaining("RicochetMailboxStale");
    }

    @Test
    void every_alert_has_a_trial() throws IOException {
        Set<String> tried = trials().stream()
                .flatMap(trial -> Manifests.text(trial).lines())
                .map(String::strip)
                .filter(line -> line.startsWith("- alertname: "))
                .map(line -> line.substring("- alertname: ".length()))
                .collect(Collectors.toSet());
        assertThat(tried).isEqualTo(names());
    }

    @Test
    void every_alert_has_a_page_that_begins_with_what_one_wants_to_know_at_night() throws IOException {
        try (Stream<Path> pages = Files.list(RUNBOOKS)) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(names());
        }
        assertThat(names())
                .allSatisfy(name -> assertThat(Manifests.text(RUNBOOKS.resolve(name + ".md")))
                        .startsWith("# " + name + "\n\n**Are customers harmed now?**")
                        .containsSubsequence(
                                "**Can it wait until morning?**",
                                "## What it means",
                                "## How to see it",
                                "## What to do",
                                "## When it ends"));
    }

    @Test
    void every_alert_says_how_urgent_it_is_and_where_its_page_is() {
        assertThat(Monitoring.alerts()).allSatisfy(alert -> {
            assertThat(alert.labels().get("severity")).isIn("page", "ticket");
            assertThat(alert.annotations()).containsOnlyKeys("summary", "description", "runbook");
            assertThat(alert.annotations()).containsEntry("runbook", "docs/runbooks/" + alert.name() + ".md");
        });
    }

    @Test
    void conditions_that_are_named_exist() {
        Set<String> known = Stream.of(Condition.values())
                .map(condition -> condition.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        assertThat(Monitoring.conditions()).isNotEmpty().isSubsetOf(known);
    }

    private Path written(Map<String, Object> rules) throws IOException {
        return Files.writeString(folder.resolve("rules.yaml"), new Yaml().dump(rules));
    }

    private static List<Path> trials() throws IOException {
        try (Stream<Path> files = Files.list(TRIALS)) {
            return files.sorted().toList();
        }
    }

    private static Set<String> names() {
        return Monitoring.alerts().stream().map(Monitoring.Alert::name).collect(Collectors.toSet());
    }
}
