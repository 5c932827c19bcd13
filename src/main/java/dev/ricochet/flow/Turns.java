package dev.ricochet.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who may connect now: so many in all and so many to one host, first come first served, and nobody waits behind one whose
 * host is full. Whoever did not answer well the last time is doubtful; the doubtful hold half of the places at most, so
 * that those who hang never keep out those who answer.
 */
final class Turns {
    private final Places inAll;
    private final int perHost;
    private final Map<String, Places> hosts = new HashMap<>();
    private final Deque<Turn> queue = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();

    Turns(int inAll, int perHost) {
        this.inAll = new Places(inAll);
        this.perHost = perHost;
    }

    /** Waits for a place. */
    Turn take(String host, boolean doubtful) throws InterruptedException {
        Turn turn = new Turn(host.toLowerCase(Locale.ROOT), doubtful);
        locked(() -> {
            queue.add(turn);
            admit();
        });
        try {
            turn.come.await();
            return turn;
        } catch (InterruptedException e) {
            turn.close();
            throw e;
        }
    }

    /** Whether somebody waits, so that who has had much should step back. */
    boolean isAnybodyWaiting() {
        return waiting() > 0;
    }

    int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    private void admit() {
        Iterator<Turn> next = queue.iterator();
        while (next.hasNext() && inAll.isFree()) {
            Turn turn = next.next();
            Places host = hosts.computeIfAbsent(turn.host, _ -> new Places(perHost));
            if (inAll.admits(turn.doubtful) && host.admits(turn.doubtful)) {
                inAll.count(1, turn.doubtful);
                host.count(1, turn.doubtful);
                next.remove();
                turn.come.countDown();
            }
        }
    }

    private void leave(Turn turn) {
        if (queue.remove(turn)) {
            hosts.values().removeIf(Places::isEmpty);
            return;
        }
        Places host = hosts.get(turn.host);
        if (host != null) {
            host.count(-1, turn.doubtful);
            if (host.isEmpty()) {
                hosts.remove(turn.host);
            }
        }
        inAll.count(-1, turn.doubtful);
        admit();
    }

    private void locked(Runnable deed) {
        lock.lock();
        try {
            deed.run();
        } finally {
            lock.unlock();
        }
    }

    /** A place to connect from, given back when it is closed. */
    final class Turn implements AutoCloseable {
        private final String host;
        private final boolean doubtful;
        private final CountDownLatch come = new CountDownLatch(1);
        private boolean left;

        private Turn(String host, boolean doubtful) {
            this.host = host;
            this.doubtful = doubtful;
        }

        @Override
        public void close() {
            locked(() -> {
                if (!left) {
                    left = true;
                    leave(this);
                }
            });
        }
    }

    /** Places and who holds them; read and changed under the lock. */
    private static final class Places {
        private final int all;
        private int held;
        private int heldDoubtfully;

        private Places(int all) {
            this.all = all;
        }

        private boolean isFree() {
            return held < all;
        }

        private boolean isEmpty() {
            return held == 0;
        }

        private boolean admits(boolean doubtful) {
            return isFree() && (!doubtful || heldDoubtfully < Math.max(1, all / 2));
        }

        private void count(int difference, boolean doubtful) {
            held += difference;
            heldDoubtfully += doubtful ? difference : 0;
        }
    }
}
