package dev.ricochet.report.dialect;

import dev.ricochet.report.Action;
import dev.ricochet.report.Addresses;
import dev.ricochet.report.Dialect;
import dev.ricochet.report.Notice;
import dev.ricochet.report.Outcomes;
import dev.ricochet.report.RecipientOutcome;
import java.util.ArrayList;
import java.util.List;

/** Amazon SES' notifications, mailed by SNS: JSON, in it perhaps once more JSON as a text. */
public final class AmazonSns implements Dialect {
    // {"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bouncedRecipients":[{"emailAddress":"alice@example.org",
    //  "action":"failed","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 user unknown"}], …
    private static final String BOUNCED = "\"bouncedRecipients\"";

    // {"notificationType":"Complaint","complaint":{"complainedRecipients":[{"emailAddress":"alice@example.org"}], …
    private static final String COMPLAINED = "\"complainedRecipients\"";

    private static final String DELIVERED = "\"notificationType\":\"Delivery\"";
    private static final String ADDRESS = "\"emailAddress\"";

    @Override
    public String name() {
        return "amazon-sns";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.sender().contains("sns.amazonaws.com");
    }

    @Override
    public boolean tellsOfAComplaint(Notice notice) {
        String json = json(notice);
        return json.contains(COMPLAINED) && !json.contains(BOUNCED);
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        String json = json(notice);
        int at = json.indexOf(BOUNCED);
        List<RecipientOutcome> outcomes = new ArrayList<>();
        if (at >= 0) {
            int end = json.indexOf(']', at);
            String recipients = json.substring(at, end < 0 ? json.length() : end);
            for (String recipient : recipients.split(ADDRESS)) {
                add(outcomes, recipient, Action.FAILED, words(recipient));
            }
        } else if (json.contains(DELIVERED)) {
            int to = json.indexOf("\"destination\":");
            if (to >= 0) {
                add(outcomes, json.substring(to, Math.min(json.length(), to + 400)), Action.DELIVERED, "");
            }
        }
        return outcomes;
    }

    /** What it holds in one piece: lines of more than a thousand characters are parted by {@code !} and a blank. */
    private static String json(Notice notice) {
        return notice.text().replace("!\n ", "").replace("\\\"", "\"").replace("\" : ", "\":");
    }

    /** The receiver's words; a recipient without any has a status at most. */
    private static String words(String recipient) {
        String said = field(recipient, "\"diagnosticCode\":\"");
        return said.isEmpty() ? field(recipient, "\"status\":\"") : said;
    }

    private static void add(List<RecipientOutcome> outcomes, String text, Action action, String words) {
        Addresses.first(text, 0).ifPresent(found -> outcomes.add(Outcomes.of(found.address(), action, words)));
    }

    private static String field(String json, String name) {
        int at = json.indexOf(name);
        int end = at < 0 ? -1 : json.indexOf('"', at + name.length());
        return end < 0 ? "" : json.substring(at + name.length(), end);
    }
}
