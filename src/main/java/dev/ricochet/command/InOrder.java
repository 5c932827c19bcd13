package dev.ricochet.command;

import dev.ricochet.command.answer.Explained;
import dev.ricochet.command.files.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Explains mails on all cores and answers in the order in which they came. Few of them are held at a time, a large one
 * alone, and a handful is explained without another thread.
 */
final class InOrder implements AutoCloseable {
    private static final int MOST_MAILS = 32;
    private static final int MOST_BYTES = 128 * 1024;
    private static final int MOST_THREADS = 8;
    private static final int WAITING_FOR_A_THREAD = 4;

    private final BiFunction<Place, byte[], Explained> explain;
    private final Consumer<Explained> answer;
    private final int others = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()) - 1;
    private final Deque<FutureTask<List<Explained>>> waiting = new ArrayDeque<>();
    private Batch batch = new Batch();
    private @Nullable ExecutorService threads;

    InOrder(BiFunction<Place, byte[], Explained> explain, Consumer<Explained> answer) {
        this.explain = explain;
        this.answer = answer;
    }

    void add(Place place, byte[] mail) {
        if (mail.length > MOST_BYTES) {
            finish();
            answer.accept(explain.apply(place, mail));
            return;
        }
        batch.add(place, mail);
        if (batch.isFull()) {
            handOver(new FutureTask<>(batch));
            batch = new Batch();
        }
    }

    /** Answers everything that came. */
    void finish() {
        FutureTask<List<Explained>> last = new FutureTask<>(batch);
        batch = new Batch();
        last.run();
        waiting.add(last);
        while (!waiting.isEmpty()) {
            answerFirst();
        }
    }

    private void handOver(FutureTask<List<Explained>> task) {
        if (waiting.size() < others * WAITING_FOR_A_THREAD) {
            threads().execute(task);
        } else {
            task.run(); // the others have enough to do
        }
        waiting.add(task);
        while (waiting.size() > others * WAITING_FOR_A_THREAD
                || !waiting.isEmpty() && waiting.getFirst().isDone()) {
            answerFirst();
        }
    }

    private void answerFirst() {
        FutureTask<List<Explained>> first = waiting.remove();
        first.run(); // does nothing where another has begun
        try {
            first.get().forEach(answer);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error memoryFull) {
                throw memoryFull;
            }
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the answer was complete", e);
        }
    }

    private ExecutorService threads() {
        ExecutorService known = threads;
        if (known == null) {
            known = Executors.newFixedThreadPool(
                    others, Thread.ofPlatform().name("explain-", 1).daemon().factory());
            threads = known;
        }
        return known;
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.shutdownNow();
        }
    }

    /** Mails that one thread explains. */
    private final class Batch implements Callable<List<Explained>> {
        private final List<Place> places = new ArrayList<>(MOST_MAILS);
        private final List<byte[]> mails = new ArrayList<>(MOST_MAILS);
        private int bytes;

        void add(Place place, byte[] mail) {
            places.add(place);
            mails.add(mail);
            bytes += mail.length;
        }

        boolean isFull() {
            return mails.size() == MOST_MAILS || bytes > MOST_BYTES;
        }

        @Override
        public List<Explained> call() {
            List<Explained> explained = new ArrayList<>(mails.size());
            for (int i = 0; i < mails.size(); i++) {
                explained.add(explain.apply(places.get(i), mails.get(i)));
            }
            return explained;
        }
    }
}
