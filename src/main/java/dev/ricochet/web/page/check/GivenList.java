package dev.ricochet.web.page.check;

import dev.ricochet.vocabulary.EmailAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A list as somebody pastes it, or as a spreadsheet writes it: in each line the first cell that is an address counts.
 *
 * @param people each once, as it was written first
 * @param lines how many had something in them
 * @param unread numbers of lines without an address, the first few; the first line may be a heading
 * @param cut whether there was more than is looked at
 */
record GivenList(Map<String, EmailAddress> people, int lines, List<Integer> unread, int unreadLines, boolean cut) {
    static final int MOST_LINES = 50_000;
    private static final int LONGEST_LINE = 2_000;
    private static final int MOST_CELLS = 50;
    private static final int MOST_UNREAD = 20;
    private static final Pattern BETWEEN = Pattern.compile("[,;\t]");

    Collection<EmailAddress> addresses() {
        return people.values();
    }

    /** How many lines named somebody who had been named before. */
    int repeated() {
        return lines - unreadLines - people.size();
    }

    static GivenList read(String text) {
        Map<String, EmailAddress> people = new LinkedHashMap<>();
        List<Integer> unread = new ArrayList<>();
        int number = 0;
        int lines = 0;
        int unreadLines = 0;
        Iterator<String> all = text.lines().iterator();
        while (all.hasNext() && number < MOST_LINES) {
            String line = all.next();
            number++;
            if (line.isBlank()) {
                continue;
            }
            Optional<EmailAddress> address = addressIn(line);
            if (address.isPresent()) {
                lines++;
                people.putIfAbsent(address.get().key(), address.get());
            } else if (lines > 0 || unreadLines > 0 || line.indexOf('@') >= 0) {
                lines++;
                unreadLines++;
                if (unread.size() < MOST_UNREAD) {
                    unread.add(number);
                }
            }
        }
        return new GivenList(people, lines, unread, unreadLines, all.hasNext());
    }

    private static Optional<EmailAddress> addressIn(String line) {
        String front = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
        return BETWEEN.splitAsStream(front)
                .limit(MOST_CELLS)
                .map(cell -> cell.replace("\ufeff", "").replace("\"", "").strip())
                .flatMap(cell -> EmailAddress.parse(cell).stream())
                .findFirst();
    }
}
