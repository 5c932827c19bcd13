package dev.ricochet.egress;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A TCP connection on which no wait is endless, neither for one byte nor for a whole act. It lies below TLS, so that a
 * peer who sends a record's bytes one by one is stopped as well, and what it counts is what the network carried.
 */
final class TimedSocket extends Socket {
    private static final int NONE = -1;

    /** RFC 8446, 5.1: the record types with which a server can begin. */
    private static final int ALERT = 21;

    private static final int HANDSHAKE = 22;

    private final Duration silence;
    private final AtomicLong received = new AtomicLong();
    private volatile long deadline;
    private volatile Duration quiet;
    private volatile int firstByte = NONE;

    /** Never through a proxy, which would connect to an address that nobody checked. */
    TimedSocket(Duration silence) {
        super(Proxy.NO_PROXY);
        this.silence = silence;
        this.quiet = silence;
        finishWithin(silence);
    }

    /** What follows has to be done by then, however busily the peer sends. */
    void finishWithin(Duration time) {
        quiet = silence;
        deadline = System.nanoTime() + time.toNanos();
    }

    /** We wait to be told something: for so long the peer owes us nothing, and then something within the usual time. */
    void listenFor(Duration time) {
        quiet = time.plus(silence);
        deadline = System.nanoTime() + quiet.toNanos();
    }

    long bytesReceived() {
        return received.get();
    }

    /** The next byte to come is the first of something new. */
    void forgetFirstByte() {
        firstByte = NONE;
    }

    /** Whether what came can be TLS; so can nothing. */
    boolean beganAsTls() {
        return firstByte == NONE || firstByte == HANDSHAKE || firstByte == ALERT;
    }

    /** Closes, and says nothing of it. */
    void abandon() {
        try {
            close();
        } catch (IOException e) {
            // it is closed all the same
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Timed(super.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new Watched(super.getOutputStream());
    }

    private final class Timed extends FilterInputStream {
        Timed(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new SocketTimeoutException("not done in time");
            }
            setSoTimeout((int) Math.min(left, quiet.toMillis()));
            int count = super.read(into, offset, length);
            received.addAndGet(Math.max(count, 0));
            if (count > 0 && firstByte == NONE) {
                firstByte = into[offset] & 0xff;
            }
            return count;
        }
    }

    /** A write has no time-out of its own in Java: whoever does not read is hung up on. */
    private final class Watched extends FilterOutputStream {
        Watched(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            Thread watch = Thread.startVirtualThread(this::closeUnlessStopped);
            try {
                out.write(bytes, offset, length);
            } finally {
                watch.interrupt();
            }
        }

        private void closeUnlessStopped() {
            try {
                Thread.sleep(silence);
                TimedSocket.this.close();
            } catch (InterruptedException written) {
                Thread.currentThread().interrupt();
            } catch (IOException closedAlready) {
                // then the write has ended
            }
        }
    }
}
