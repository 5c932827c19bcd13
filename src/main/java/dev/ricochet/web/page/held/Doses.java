package dev.ricochet.web.page.held;

import static dev.ricochet.web.page.Counts.grouped;
import static dev.ricochet.web.page.Counts.people;

import java.util.ArrayList;
import java.util.List;

/**
 * What telling classes of what was collected will do.
 *
 * @param hard people who would be told of as hard
 * @param all people of all classes that were chosen
 * @param anHour of hard bounces, at most so many become due in an hour
 */
record Doses(long hard, long all, int anHour) {
    List<String> effects() {
        List<String> effects = new ArrayList<>();
        if (hard > 0) {
            effects.add("Up to " + people(hard) + " will be told of as a hard bounce. CleverTap unsubscribes them.");
            effects.add("They go in doses, at most " + grouped((long) anHour) + " in an hour: that takes about "
                    + length() + ". In that time the account can be paused.");
        }
        if (all > hard) {
            effects.add("Up to " + people(all - hard)
                    + " will be told of as a soft bounce. Nobody is unsubscribed by that.");
        }
        effects.add("Who was told of the same meanwhile is not told of again.");
        return effects;
    }

    private String length() {
        long hours = Math.ceilDiv(hard, (long) anHour);
        if (hours < 2) {
            return "an hour";
        }
        return hours < 48 ? hours + " hours" : Math.ceilDiv(hours, 24L) + " days";
    }
}
