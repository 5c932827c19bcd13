package dev.ricochet.flow;

import static java.util.Comparator.comparing;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which replica reads which mailbox. Each mailbox ranks the replicas by a hash (rendezvous hashing) and takes the first
 * that has room, so that their shares differ by one at most, and few mailboxes move when a replica comes or goes. Pure
 * arithmetic: replicas that see the same replicas and mailboxes come to the same answer; while they do not, leases decide.
 */
final class Spread {
    private Spread() {}

    static Set<UUID> shareOf(UUID replica, Set<UUID> replicas, Collection<UUID> mailboxes) {
        Room room = new Room(replicas.size(), mailboxes.size());
        Set<UUID> share = new HashSet<>();
        for (UUID mailbox : mailboxes.stream().sorted().toList()) {
            List<UUID> ranked = replicas.stream()
                    .sorted(comparing(each -> weight(each, mailbox)))
                    .toList();
            UUID taker = ranked.stream().filter(room::isLeftWith).findFirst().orElseThrow();
            room.take(taker);
            if (taker.equals(replica)) {
                share.add(mailbox);
            }
        }
        return share;
    }

    private static UUID weight(UUID replica, UUID mailbox) {
        return UUID.nameUUIDFromBytes((replica + " " + mailbox).getBytes(StandardCharsets.US_ASCII));
    }

    /** How many mailboxes each may still take: an equal share, and the first to need it one of the rest. */
    private static final class Room {
        private final int each;
        private final Map<UUID, Integer> taken = new HashMap<>();
        private int rest;

        Room(int replicas, int mailboxes) {
            this.each = mailboxes / replicas;
            this.rest = mailboxes % replicas;
        }

        boolean isLeftWith(UUID replica) {
            int has = taken.getOrDefault(replica, 0);
            return has < each || (has == each && rest > 0);
        }

        void take(UUID replica) {
            if (taken.merge(replica, 1, Integer::sum) > each) {
                rest--;
            }
        }
    }
}
