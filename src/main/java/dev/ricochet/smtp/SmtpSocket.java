package dev.ricochet.smtp;

import dev.ricochet.egress.GuardedSocket;
import dev.ricochet.egress.Handshake;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/**
 * What the library takes for a connected socket: our guarded connection. It may become TLS below the library, which holds
 * on to the streams that it took first.
 */
final class SmtpSocket extends Socket {
    private final GuardedSocket connection;
    private final InetAddress peer;
    private final ReplyStream replies;

    /** @param host for whoever asks who that is: it must not be looked up backwards */
    SmtpSocket(GuardedSocket connection, String host) throws IOException {
        this.connection = connection;
        this.peer = InetAddress.getByAddress(host, connection.peer().getAddress());
        this.replies = new ReplyStream(connection.in());
    }

    ReplyStream replies() {
        return replies;
    }

    /** Everything that follows goes through TLS. */
    Handshake secure() throws IOException {
        Handshake handshake = connection.secure();
        replies.continueOn(connection.in());
        return handshake;
    }

    @Override
    public InputStream getInputStream() {
        return replies;
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                connection.out().write(bytes, offset, length);
            }

            @Override
            public void flush() throws IOException {
                connection.out().flush();
            }
        };
    }

    @Override
    public InetAddress getInetAddress() {
        return peer;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
