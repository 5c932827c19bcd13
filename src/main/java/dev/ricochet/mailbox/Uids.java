package dev.ricochet.mailbox;

import java.util.List;

/** Ascending UIDs in the short form of a command. */
final class Uids {
    private Uids() {}

    /** {@code 1:3,7} of 1, 2, 3 and 7. */
    static String set(List<Long> ascending) {
        StringBuilder set = new StringBuilder();
        for (int i = 0; i < ascending.size(); i++) {
            long first = ascending.get(i);
            long last = first;
            while (i + 1 < ascending.size() && ascending.get(i + 1) == last + 1) {
                last = ascending.get(++i);
            }
            set.append(set.isEmpty() ? "" : ",").append(first).append(last == first ? "" : ":" + last);
        }
        return set.toString();
    }
}
