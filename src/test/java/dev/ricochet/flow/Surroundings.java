package dev.ricochet.flow;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import dev.ricochet.egress.TestCertificates;
import dev.ricochet.mailbox.ScriptedImapServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server and a receiver, both real, and an account that points to them. The schedule is off: tests say when. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {
    /** What campaigns are sent from, in place of the inbox' own address. */
    public static final String ALIAS = "offers@example.org";

    /** Who is told of alarms. */
    public static final String OPERATOR = "ops@example.org";

    private final ScriptedImapServer imap = ScriptedImapServer.start();
    private final Receiver receiver = new Receiver();
    private final GreenMail operators = operators();

    /** Keeps the body of every call and says yes, unless it is told to say something else. */
    public static final class Receiver {
        private final List<String> bodies = new CopyOnWriteArrayList<>();
        private final HttpServer server;
        private volatile int status = 200;

        private Receiver() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.createContext("/", exchange -> {
                bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            server.start();
        }

        /** From now on answers so. */
        public void answers(int code) {
            status = code;
        }

        public List<String> bodies() {
            return bodies;
        }
    }

    @Override
    public Map<String, String> start() {
        return Map.ofEntries(
                Map.entry("dev.ricochet.rhythm", "false"),
                Map.entry("quarkus.scheduler.enabled", "false"),
                Map.entry(
                        "quarkus.tls.trust-store.pem.certs",
                        TestCertificates.trustedPem().toString()),
                Map.entry("ricochet.account.address", ScriptedImapServer.USER),
                Map.entry("ricochet.account.app-password", ScriptedImapServer.PASSWORD),
                Map.entry(
                        "ricochet.account.callback-url",
                        "http://localhost:" + receiver.server.getAddress().getPort() + "/token"),
                Map.entry("ricochet.account.imap.host", "localhost"),
                // where nobody listens: no test may reach the internet
                Map.entry("ricochet.account.smtp.host", "localhost"),
                Map.entry("ricochet.account.smtp.port", "1"),
                Map.entry("ricochet.account.imap.port", Integer.toString(imap.port())),
                Map.entry("ricochet.account.proof-of-origin", "off"),
                Map.entry("ricochet.account.smtp.from", ALIAS),
                Map.entry("ricochet.egress.allow", "127.0.0.0/8,::1"),
                Map.entry("ricochet.callback.batch-age", "0s"),
                Map.entry("ricochet.alarm.mail.to", OPERATOR),
                Map.entry(
                        "ricochet.alarm.webhook.url",
                        "http://localhost:" + receiver.server.getAddress().getPort() + "/alarms"),
                Map.entry("ricochet.alarm.digest", "never"),
                Map.entry("quarkus.mailer.mock", "false"),
                Map.entry("quarkus.mailer.from", "ricochet@example.org"),
                Map.entry("quarkus.mailer.host", "127.0.0.1"),
                Map.entry(
                        "quarkus.mailer.port",
                        Integer.toString(operators.getSmtp().getPort())),
                Map.entry("quarkus.mailer.start-tls", "DISABLED"));
    }

    private static GreenMail operators() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(imap, new TestInjector.MatchesType(ScriptedImapServer.class));
        injector.injectIntoFields(receiver, new TestInjector.MatchesType(Receiver.class));
        injector.injectIntoFields(operators, new TestInjector.MatchesType(GreenMail.class));
    }

    @Override
    public void stop() {
        imap.close();
        receiver.server.stop(0);
        operators.stop();
    }
}
