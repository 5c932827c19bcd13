package dev.ricochet.web.collected;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.Hardness;
import dev.ricochet.web.problem.Flaw;
import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What another program told: an address a line, then hard or soft and the time where they are known.
 *
 * @param people each once; hard where any line says so
 * @param unread numbers of lines in which no address was found, the first few
 */
record TheirList(Map<EmailAddress, Optional<Hardness>> people, List<Integer> unread) {
    static final int MOST_LINES = 100_000;
    private static final int LONGEST_LINE = 1_000;
    private static final int MOST_UNREAD = 20;
    private static final Pattern BETWEEN = Pattern.compile("[,;\t]");
    private static final Pattern SECONDS = Pattern.compile("\\d{9,11}");

    /** @param from what happened at another time, as far as the list says when, does not count */
    static TheirList read(byte[] text, Optional<Instant> from, Optional<Instant> before) {
        Map<EmailAddress, Optional<Hardness>> people = new LinkedHashMap<>();
        List<Integer> unread = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) new String(text, StandardCharsets.UTF_8).lines()::iterator) {
            number++;
            if (number > MOST_LINES) {
                throw new Refusal(ProblemKind.TOO_LARGE, "At most " + MOST_LINES + " lines are compared at once.");
            }
            if (line.isBlank()) {
                continue;
            }
            List<String> cells = cells(line);
            Optional<EmailAddress> person = EmailAddress.parse(cells.getFirst());
            if (person.isEmpty()) {
                if (unread.size() < MOST_UNREAD) {
                    unread.add(number);
                }
            } else if (isWithin(cells, from, before)) {
                people.merge(lower(person.get()), hardness(cells), TheirList::harder);
            }
        }
        if (people.isEmpty()) {
            throw Refusal.invalid(Flaw.of("body", "must hold an address a line: address[,hard|soft[,time]]"));
        }
        return new TheirList(people, unread);
    }

    private static List<String> cells(String line) {
        return BETWEEN.splitAsStream(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line)
                .map(cell -> cell.replace("\ufeff", "").replace("\"", "").strip())
                .toList();
    }

    private static EmailAddress lower(EmailAddress address) {
        return new EmailAddress(address.local().toLowerCase(Locale.ROOT), address.domain());
    }

    private static Optional<Hardness> hardness(List<String> cells) {
        String word = cells.size() > 1 ? cells.get(1).toLowerCase(Locale.ROOT) : "";
        if (word.startsWith("hard")) {
            return Optional.of(Hardness.HARD);
        }
        return word.startsWith("soft") ? Optional.of(Hardness.SOFT) : Optional.empty();
    }

    private static Optional<Hardness> harder(Optional<Hardness> one, Optional<Hardness> other) {
        return one.filter(Hardness.HARD::equals).isPresent() ? one : other.or(() -> one);
    }

    private static boolean isWithin(List<String> cells, Optional<Instant> from, Optional<Instant> before) {
        Optional<Instant> when = cells.size() > 2 ? time(cells.get(2)) : Optional.empty();
        return when.filter(time -> from.filter(time::isBefore).isPresent()
                        || before.filter(end -> !time.isBefore(end)).isPresent())
                .isEmpty();
    }

    private static Optional<Instant> time(String cell) {
        try {
            return Optional.of(
                    SECONDS.matcher(cell).matches()
                            ? Instant.ofEpochSecond(Long.parseLong(cell))
                            : Instant.parse(cell));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
