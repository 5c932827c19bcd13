package dev.ricochet.flow;

import dev.ricochet.account.CallbackUrl;
import dev.ricochet.egress.Destination;
import dev.ricochet.egress.GuardedSocket;
import dev.ricochet.egress.GuardedSockets;
import dev.ricochet.egress.NotConnected;
import dev.ricochet.egress.Purpose;
import dev.ricochet.smtp.Cause;
import dev.ricochet.smtp.CertificateWords;
import dev.ricochet.smtp.Obstacles;
import dev.ricochet.smtp.Part;
import dev.ricochet.smtp.Step;
import dev.ricochet.smtp.StepReport;
import dev.ricochet.smtp.Walk;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tries whether a callback URL can be reached, by a request that changes nothing: OPTIONS (RFC 9110, 9.3.7). Nobody is
 * told of, and what it answers but for its status is not read.
 */
@ApplicationScoped
public class CallbackVerification {
    private static final Duration LONGEST = Duration.ofSeconds(15);

    /** Of a status line. */
    private static final int LONGEST_LINE = 200;

    private final GuardedSockets sockets;
    private final String userAgent;

    CallbackVerification(GuardedSockets sockets, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.sockets = sockets;
        this.userAgent = "Ricochet/" + version;
    }

    /** @param text as somebody typed it */
    boolean verify(String text, Consumer<StepReport> each) {
        Optional<CallbackUrl> url = CallbackUrl.parse(text);
        boolean secured =
                url.isEmpty() || "https".equalsIgnoreCase(url.get().reveal().getScheme());
        Walk walk = new Walk(Part.CALLBACK, plan(secured), each);
        walk.hide(text.strip());
        walk.begin(Step.SETTINGS);
        if (url.isEmpty()) {
            walk.fail(Cause.FINDING, "the callback URL is no https:// address");
        } else {
            URI uri = url.get().reveal();
            walk.hide(target(uri));
            if (!secured) {
                walk.doubt(Cause.FINDING, "the callback URL is of this machine");
            }
            ask(uri, secured, walk);
        }
        return walk.end();
    }

    private static List<Step> plan(boolean secured) {
        List<Step> plan = new ArrayList<>(List.of(Step.SETTINGS, Step.NAME_RESOLUTION, Step.CONNECTION));
        if (secured) {
            plan.add(Step.TLS);
        }
        plan.add(Step.REACHABILITY);
        return plan;
    }

    private void ask(URI uri, boolean secured, Walk walk) {
        int port = uri.getPort() >= 0 ? uri.getPort() : secured ? 443 : 80;
        try {
            walk.begin(Step.NAME_RESOLUTION);
            Destination destination = sockets.destination(uri.getHost(), port, secured ? Purpose.HTTPS : Purpose.HTTP);
            destination.addresses().stream().map(InetAddress::getHostAddress).forEach(walk::said);
            walk.begin(Step.CONNECTION);
            try (GuardedSocket connection = sockets.connect(destination)) {
                if (secured) {
                    walk.begin(Step.TLS);
                    CertificateWords.say(connection.secure(), walk);
                }
                walk.begin(Step.REACHABILITY);
                connection.finishWithin(LONGEST);
                judge(statusOf(connection, uri), walk);
            }
        } catch (NotConnected e) {
            walk.fail(Obstacles.cause(e.obstacle()), e.obstacle().words());
        } catch (SocketTimeoutException e) {
            walk.fail(Cause.SILENT, "no answer in time");
        } catch (IOException e) {
            walk.fail(Cause.CUT, "the connection ended");
        }
    }

    private String statusOf(GuardedSocket connection, URI uri) throws IOException {
        connection
                .out()
                .write("OPTIONS %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: %s\r\nConnection: close\r\n\r\n"
                        .formatted(target(uri), uri.getRawAuthority(), userAgent)
                        .getBytes(StandardCharsets.US_ASCII));
        connection.out().flush();
        byte[] line = new byte[LONGEST_LINE];
        int length = 0;
        InputStream in = connection.in();
        for (int b = in.read(); b >= 0 && b != '\n' && length < LONGEST_LINE; b = in.read()) {
            line[length++] = (byte) b;
        }
        return new String(line, 0, length, StandardCharsets.US_ASCII).strip();
    }

    // 404, 405 and their like may be the answer to OPTIONS alone: a doubt, and no failure
    private static void judge(String line, Walk walk) {
        if (!line.matches("HTTP/1\\.[01] [1-5]\\d\\d( .*)?")) {
            walk.fail(line.isEmpty() ? Cause.CUT : Cause.NONSENSE, line.isEmpty() ? "the connection ended" : line);
            return;
        }
        String status = line.substring(line.indexOf(' ') + 1);
        walk.said("S: " + line);
        switch (status.charAt(0)) {
            case '3' -> walk.fail(Cause.REPLY, status);
            // 501: it does not know OPTIONS (RFC 9110, 15.6.2), which is no trouble
            case '5' -> {
                if (!status.startsWith("501")) {
                    walk.doubt(Cause.REPLY, status);
                }
            }
            case '4' -> {
                if (status.matches("(401|403|404|410)\\b.*")) {
                    walk.doubt(Cause.REPLY, status);
                }
            }
            default -> {}
        }
    }

    private static String target(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
