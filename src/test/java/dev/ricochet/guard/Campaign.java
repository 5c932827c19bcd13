package dev.ricochet.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A made-up campaign: what was sent when and to whom, and which hard bounces came back when. All of it follows from the
 * seed.
 */
final class Campaign {
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final int[] SIZES = {200, 500, 1_000, 2_000, 5_000};
    private static final String[] PROVIDERS = {
        "gmail.com", "yahoo.com", "outlook.com", "gmx.de", "web.de", "t-online.de", "icloud.com", "hotmail.com"
    };

    /** How a receiver is, and how it fails. */
    record Receiver(String domain, double share, double dead, boolean byCodesAlone) {}

    record Mail(Instant at, Receiver to) {}

    /** @param falsely the person is there, and the receiver says otherwise */
    record Bounce(Instant sent, Instant at, Receiver from, String person, boolean falsely) {}

    /** What goes wrong on the way. */
    enum Failure {
        NONE,
        /** One receiver knows none of its people any more. */
        DIRECTORY,
        /** Half of all receivers or more refuse the sender, and call it an unknown user. */
        REPUTATION,
        /** One receiver refuses most mails for half of a campaign or longer, and calls it an unknown user. */
        RECEIVERS_BLOCK
    }

    final List<Mail> mails = new ArrayList<>();
    final List<Bounce> bounces = new ArrayList<>();
    final double quality;
    final Duration length;
    private final Random random;

    Campaign(long seed, Failure failure) {
        random = new Random(seed);
        quality = Math.exp(Math.log(0.001) + random.nextDouble() * (Math.log(0.04) - Math.log(0.001)));
        List<Receiver> receivers = receivers();
        int days = 1 + random.nextInt(4);
        int size = SIZES[random.nextInt(SIZES.length)];
        // as fast as the server takes them, or spread over the day
        length = Duration.ofMinutes(random.nextBoolean() ? 5 + random.nextInt(60) : 120 + random.nextInt(1_200));
        Receiver failing = failing(receivers, failure, size);
        boolean[] struck = new boolean[receivers.size()];
        double spread = 0.5 + 0.5 * random.nextDouble();
        for (int i = 0; i < struck.length; i++) {
            struck[i] = random.nextDouble() < spread;
        }
        double intensity = failure == Failure.RECEIVERS_BLOCK ? 0.67 + 0.33 * random.nextDouble() : 1;
        Instant from = MONDAY.plus(Duration.ofDays(random.nextInt(days))).plusSeconds((long)
                (random.nextDouble() * (failure == Failure.RECEIVERS_BLOCK ? 0.5 : 0.8) * length.toSeconds()));
        for (int day = 0; day < days; day++) {
            Instant begin = MONDAY.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(random.nextInt(90)));
            for (int i = 0; i < size; i++) {
                Instant at = begin.plusMillis((long) (random.nextDouble() * length.toMillis()));
                Receiver to = drawn(receivers);
                mails.add(new Mail(at, to));
                boolean falsely = !at.isBefore(from)
                        && switch (failure) {
                            case NONE -> false;
                            case DIRECTORY, RECEIVERS_BLOCK -> to.equals(failing) && random.nextDouble() < intensity;
                            case REPUTATION -> struck[receivers.indexOf(to)];
                        };
                if (falsely || random.nextDouble() < to.dead()) {
                    String person = "p" + day + "-" + i;
                    bounces.add(new Bounce(at, at.plus(delay(falsely)), to, person, falsely));
                }
            }
        }
        mails.sort(Comparator.comparing(Mail::at));
        bounces.sort(Comparator.comparing(Bounce::at));
    }

    // most servers answer while they are spoken to, some take the mail first, and some reports come after days
    private Duration delay(boolean falsely) {
        double chance = random.nextDouble();
        if (falsely || chance < 0.8) {
            return Duration.ofSeconds(1 + random.nextInt(120));
        }
        return chance < 0.95
                ? Duration.ofSeconds(random.nextInt(4 * 3600))
                : Duration.ofSeconds(random.nextInt(2 * 86400));
    }

    private List<Receiver> receivers() {
        List<Receiver> receivers = new ArrayList<>();
        double weight = 1;
        for (String provider : PROVIDERS) {
            receivers.add(new Receiver(provider, weight, dead(8), false));
            weight *= 0.4 + 0.5 * random.nextDouble();
        }
        int companies = 20 + random.nextInt(200);
        double ofCompanies = 0.1 + 2 * random.nextDouble();
        for (int i = 0; i < companies; i++) {
            // people change companies: of some, many addresses are dead
            receivers.add(new Receiver(
                    "company" + i + ".example",
                    ofCompanies * random.nextDouble() / companies,
                    dead(2),
                    random.nextDouble() < 0.15));
        }
        return receivers;
    }

    /** A share around the list's quality; the smaller the narrowness, the more receivers differ. */
    private double dead(int narrowness) {
        double sum = 0;
        for (int i = 0; i < narrowness; i++) {
            sum -= Math.log(1 - random.nextDouble());
        }
        return Math.min(0.5, quality * sum / narrowness);
    }

    private Receiver drawn(List<Receiver> receivers) {
        double all = receivers.stream().mapToDouble(Receiver::share).sum();
        double place = random.nextDouble() * all;
        for (Receiver receiver : receivers) {
            place -= receiver.share();
            if (place < 0) {
                return receiver;
            }
        }
        return receivers.getLast();
    }

    /** One of which so many are mailed that it may be called a mass. */
    private Receiver failing(List<Receiver> receivers, Failure failure, int size) {
        double all = receivers.stream().mapToDouble(Receiver::share).sum();
        List<Receiver> large =
                receivers.stream().filter(one -> one.share() / all * size > 25).toList();
        return large.isEmpty() ? receivers.getFirst() : large.get(random.nextInt(large.size()));
    }
}
