package dev.ricochet.egress;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** No connection came about. Not one byte of ours but TLS' own has left. */
public final class NotConnected extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Obstacle obstacle;

    public NotConnected(Obstacle obstacle) {
        this(obstacle, null);
    }

    public NotConnected(Obstacle obstacle, @Nullable Throwable cause) {
        super(obstacle.words(), cause);
        this.obstacle = obstacle;
    }

    /** Why; to be switched over. */
    public Obstacle obstacle() {
        return obstacle;
    }
}
