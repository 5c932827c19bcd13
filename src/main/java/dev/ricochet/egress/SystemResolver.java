package dev.ricochet.egress;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The resolver of the system, with the time-out that it lacks. A look-up cannot be stopped, so those that nobody waits
 * for any more are bounded in number: a name server that hangs costs a few threads and no more.
 */
@Singleton
public final class SystemResolver implements Resolver {
    private static final int MOST_AT_ONCE = 16;
    private static final int MOST_WAITING = 256;

    private final ThreadPoolExecutor lookUps = new ThreadPoolExecutor(
            MOST_AT_ONCE,
            MOST_AT_ONCE,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("resolver-", 1).daemon().factory());

    public SystemResolver() {
        lookUps.allowCoreThreadTimeOut(true);
    }

    @Override
    public List<InetAddress> addressesOf(String name, Duration within) throws NotConnected {
        try {
            Future<InetAddress[]> found = lookUps.submit(() -> InetAddress.getAllByName(name));
            try {
                return Stream.of(found.get(within.toMillis(), TimeUnit.MILLISECONDS))
                        .limit(MOST_ADDRESSES)
                        .toList();
            } finally {
                found.cancel(true);
            }
        } catch (TimeoutException | RejectedExecutionException e) {
            throw new NotConnected(new Obstacle.NotResolvedInTime(name), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) {
                throw new NotConnected(new Obstacle.NameUnknown(name), unknown);
            }
            throw new IllegalStateException("a look-up failed in no known way", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotConnected(new Obstacle.NotResolvedInTime(name), e);
        }
    }

    @PreDestroy
    void stop() {
        lookUps.shutdownNow();
    }
}
