package dev.ricochet.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** A token endpoint that answers as it is told; without a word it makes tokens: token-1, token-2, … */
public final class TokenServer implements AutoCloseable {
    private record Answer(int status, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Map<String, String>> calls = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Answer> script = new LinkedBlockingQueue<>();
    private volatile Runnable before = () -> {};

    private TokenServer(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/token", exchange -> {
            try (exchange) {
                calls.add(fields(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
                before.run();
                Answer scripted = script.poll();
                Answer answer = scripted == null ? token() : scripted;
                byte[] body = answer.body().getBytes(UTF_8);
                exchange.sendResponseHeaders(answer.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    public static TokenServer open() throws IOException {
        return new TokenServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/token");
    }

    public TokenServer next(int status, String body) {
        script.add(new Answer(status, body));
        return this;
    }

    /** Something that happens while a request is on its way. */
    TokenServer beforeAnswering(Runnable deed) {
        before = deed;
        return this;
    }

    /** The fields of each form that came. */
    public List<Map<String, String>> calls() {
        return calls;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private Answer token() {
        return new Answer(200, """
                {"access_token": "token-%d", "expires_in": 3599, "token_type": "Bearer", "more": {"a": [1]}}""".formatted(calls.size()));
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : form.split("&")) {
            String[] sides = field.split("=", 2);
            fields.put(sides[0], URLDecoder.decode(sides[1], UTF_8));
        }
        return fields;
    }
}
