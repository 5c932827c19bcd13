package dev.ricochet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Stands in for the campaign system: prints what it is told. At /drop it takes a mail for the inbox. */
final class DemoReceiver implements AutoCloseable {
    private static final Logger log = Logger.getLogger("receiver");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST = 32 << 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    DemoReceiver(int port, Consumer<byte[]> dropped) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext(
                "/callback", exchange -> answer(exchange, DemoReceiver::print, "{\"status\":\"success\"}"));
        server.createContext("/drop", exchange -> answer(exchange, dropped, "Dropped: watch the log."));
        server.start();
    }

    private static void answer(HttpExchange exchange, Consumer<byte[]> taker, String thanks) throws IOException {
        try (exchange) {
            String answer = thanks;
            int status = 200;
            try {
                taker.accept(exchange.getRequestBody().readNBytes(LARGEST));
            } catch (IllegalArgumentException e) {
                status = 400;
                answer = e.getMessage();
            }
            byte[] body = (answer + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    // [{"event":"softbounce","data":[{"e":"ann@example.com","ts":1435322805}]}]
    private static void print(byte[] callback) {
        try {
            for (JsonNode kind : JSON.readTree(callback)) {
                for (JsonNode told : kind.path("data")) {
                    log.infof(
                            "told: %-10s %s, bounced %s",
                            kind.path("event").asText(),
                            told.path("e").asText(),
                            Instant.ofEpochSecond(told.path("ts").asLong()));
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
