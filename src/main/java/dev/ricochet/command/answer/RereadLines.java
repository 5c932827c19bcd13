package dev.ricochet.command.answer;

import dev.ricochet.outbox.Standing;
import dev.ricochet.reread.Judgement;
import dev.ricochet.reread.Met;
import dev.ricochet.reread.Portion;
import dev.ricochet.reread.Reread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What was read again, and what would be judged differently. */
public final class RereadLines {
    private RereadLines() {}

    public static Map<String, Object> fields(Reread reread) {
        Reread.Progress progress = reread.progress();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", reread.id());
        fields.put("account", reread.account());
        fields.put("portion", words(reread.portion()));
        fields.put("state", word(reread.state()));
        fields.put("mails", progress.mails());
        fields.put("skipped", progress.skipped());
        fields.put("fresh", progress.fresh());
        fields.put("known", progress.known());
        fields.put("different", progress.different());
        fields.put("backlog", progress.backlog());
        fields.put("words", reread.words().orElse(""));
        fields.put("createdAt", reread.created());
        fields.put("endedAt", reread.ended());
        return fields;
    }

    public static List<String> of(Reread reread) {
        Reread.Progress progress = reread.progress();
        return List.of("%s  %s  %s  %s  mails %d, skipped %d, fresh %d, known %d, different %d, left %d%s"
                .formatted(
                        reread.id(),
                        reread.created(),
                        word(reread.state()),
                        words(reread.portion()),
                        progress.mails(),
                        progress.skipped(),
                        progress.fresh(),
                        progress.known(),
                        progress.different(),
                        progress.backlog(),
                        reread.words().map(words -> "  " + words).orElse("")));
    }

    public static Map<String, Object> fields(Met met, Standing standing) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("event", met.event());
        fields.put("recipient", standing.event().recipient());
        fields.put("state", standing.state().word());
        fields.put("then", then(standing));
        fields.put("today", today(met));
        fields.put("proposal", met.proposal().map(UUID::toString).orElse(""));
        return fields;
    }

    public static List<String> of(Met met, Standing standing) {
        return List.of(
                "%s  %s  %s%s"
                        .formatted(
                                met.event(),
                                standing.event().recipient(),
                                standing.state().word(),
                                met.proposal().map(id -> "  proposed as " + id).orElse("")),
                "    then   " + then(standing),
                "    today  " + today(met));
    }

    private static String then(Standing standing) {
        return "%s %s by rule %s"
                .formatted(
                        standing.event().kind(),
                        standing.event().reason().map(Enum::name).orElse(""),
                        standing.event().evidence().ruleId());
    }

    private static String today(Met met) {
        return met.today().map(RereadLines::words).orElse("no bounce");
    }

    private static String words(Judgement today) {
        return "%s %s by rule %s: %s".formatted(word(today.hardness()), today.reason(), today.rule(), today.evidence());
    }

    private static String words(Portion portion) {
        return switch (portion) {
            case Portion.AtPlace(String folder, long uid) -> "mail " + uid + " in " + folder;
            case Portion.Named(var id) -> "mail " + id;
            case Portion.Span(var folder, var from, var before) ->
                folder.map(name -> name + ", ").orElse("")
                        + from.map(time -> "from " + time).orElse("from the beginning")
                        + before.map(time -> " to " + time).orElse("");
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
