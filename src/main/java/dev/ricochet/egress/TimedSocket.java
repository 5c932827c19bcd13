package dev.ricochet.egress;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A TCP connection on which no wait is endless, neither for one byte nor for a whole act. It lies below TLS, so that a
 * peer who sends a record's bytes one by one is stopped as well, and what it counts is what the network carried.
 */
final class TimedSocket extends Socket {
    private final Duration silence;
    private final AtomicLong received = new AtomicLong();
    private volatile long deadline;

    TimedSocket(Duration silence) {
        this.silence = silence;
        finishWithin(silence);
    }

    /** What follows has to be done by then, however busily the peer sends. */
    void finishWithin(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
    }

    long bytesReceived() {
        return received.get();
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
            setSoTimeout((int) Math.min(left, silence.toMillis()));
            int count = super.read(into, offset, length);
            received.addAndGet(Math.max(count, 0));
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
