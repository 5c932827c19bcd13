package dev.ricochet.egress;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** From names to addresses. */
@FunctionalInterface
public interface Resolver {
    /** At most so many addresses of a name are looked at. */
    int MOST_ADDRESSES = 16;

    /**
     * In the order in which they are to be tried; never none.
     *
     * @throws NotConnected with {@link Obstacle.NameUnknown} or {@link Obstacle.NotResolvedInTime}
     */
    List<InetAddress> addressesOf(String name, Duration within) throws NotConnected;
}
