package dev.ricochet.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ricochet.alarm.AlarmConfig.Webhook.Form;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A message as a webhook wants it. Servers' words stand in it only where nothing in them is a link, a mention or a form of
 * letter: as plain text.
 */
final class WebhookBody {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    // Slack: a header has 150 characters, a text 3,000
    private static final int LONGEST_HEADER = 150;
    private static final int LONGEST_TEXT = 2_900;
    private static final int LONGEST_BRIEF = 200;
    private static final int BRIEFS_TOGETHER = 10;

    private WebhookBody() {}

    static byte[] of(Message message, Form form) {
        JsonNode body = switch (form) {
            case JSON -> forPrograms(message);
            case SLACK -> forSlack(message);
            case TEAMS -> forTeams(message);
        };
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode forPrograms(Message message) {
        ObjectNode body = JSON.objectNode()
                .put("version", 1)
                .put("id", message.id().toString())
                .put("kind", word(message.kind()))
                .put("headline", message.headline())
                .put("more", message.more());
        ArrayNode alarms = body.putArray("alarms");
        for (Message.Item item : message.items()) {
            Alarm alarm = item.alarm();
            ObjectNode one = alarms.addObject()
                    .put("standing", word(item.standing()))
                    .put("id", alarm.id().toString())
                    .put("condition", alarm.condition().name())
                    .put("severity", word(alarm.condition().severity()))
                    .put("title", alarm.condition().title())
                    .put("subject", alarm.subject())
                    .put("words", alarm.words())
                    .put("times", alarm.times())
                    .put("meaning", alarm.condition().meaning())
                    .put("next", alarm.condition().next())
                    .put("start", alarm.start().toString());
            alarm.end().ifPresent(end -> one.put("end", end.toString()));
            alarm.account().ifPresent(account -> one.put("account", account.toString()));
            item.account().ifPresent(name -> one.put("accountName", name));
        }
        return body;
    }

    private static ObjectNode forSlack(Message message) {
        ObjectNode body = JSON.objectNode().put("text", escaped(message.headline()));
        ArrayNode blocks = body.putArray("blocks");
        if (message.isBrief() || message.items().size() != 1) {
            block(blocks, "header", message.headline(), LONGEST_HEADER);
        }
        for (Text text : texts(message)) {
            if (!text.title().isEmpty()) {
                block(blocks, "header", text.title(), LONGEST_HEADER);
            }
            block(blocks, "section", text.body(), LONGEST_TEXT);
        }
        return body;
    }

    private static ObjectNode forTeams(Message message) {
        ObjectNode body = JSON.objectNode().put("type", "message");
        ObjectNode card = body.putArray("attachments")
                .addObject()
                .put("contentType", "application/vnd.microsoft.card.adaptive")
                .putNull("contentUrl")
                .putObject("content");
        ArrayNode elements = card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4")
                .putArray("body");
        if (message.isBrief() || message.items().size() != 1) {
            run(elements, message.headline(), true);
        }
        for (Text text : texts(message)) {
            if (!text.title().isEmpty()) {
                run(elements, text.title(), true);
            }
            text.body().lines().filter(line -> !line.isBlank()).forEach(line -> run(elements, line, false));
        }
        return body;
    }

    /** @param title empty where there is none */
    private record Text(String title, String body) {}

    private static List<Text> texts(Message message) {
        return message.isBrief()
                ? briefly(message.items())
                : message.items().stream().map(WebhookBody::atLength).toList();
    }

    private static Text atLength(Message.Item item) {
        Alarm alarm = item.alarm();
        String said = alarm.words() + "\n" + PlainText.span(alarm);
        String next = "\n\n" + alarm.condition().meaning() + "\n\nWhat to do: "
                + alarm.condition().next();
        return new Text(item.title(), item.isOver() ? said : said + next);
    }

    private static List<Text> briefly(List<Message.Item> items) {
        List<Text> texts = new ArrayList<>();
        for (int from = 0; from < items.size(); from += BRIEFS_TOGETHER) {
            List<Message.Item> some = items.subList(from, Math.min(from + BRIEFS_TOGETHER, items.size()));
            List<String> lines = some.stream()
                    .map(item ->
                            Alarms.oneLine(item.title() + " – " + item.alarm().words(), LONGEST_BRIEF))
                    .toList();
            texts.add(new Text("", String.join("\n", lines)));
        }
        return texts;
    }

    private static void block(ArrayNode blocks, String type, String text, int longest) {
        String fitting = text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
        blocks.addObject()
                .put("type", type)
                .putObject("text")
                .put("type", "plain_text")
                .put("text", fitting)
                .put("emoji", false);
    }

    // a rich text block: a text block would read Markdown in it
    private static void run(ArrayNode elements, String text, boolean title) {
        ObjectNode run = elements.addObject()
                .put("type", "RichTextBlock")
                .putArray("inlines")
                .addObject()
                .put("type", "TextRun")
                .put("text", text);
        if (title) {
            run.put("weight", "Bolder").put("size", "Medium");
        }
    }

    // what is shown where blocks are not, and there Slack reads links and mentions
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
