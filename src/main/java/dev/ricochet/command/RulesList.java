package dev.ricochet.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.ricochet.verdict.RuleCard;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists all rules in the order in which they are tried. */
@Command(
        name = "list",
        description = "Lists all rules in the order in which they are tried: your own, then the built-in ones.",
        mixinStandardHelpOptions = true)
final class RulesList implements Callable<Integer> {
    @Option(names = "--json", description = "One line of JSON for each rule.")
    private boolean json;

    @Mixin
    private ChosenRules rules = new ChosenRules();

    @Override
    public Integer call() {
        return Exit.of(this::list);
    }

    private int list() {
        try (Lines out = new Lines()) {
            for (RuleCard rule : rules.or(() -> ReadingSettings.read().rules()).cards()) {
                out.line(
                        json
                                ? json(rule)
                                : "%-40s  %-4s  %-22s  %s"
                                        .formatted(rule.id(), rule.hardness(), rule.reason(), rule.place()));
            }
            return Exit.WELL;
        }
    }

    private static String json(RuleCard rule) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("id", rule.id());
            json.writeStringField("reason", rule.reason().name());
            json.writeStringField("verdict", rule.hardness().name().toLowerCase(Locale.ROOT));
            json.writeStringField("place", rule.place());
            json.writeStringField("source", rule.source());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
