package dev.ricochet.smtp;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Goes through planned steps and tells of each as it ends; after one that fails the rest are skipped. */
public final class Walk {
    /** Lines that are kept of one step. */
    static final int MOST_LINES = 40;

    private final Part part;
    private final Deque<Step> ahead;
    private final Consumer<StepReport> each;
    private final Wording wording = new Wording();
    private final List<String> said = new ArrayList<>();
    private final List<Advice> advice = new ArrayList<>();
    private @Nullable Step current;
    private long began = System.nanoTime();
    private boolean failed;

    /** @param plan in the order in which the steps happen */
    public Walk(Part part, Collection<Step> plan, Consumer<StepReport> each) {
        this.part = part;
        this.ahead = new ArrayDeque<>(plan);
        this.each = each;
    }

    /** The step before it is done. */
    public void begin(Step step) {
        endCurrent();
        if (!ahead.remove(step)) {
            throw new IllegalStateException(step + " is not ahead");
        }
        current = step;
        began = System.nanoTime();
    }

    /** From now on, nowhere in what is told. */
    public void hide(String secret) {
        wording.hide(secret);
    }

    public void said(String line) {
        if (said.size() < MOST_LINES) {
            said.add(wording.of(line));
        }
    }

    /** Something that works and yet deserves a look. */
    public void doubt(Cause cause, String words) {
        said(words);
        advice.add(AdviceBook.of(new Symptom(part, at(), cause, wording.of(words))));
    }

    /** The step that was begun is the one that fails; only the first failure counts, and none once all is done. */
    public void fail(Cause cause, String words) {
        if (!failed && current != null) {
            failed = true;
            Step step = current;
            advice.add(AdviceBook.of(new Symptom(part, step, cause, wording.of(words))));
            if (said.isEmpty() || cause != Cause.REPLY) {
                said(words);
            }
            tell(step, StepReport.State.FAILED);
            ahead.forEach(left -> each.accept(StepReport.skipped(part, left)));
            ahead.clear();
        }
    }

    /** All is done, unless a step failed before. */
    public boolean end() {
        endCurrent();
        return !failed;
    }

    Step at() {
        if (current == null) {
            throw new IllegalStateException("no step was begun");
        }
        return current;
    }

    private void endCurrent() {
        if (current != null && !failed) {
            tell(current, StepReport.State.DONE);
        }
        current = null;
    }

    private void tell(Step step, StepReport.State state) {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        each.accept(new StepReport(part, step, state, took, List.copyOf(said), List.copyOf(advice)));
        said.clear();
        advice.clear();
    }
}
