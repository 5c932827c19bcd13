package dev.ricochet.bench;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * From a report's arrival in an inbox to the call of the receiver: the packaged application, a mail server and a receiver
 * on loopback. Without arguments the server is GreenMail; else they are {@code port user password-file ca.pem} of one.
 */
final class Latency {
    private static final int WARM = 30;
    private static final int MEASURED = 200;
    private static final Duration LONGEST = Duration.ofSeconds(70);

    private static final String REPORT = """
            From: MAILER-DAEMON@mx.example.net
            To: %1$s
            Subject: Undelivered Mail Returned to Sender
            Date: %2$s
            Message-ID: <%3$s@mx.example.net>
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: text/plain

            The mail could not be delivered.

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.net

            Final-Recipient: rfc822; %4$s
            Action: failed
            Status: 4.2.2
            Diagnostic-Code: smtp; 452 4.2.2 The email account that you tried to reach is over quota

            --b--
            """;

    private Latency() {}

    private record Inbox(int port, String user, String password, Path authority) {}

    public static void main(String... arguments) throws Exception {
        int exit = 1;
        try {
            measure(arguments);
            exit = 0;
        } finally {
            // GreenMail's threads live on
            System.exit(exit);
        }
    }

    private static void measure(String... arguments) throws Exception {
        Path application = Path.of("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(application)) {
            throw new IllegalStateException("first: ./mvnw -DskipTests package");
        }
        Path directory = Files.createTempDirectory("latency");
        Inbox inbox = arguments.length == 4
                ? new Inbox(
                        Integer.parseInt(arguments[0]),
                        arguments[1],
                        Files.readString(Path.of(arguments[2])).strip(),
                        Path.of(arguments[3]))
                : greenMail(directory);
        Receiver receiver = new Receiver();
        Process running = started(application, directory, inbox, receiver.port());
        try {
            long[] nanos = new long[MEASURED];
            for (int i = -WARM; i < MEASURED; i++) {
                long taken = arrival(inbox, receiver);
                if (i >= 0) {
                    nanos[i] = taken;
                }
            }
            print(nanos);
        } finally {
            running.destroy();
            if (!running.waitFor(30, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
            receiver.server.stop(0);
        }
    }

    /** Of one report, from the moment before it is handed to the mail server. */
    private static long arrival(Inbox inbox, Receiver receiver) throws MessagingException, InterruptedException {
        String recipient = UUID.randomUUID() + "@example.net";
        String text = REPORT.formatted(
                        inbox.user(),
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(OffsetDateTime.now()),
                        UUID.randomUUID(),
                        recipient)
                .replace("\n", "\r\n");
        Message mail = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
        CountDownLatch told = receiver.awaited(recipient);
        try (Store store = connected(inbox)) {
            Folder folder = store.getFolder("INBOX");
            long start = System.nanoTime();
            folder.appendMessages(new Message[] {mail});
            if (!told.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("not told within " + LONGEST.toSeconds() + " s");
            }
            return receiver.at - start;
        }
    }

    private static void print(long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(Locale.ROOT, "arrival to callback, %d reports one by one, ms:", nanos.length);
        for (int percent : new int[] {50, 90, 99, 100}) {
            System.out.printf(
                    Locale.ROOT,
                    " p%d %.0f",
                    percent,
                    nanos[Math.min(nanos.length - 1, nanos.length * percent / 100)] / 1e6);
        }
        System.out.println();
    }

    /** Says yes to everything, and notes when a recipient was named. */
    private static final class Receiver {
        private final HttpServer server;
        private volatile String recipient = "";
        private volatile CountDownLatch told = new CountDownLatch(1);
        private volatile long at;

        Receiver() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                if (body.contains(recipient)) {
                    at = System.nanoTime();
                    told.countDown();
                }
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
        }

        int port() {
            return server.getAddress().getPort();
        }

        CountDownLatch awaited(String next) {
            told = new CountDownLatch(1);
            recipient = next;
            return told;
        }
    }

    private static Store connected(Inbox inbox) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.imaps.ssl.trust", "localhost");
        Store store = Session.getInstance(properties).getStore("imaps");
        store.connect("localhost", inbox.port(), inbox.user(), inbox.password());
        return store;
    }

    private static Inbox greenMail(Path directory) throws IOException, InterruptedException {
        Path keys = directory.resolve("keys.p12");
        Path certificate = directory.resolve("certificate.pem");
        run("keytool -genkeypair -alias s -keyalg EC -dname CN=localhost -ext san=dns:localhost -storepass changeit"
                + " -keystore " + keys);
        run("keytool -exportcert -rfc -alias s -storepass changeit -keystore " + keys + " -file " + certificate);
        System.setProperty("greenmail.tls.keystore.file", keys.toString());
        System.setProperty("greenmail.tls.keystore.password", "changeit");
        System.setProperty("greenmail.tls.key.password", "changeit");
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS);
        setup.setServerStartupTimeout(LONGEST.toMillis());
        GreenMail server = new GreenMail(setup);
        server.start();
        server.setUser("news@example.org", "news@example.org", "abcdefghijklmnop");
        return new Inbox(server.getImaps().getPort(), "news@example.org", "abcdefghijklmnop", certificate);
    }

    private static void run(String command) throws IOException, InterruptedException {
        List<String> words = List.of(command.split(" "));
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command);
        }
    }

    private static Process started(Path application, Path directory, Inbox inbox, int receiver) throws IOException {
        ProcessBuilder process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        application.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
        process.environment()
                .putAll(Map.ofEntries(
                        Map.entry("RICOCHET_ACCOUNT_ADDRESS", "news@example.org"),
                        Map.entry("RICOCHET_ACCOUNT_USERNAME", inbox.user()),
                        Map.entry("RICOCHET_ACCOUNT_PRESET", "generic"),
                        Map.entry("RICOCHET_ACCOUNT_APP_PASSWORD", inbox.password()),
                        Map.entry("RICOCHET_ACCOUNT_CALLBACK_URL", "http://localhost:" + receiver + "/in"),
                        Map.entry("RICOCHET_ACCOUNT_IMAP_HOST", "localhost"),
                        Map.entry("RICOCHET_ACCOUNT_IMAP_PORT", Integer.toString(inbox.port())),
                        Map.entry("RICOCHET_ACCOUNT_SMTP_HOST", "localhost"),
                        Map.entry("RICOCHET_ACCOUNT_SMTP_PORT", "1"),
                        Map.entry("RICOCHET_CALLBACK_BATCH_AGE", "0s"),
                        Map.entry("RICOCHET_EGRESS_ALLOW", "127.0.0.0/8,::1"),
                        Map.entry("RICOCHET_DATA_DIR", directory.resolve("data").toString()),
                        Map.entry(
                                "QUARKUS_TLS_TRUST_STORE_PEM_CERTS",
                                inbox.authority().toString()),
                        Map.entry("QUARKUS_HTTP_PORT", "0"),
                        Map.entry("QUARKUS_MANAGEMENT_PORT", "0")));
        return process.start();
    }
}
