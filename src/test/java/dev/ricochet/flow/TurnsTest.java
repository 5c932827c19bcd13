package dev.ricochet.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns(4, 2);

    @Test
    void who_comes_first_connects_and_the_rest_wait_for_a_place() {
        List<CompletableFuture<Turns.Turn>> all = new ArrayList<>();
        for (String host : List.of("a", "b", "c", "d", "e", "f")) {
            all.add(taking(host, false));
            awaitSettled(all);
        }
        assertThat(all).extracting(CompletableFuture::isDone).containsExactly(true, true, true, true, false, false);
        all.get(2).join().close();
        all.get(4).join();
        assertThat(all.get(5)).isNotDone();
    }

    @Test
    void nobody_waits_behind_a_host_that_is_full() {
        List<CompletableFuture<Turns.Turn>> all = new ArrayList<>();
        for (String host : List.of("a", "A", "a", "b")) {
            all.add(taking(host, false));
            awaitSettled(all);
        }
        assertThat(all).extracting(CompletableFuture::isDone).containsExactly(true, true, false, true);
        assertThat(turns.isAnybodyWaiting()).isTrue();
        all.getFirst().join().close();
        all.get(2).join();
        assertThat(turns.isAnybodyWaiting()).isFalse();
    }

    @Test
    void those_who_hang_never_hold_more_than_half() {
        List<CompletableFuture<Turns.Turn>> all = new ArrayList<>();
        for (String host : List.of("a", "a", "b", "c")) {
            all.add(taking(host, true));
            awaitSettled(all);
        }
        assertThat(all).extracting(CompletableFuture::isDone).containsExactly(true, false, true, false);
        taking("a", false).join();
        taking("d", false).join();
    }

    @Test
    void who_gives_up_waiting_takes_no_place() throws Exception {
        Turns one = new Turns(1, 1);
        Turns.Turn first = one.take("a", false);
        Thread waiting = Thread.ofVirtual().start(() -> takeAndGiveUp(one));
        await().until(one::isAnybodyWaiting);
        waiting.interrupt();
        waiting.join();
        assertThat(one.isAnybodyWaiting()).isFalse();
        first.close();
        first.close();
        one.take("a", false).close();
    }

    private static void takeAndGiveUp(Turns turns) {
        try (Turns.Turn _ = turns.take("a", false)) {
            throw new AssertionError("there was a place");
        } catch (InterruptedException expected) {
            Thread.currentThread().interrupt();
        }
    }

    private CompletableFuture<Turns.Turn> taking(String host, boolean doubtful) {
        CompletableFuture<Turns.Turn> taken = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                taken.complete(turns.take(host, doubtful));
            } catch (InterruptedException e) {
                taken.completeExceptionally(e);
            }
        });
        return taken;
    }

    /** Everybody has a place or waits for one. */
    private void awaitSettled(List<CompletableFuture<Turns.Turn>> all) {
        await().until(() -> all.stream().filter(CompletableFuture::isDone).count() + turns.waiting() == all.size());
    }
}
