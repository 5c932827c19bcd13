package dev.ricochet.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code k8s/monitoring} asks of Prometheus. */
public final class Monitoring {
    private static final Path FOLDER = Manifests.FOLDER.resolve("monitoring");
    private static final JsonMapper JSON = new JsonMapper();

    // max by (state) (ricochet_outbox_events{state=~"held|refused"}), but not ricochet:told_after_5m:ratio_rate1h
    private static final Pattern METRIC = Pattern.compile("(?<![:\\w])(?:ricochet|jvm|process|system)_\\w+(?![:\\w])");
    private static final Pattern CONDITION = Pattern.compile("condition!?=\"(\\w+)\"");

    record Alert(String name, Map<String, String> labels, Map<String, String> annotations) {}

    private Monitoring() {}

    /** The names of all metrics that an alert or a panel asks for. */
    public static Set<String> metrics() {
        return queries()
                .flatMap(query -> METRIC.matcher(query).results().map(MatchResult::group))
                .collect(Collectors.toSet());
    }

    static Set<String> conditions() {
        return queries()
                .flatMap(query -> CONDITION.matcher(query).results().map(match -> match.group(1)))
                .collect(Collectors.toSet());
    }

    static Stream<String> dashboardQueries() {
        try {
            return JSON.readTree(FOLDER.resolve("dashboard.json").toFile()).findValues("expr").stream()
                    .map(JsonNode::asText)
                    // Grafana puts the time between two scrapes here
                    .map(query -> query.replace("$__rate_interval", "2m"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Alert> alerts() {
        return rules().filter(rule -> rule.has("alert"))
                .map(rule -> new Alert(
                        rule.get("alert").asText(), words(rule.get("labels")), words(rule.get("annotations"))))
                .toList();
    }

    /** What Prometheus itself reads: the rules without what the operator puts around them. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> groups() {
        return (Map<String, Object>)
                Manifests.yaml(FOLDER.resolve("rules.yaml")).get("spec");
    }

    private static Stream<String> queries() {
        return Stream.concat(
                dashboardQueries(), rules().map(rule -> rule.get("expr").asText()));
    }

    private static Stream<JsonNode> rules() {
        JsonNode spec = JSON.valueToTree(groups());
        return spec.get("groups")
                .valueStream()
                .flatMap(group -> group.get("rules").valueStream());
    }

    private static Map<String, String> words(JsonNode node) {
        return node.propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asText()));
    }
}
