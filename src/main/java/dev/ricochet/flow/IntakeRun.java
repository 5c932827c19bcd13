package dev.ricochet.flow;

import dev.ricochet.mailbox.MailFolder;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** One look at one inbox, from the outside: when it last got on, and a way to stop it. */
final class IntakeRun {
    private final String owner;
    private final Patience patience;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Map<String, Integer> backlog = new ConcurrentHashMap<>();
    private final ByteBudget budget;
    private final Visit visit;
    private volatile Instant lastProgress;

    IntakeRun(String owner, Patience patience, ByteBudget budget, Visit visit, Instant now) {
        this.owner = owner;
        this.patience = patience;
        this.budget = budget;
        this.visit = visit;
        this.lastProgress = now;
    }

    String owner() {
        return owner;
    }

    Patience patience() {
        return patience;
    }

    ByteBudget budget() {
        return budget;
    }

    boolean goesOn() {
        return !stopped.get() && !budget.isRationEaten() && visit.mayGoOn();
    }

    void stop() {
        stopped.set(true);
    }

    /** What was found so far is kept. */
    void kept() {
        visit.kept();
    }

    void progressed(Instant now) {
        lastProgress = now;
    }

    /** Nothing has to happen before then. */
    void isQuietUntil(Instant then) {
        lastProgress = then;
    }

    Instant lastProgress() {
        return lastProgress;
    }

    void backlog(MailFolder folder, int mails) {
        backlog.put(folder.name(), mails);
    }

    int backlog() {
        return backlog.values().stream().mapToInt(Integer::intValue).sum();
    }
}
