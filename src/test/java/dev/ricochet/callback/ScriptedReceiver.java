package dev.ricochet.callback;

import dev.ricochet.account.CallbackUrl;
import dev.ricochet.egress.TestCertificates;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** An HTTP receiver that does what it is told, decent or not; without a word it accepts. */
public final class ScriptedReceiver implements AutoCloseable {
    public static final String PATH = "/callback/s3cr3t-path?token=t0ps3cr3t";

    /** A call as it came. */
    public record Call(String line, Map<String, String> headers, String body) {}

    /** What is done once a call has been read; the connection is closed after it. */
    public interface Manner {
        void play(OutputStream out, Receiver of) throws IOException, InterruptedException;
    }

    /** What a manner may want to wait for. */
    public record Receiver(CountDownLatch closed) {}

    private final ServerSocket server;
    private final boolean tls;
    private final Function<Call, Manner> otherwise;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Manner> script = new LinkedBlockingQueue<>();
    private final Receiver receiver = new Receiver(new CountDownLatch(1));

    private ScriptedReceiver(ServerSocket server, boolean tls, Function<Call, Manner> otherwise) {
        this.server = server;
        this.tls = tls;
        this.otherwise = otherwise;
        Thread.ofVirtual().start(this::serve);
    }

    public static ScriptedReceiver open() throws IOException {
        return judging(_ -> answers(200, "{\"status\":\"success\"}"));
    }

    /** Answers each call by what is in it. */
    public static ScriptedReceiver judging(Function<Call, Manner> otherwise) throws IOException {
        return new ScriptedReceiver(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), false, otherwise);
    }

    public static ScriptedReceiver showing(TestCertificates certificate) throws IOException {
        return new ScriptedReceiver(
                certificate
                        .serverContext()
                        .getServerSocketFactory()
                        .createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                true,
                _ -> answers(200, "{\"status\":\"success\"}"));
    }

    public static Manner answers(int status, String body, String... headers) {
        return says("HTTP/1.1 %d Word\r\nContent-Length: %d\r\n%s\r\n%s"
                .formatted(
                        status,
                        body.getBytes(StandardCharsets.UTF_8).length,
                        headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n",
                        body));
    }

    public static Manner says(String bytes) {
        return (out, _) -> out.write(bytes.getBytes(StandardCharsets.UTF_8));
    }

    /** Says something and then nothing, for as long as the receiver lives. */
    public static Manner hangsAfter(String bytes) {
        return (out, of) -> {
            out.write(bytes.getBytes(StandardCharsets.UTF_8));
            out.flush();
            of.closed().await();
        };
    }

    /** Says something, and then the same over and over, a byte at a time, for as long as somebody listens. */
    public static Manner drips(String before, String bytes) {
        return (out, of) -> {
            out.write(before.getBytes(StandardCharsets.UTF_8));
            byte[] drops = bytes.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; !of.closed().await(20, TimeUnit.MILLISECONDS); i++) {
                out.write(drops[i % drops.length]);
                out.flush();
            }
        };
    }

    public ScriptedReceiver next(Manner... manners) {
        script.addAll(List.of(manners));
        return this;
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public CallbackUrl url() {
        return CallbackUrl.parse((tls ? "https://localhost:" : "http://localhost:") + server.getLocalPort() + PATH)
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        receiver.closed().countDown();
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> converse(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            Call call = read(new BufferedInputStream(socket.getInputStream()));
            calls.add(call);
            Manner manner = script.poll();
            (manner == null ? otherwise.apply(call) : manner).play(socket.getOutputStream(), receiver);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            // the other side has gone: what a test wants to know of it, it asks there
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Call read(InputStream in) throws IOException {
        String first = line(in);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            headers.put(
                    line.substring(0, line.indexOf(':')),
                    line.substring(line.indexOf(':') + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
        return new Call(first, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("no call");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
