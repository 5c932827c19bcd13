package dev.ricochet.egress;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * What a mail library takes for a plain new socket: our guarded connection, already open. All bytes pass through our
 * hands. Once the connection is secured, streams that are asked for anew go through TLS.
 */
public final class ConnectedSocket extends Socket {
    private final GuardedSocket connection;
    private final @Nullable InputStream in;

    public ConnectedSocket(GuardedSocket connection) {
        this.connection = connection;
        this.in = null;
    }

    /** @param in what is read instead of the connection itself, such as a guard before it */
    public ConnectedSocket(GuardedSocket connection, InputStream in) {
        this.connection = connection;
        this.in = in;
    }

    @Override
    public void connect(SocketAddress endpoint) {
        // it is
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) {
        // it is
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return in == null ? connection.in() : in;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return connection.out();
    }

    @Override
    public InetAddress getInetAddress() {
        return connection.peer();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    /** A factory that has this one to give. */
    public SocketFactory once() {
        return new SocketFactory() {
            @Override
            public Socket createSocket() {
                return ConnectedSocket.this;
            }

            @Override
            public Socket createSocket(String host, int port) throws IOException {
                throw new IOException("only the guarded connection is used");
            }

            @Override
            public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
                return createSocket(host, port);
            }

            @Override
            public Socket createSocket(InetAddress host, int port) throws IOException {
                return createSocket(host.getHostAddress(), port);
            }

            @Override
            public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
                    throws IOException {
                return createSocket(host, port);
            }
        };
    }
}
