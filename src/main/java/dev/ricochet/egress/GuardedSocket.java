package dev.ricochet.egress;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.time.Duration;
import javax.net.ssl.SSLSocket;

/** A TLS connection to a host whose name was verified, on which no wait is endless. */
public final class GuardedSocket implements Closeable {
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final SSLSocket tls;
    private final TimedSocket below;

    GuardedSocket(SSLSocket tls, TimedSocket below) {
        this.tls = tls;
        this.below = below;
    }

    public InputStream in() throws IOException {
        return tls.getInputStream();
    }

    public OutputStream out() throws IOException {
        return tls.getOutputStream();
    }

    /** What follows has to be done by then, however busily the peer sends; each silence is bounded besides. */
    public void finishWithin(Duration time) {
        below.finishWithin(time);
    }

    /** As the network carried them, TLS included. */
    public long bytesReceived() {
        return below.bytesReceived();
    }

    public InetAddress peer() {
        return below.getInetAddress();
    }

    /** Says goodbye as TLS asks, but hangs up whatever the peer does. */
    @Override
    public void close() throws IOException {
        try (below) {
            below.finishWithin(FAREWELL);
            tls.close();
        }
    }
}
