package dev.ricochet.command.answer;

import dev.ricochet.report.Reading;
import dev.ricochet.verdict.Verdict;
import dev.ricochet.vocabulary.Hardness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All mails summed up: by kind, and their bounces by hardness, reason, receiver, origin and what follows. */
final class Summary {
    /** What it is summed up by, in the order of the answer. */
    enum By {
        KIND,
        VERDICT,
        REASON,
        DOMAIN,
        ORIGIN,
        THEN,
        NOT_UNDERSTOOD;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Mails that were not understood and are named. */
    static final int MOST_PLACES = 50;

    private final Map<By, Tally> tallies = new LinkedHashMap<>();
    private final List<String> notUnderstood = new ArrayList<>();

    Summary() {
        for (By by : By.values()) {
            tallies.put(by, new Tally());
        }
    }

    void add(Explained mail) {
        count(By.KIND).add(mail.what());
        if (mail.understood().reading() instanceof Reading.Unrecognised(String why)) {
            count(By.NOT_UNDERSTOOD).add(why);
            if (notUnderstood.size() < MOST_PLACES) {
                notUnderstood.add(mail.place().toString());
            }
        }
        for (Explained.Recipient recipient : mail.recipients()) {
            if (recipient.verdict() instanceof Verdict.Bounce bounce) {
                Hardness hardness = bounce.hardness();
                count(By.VERDICT).add(hardness.name().toLowerCase(Locale.ROOT), hardness);
                count(By.REASON).add(bounce.reason().name(), hardness);
                count(By.DOMAIN).add(bounce.recipient().domain(), hardness);
                count(By.ORIGIN).add(recipient.belief().word(), hardness);
                count(By.THEN).add(recipient.belief().consequence().word(), hardness);
            }
        }
    }

    Tally count(By by) {
        return tallies.computeIfAbsent(by, _ -> new Tally());
    }

    long mails() {
        return count(By.KIND).sum();
    }

    long bounces() {
        return count(By.VERDICT).sum();
    }

    /** Where the first of them lie. */
    List<String> notUnderstood() {
        return notUnderstood;
    }
}
