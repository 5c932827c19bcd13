package dev.ricochet.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/** What callers were told that they may do and will be answered: an OpenAPI document. */
record Contract(JsonNode document) {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    static Contract of(String yaml) {
        return new Contract(new ObjectMapper().valueToTree(new Yaml().load(yaml)));
    }

    /** Which way a value goes: what may change is the opposite. */
    private enum Way {
        ASKED,
        ANSWERED
    }

    /** Everything that somebody relies on who was written for this one, and that another one does not keep. */
    List<String> brokenBy(Contract other) {
        return new Comparison(document, other.document).broken();
    }

    private static final class Comparison {
        private final JsonNode old;
        private final JsonNode fresh;
        private final List<String> broken = new ArrayList<>();
        /** Pairs that were compared, since schemas name one another in circles. */
        private final Set<String> seen = new HashSet<>();

        Comparison(JsonNode old, JsonNode fresh) {
            this.old = old;
            this.fresh = fresh;
        }

        List<String> broken() {
            old.path("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().stream()
                            .filter(operation -> METHODS.contains(operation.getKey()))
                            .forEach(operation -> operation(
                                    operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                    operation.getValue(),
                                    fresh.path("paths").path(path.getKey()).path(operation.getKey()))));
            return broken;
        }

        private void operation(String name, JsonNode before, JsonNode after) {
            if (after.isMissingNode()) {
                broken.add(name + " is gone");
                return;
            }
            same(name, "operationId", before, after);
            same(name, "security", before, after);
            parameters(name, before.path("parameters"), after.path("parameters"));
            request(name, before.path("requestBody"), after.path("requestBody"));
            responses(name, before.path("responses"), after.path("responses"));
        }

        private void parameters(String name, JsonNode before, JsonNode after) {
            for (JsonNode parameter : before) {
                String what = name + " " + parameter.path("in").asText() + " "
                        + parameter.path("name").asText();
                Optional<JsonNode> kept = twin(parameter, after);
                if (kept.isEmpty()) {
                    broken.add(what + " is gone");
                } else {
                    required(what, parameter, kept.get());
                    schema(what, parameter.path("schema"), kept.get().path("schema"), Way.ASKED);
                }
            }
            for (JsonNode parameter : after) {
                if (parameter.path("required").asBoolean()
                        && twin(parameter, before).isEmpty()) {
                    broken.add(name + " needs " + parameter.path("name").asText());
                }
            }
        }

        private static Optional<JsonNode> twin(JsonNode parameter, JsonNode among) {
            return StreamSupport.stream(among.spliterator(), false)
                    .filter(other -> other.path("name").equals(parameter.path("name"))
                            && other.path("in").equals(parameter.path("in")))
                    .findFirst();
        }

        private void request(String name, JsonNode before, JsonNode after) {
            required(name + " body", before, after);
            contents(name + " body", before.path("content"), after.path("content"), Way.ASKED);
        }

        private void responses(String name, JsonNode before, JsonNode after) {
            before.properties().forEach(response -> {
                String what = name + " " + response.getKey();
                if (after.has(response.getKey())) {
                    contents(
                            what,
                            response.getValue().path("content"),
                            after.path(response.getKey()).path("content"),
                            Way.ANSWERED);
                } else {
                    broken.add(what + " is gone");
                }
            });
        }

        private void contents(String name, JsonNode before, JsonNode after, Way way) {
            before.properties().forEach(content -> {
                String what = name + " " + content.getKey();
                if (after.has(content.getKey())) {
                    schema(
                            what,
                            content.getValue().path("schema"),
                            after.path(content.getKey()).path("schema"),
                            way);
                } else {
                    broken.add(what + " is gone");
                }
            });
        }

        private void schema(String name, JsonNode before, JsonNode after, Way way) {
            if (!seen.add(way + before.toString() + after)) {
                return;
            }
            JsonNode left = resolved(old, before);
            JsonNode right = resolved(fresh, after);
            types(name, left, right, way);
            values(name, left, right, way);
            if (way == Way.ASKED) {
                bounds(name, left, right);
            }
            properties(name, left, right, way);
            if (left.has("items")) {
                schema(name + "[]", left.path("items"), right.path("items"), way);
            }
        }

        private void properties(String name, JsonNode before, JsonNode after, Way way) {
            Set<String> neededBefore = texts(before.path("required"));
            Set<String> neededAfter = texts(after.path("required"));
            before.path("properties").properties().forEach(property -> {
                String what = name + "." + property.getKey();
                JsonNode kept = after.path("properties").path(property.getKey());
                if (kept.isMissingNode()) {
                    broken.add(what + " is gone");
                    return;
                }
                if (way == Way.ANSWERED
                        && neededBefore.contains(property.getKey())
                        && !neededAfter.contains(property.getKey())) {
                    broken.add(what + " may be missing");
                }
                schema(what, property.getValue(), kept, way);
            });
            if (way == Way.ASKED) {
                neededAfter.removeAll(neededBefore);
                neededAfter.forEach(property -> broken.add(name + "." + property + " is needed"));
            }
        }

        // null in a list of types is a type as well: who asks may be refused one, and who is answered may meet one
        private void types(String name, JsonNode before, JsonNode after, Way way) {
            Set<String> left = texts(before.path("type"));
            Set<String> right = texts(after.path("type"));
            boolean kept = way == Way.ASKED ? right.containsAll(left) : left.containsAll(right);
            if (!left.isEmpty() && !kept || !before.path("format").equals(after.path("format"))) {
                broken.add(name + " is of another type");
            }
        }

        // who is answered has to bear a word that is new
        private void values(String name, JsonNode before, JsonNode after, Way way) {
            if (way == Way.ASKED && after.has("enum")) {
                Set<String> gone = texts(before.path("enum"));
                gone.removeAll(texts(after.path("enum")));
                gone.forEach(value -> broken.add(name + " may not be " + value));
                if (!before.has("enum")) {
                    broken.add(name + " may not be anything");
                }
            }
        }

        private void bounds(String name, JsonNode before, JsonNode after) {
            for (String most : List.of("maximum", "maxLength", "maxItems")) {
                if (after.has(most)
                        && (!before.has(most)
                                || after.path(most).asDouble()
                                        < before.path(most).asDouble())) {
                    broken.add(name + " has a lower " + most);
                }
            }
            for (String least : List.of("minimum", "minLength", "minItems")) {
                if (after.path(least).asDouble() > before.path(least).asDouble()) {
                    broken.add(name + " has a higher " + least);
                }
            }
            if (after.has("pattern")) {
                same(name, "pattern", before, after);
            }
        }

        private void required(String name, JsonNode before, JsonNode after) {
            if (after.path("required").asBoolean() && !before.path("required").asBoolean()) {
                broken.add(name + " is needed");
            }
        }

        private void same(String name, String part, JsonNode before, JsonNode after) {
            if (!before.path(part).equals(after.path(part))) {
                broken.add(name + " has another " + part);
            }
        }

        private static JsonNode resolved(JsonNode document, JsonNode schema) {
            String reference = schema.path("$ref").asText();
            return reference.isEmpty() ? schema : document.at(reference.substring(1));
        }

        private static Set<String> texts(JsonNode node) {
            Set<String> texts = new TreeSet<>();
            if (node.isTextual()) {
                texts.add(node.asText());
            }
            node.forEach(each -> texts.add(each.asText()));
            return texts;
        }
    }
}
