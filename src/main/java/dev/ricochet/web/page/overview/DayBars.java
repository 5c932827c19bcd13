package dev.ricochet.web.page.overview;

import dev.ricochet.outbox.BounceCounts;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Bounces by day as bars that stand side by side, 10 wide each and at most {@value #HEIGHT} high: soft ones below, hard
 * ones upon them.
 *
 * @param top what the highest line means
 */
public record DayBars(List<Bar> bars, long top) {
    static final int HEIGHT = 100;

    private static final int WIDTH = 10;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    /**
     * One day.
     *
     * @param sent how much went out; empty where that is not known
     */
    public record Bar(
            LocalDate day,
            int place,
            long hard,
            long soft,
            @Nullable Long sent,
            long top) {
        public String label() {
            return DAY.format(day);
        }

        /** For whoever points at it. */
        public String words() {
            return label() + ": " + Numbers.of(hard) + " hard, " + Numbers.of(soft) + " soft"
                    + (sent == null ? "" : ", " + Numbers.of(sent) + " sent");
        }

        public boolean empty() {
            return hard + soft == 0;
        }

        public String x() {
            return decimal(place * WIDTH + 1.25);
        }

        public String softHeight() {
            return decimal(height(soft));
        }

        public String softY() {
            return decimal(HEIGHT - height(soft));
        }

        public String hardHeight() {
            return decimal(height(hard));
        }

        public String hardY() {
            return decimal(HEIGHT - height(soft) - height(hard));
        }

        /** Of what was sent that day. */
        public String share() {
            return sent == null ? "" : Share.of(hard, sent).percent();
        }

        private double height(long count) {
            return (double) HEIGHT * count / top;
        }
    }

    /** All days of a span, those without a bounce as well. */
    static DayBars of(LocalDate from, LocalDate to, List<BounceCounts.OfDay> counts, Map<LocalDate, Long> sent) {
        Map<LocalDate, BounceCounts.OfDay> byDay =
                counts.stream().collect(Collectors.toMap(BounceCounts.OfDay::day, Function.identity()));
        long top = roundUp(counts.stream()
                .mapToLong(count -> count.hard() + count.soft())
                .max()
                .orElse(0));
        List<LocalDate> days = from.datesUntil(to.plusDays(1)).toList();
        return new DayBars(
                IntStream.range(0, days.size())
                        .mapToObj(place -> {
                            LocalDate day = days.get(place);
                            BounceCounts.OfDay count = byDay.getOrDefault(day, new BounceCounts.OfDay(day, 0, 0));
                            return new Bar(day, place, count.hard(), count.soft(), sent.get(day), top);
                        })
                        .toList(),
                top);
    }

    public int width() {
        return bars.size() * WIDTH;
    }

    public boolean empty() {
        return bars.stream().allMatch(Bar::empty);
    }

    public String topWords() {
        return Numbers.of(top);
    }

    public String first() {
        return bars.getFirst().label();
    }

    public String middle() {
        return bars.get(bars.size() / 2).label();
    }

    public String last() {
        return bars.getLast().label();
    }

    /** The latest day first, as a table has it. */
    public List<Bar> latestFirst() {
        return bars.reversed();
    }

    /** 1, 2 or 5 and noughts. */
    static long roundUp(long most) {
        long round = 1;
        while (round < most) {
            long step = round;
            round = most <= 2 * step ? 2 * step : most <= 5 * step ? 5 * step : 10 * step;
        }
        return Math.max(round, 5);
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
