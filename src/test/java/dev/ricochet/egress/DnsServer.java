package dev.ricochet.egress;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A name server over UDP alone, with records that a test sets. */
public final class DnsServer implements AutoCloseable {
    public static final int A = 1;
    public static final int MX = 15;
    public static final int SERVFAIL = 2;
    public static final int REFUSED = 5;

    private static final int NO_SUCH_NAME = 3;

    private final DatagramSocket socket;
    private final Map<String, Map<Integer, byte[]>> zone = new ConcurrentHashMap<>();
    private final Map<String, Integer> codes = new ConcurrentHashMap<>();
    private volatile boolean silent;
    private volatile boolean cut;

    private DnsServer() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static DnsServer start() {
        DnsServer server = new DnsServer();
        Thread.startVirtualThread(server::serve);
        return server;
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }

    public void exists(String name) {
        zone.computeIfAbsent(name, _ -> new ConcurrentHashMap<>());
    }

    public void has(String name, int type, byte[] data) {
        zone.computeIfAbsent(name, _ -> new ConcurrentHashMap<>()).put(type, data);
    }

    public void failsWith(String name, int code) {
        codes.put(name, code);
    }

    public void isSilent() {
        silent = true;
    }

    public void cutsShort() {
        cut = true;
    }

    private void serve() {
        byte[] buffer = new byte[4096];
        while (!socket.isClosed()) {
            try {
                DatagramPacket asked = new DatagramPacket(buffer, buffer.length);
                socket.receive(asked);
                if (!silent) {
                    byte[] answer = answer(Arrays.copyOf(buffer, asked.getLength()));
                    socket.send(new DatagramPacket(answer, answer.length, asked.getSocketAddress()));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private byte[] answer(byte[] question) throws IOException {
        StringBuilder name = new StringBuilder();
        int at = 12;
        while (question[at] != 0) {
            name.append(name.isEmpty() ? "" : ".").append(new String(question, at + 1, question[at], "US-ASCII"));
            at += question[at] + 1;
        }
        int type = (question[at + 1] << 8) | question[at + 2];
        String key = name.toString().toLowerCase(Locale.ROOT);
        byte[] data = zone.getOrDefault(key, Map.of()).get(type);
        int code = codes.getOrDefault(key, zone.containsKey(key) ? 0 : NO_SUCH_NAME);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(question, 0, 2);
        out.writeShort(0x8180 | code | (cut ? 0x0200 : 0));
        out.writeShort(1);
        out.writeShort(data == null ? 0 : 1);
        out.writeInt(0);
        out.write(question, 12, at + 5 - 12);
        if (data != null) {
            out.writeShort(0xc00c);
            out.writeShort(type);
            out.writeShort(1);
            out.writeInt(60);
            out.writeShort(data.length);
            out.write(data);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
