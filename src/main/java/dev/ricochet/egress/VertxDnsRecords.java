package dev.ricochet.egress;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.dns.DnsClient;
import io.vertx.core.dns.DnsClientOptions;
import io.vertx.core.dns.DnsException;
import io.vertx.core.dns.DnsResponseCode;
import io.vertx.core.dns.MxRecord;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the resolver of the system, by the client that is there for HTTP anyway. */
@Singleton
final class VertxDnsRecords implements DnsRecords {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** RFC 1035, 3.3: longer texts come in pieces of so many characters. */
    private static final int PIECE = 255;

    private final Vertx vertx;
    private final DnsClientOptions options;

    @Inject
    VertxDnsRecords(Vertx vertx) {
        this(vertx, new DnsClientOptions().setQueryTimeout(LONGEST.toMillis()));
    }

    VertxDnsRecords(Vertx vertx, DnsClientOptions options) {
        this.vertx = vertx;
        this.options = options;
    }

    @Override
    public Answer mx(String name) {
        return ask(client -> client.resolveMX(name)
                .map(records -> records.stream().map(MxRecord::name).toList()));
    }

    @Override
    public Answer txt(String name) {
        return ask(client -> client.resolveTXT(name).map(VertxDnsRecords::joined));
    }

    private interface Question {
        Future<List<String>> to(DnsClient client);
    }

    private Answer ask(Question question) {
        DnsClient client = vertx.createDnsClient(new DnsClientOptions(options));
        try {
            return new Answer.Known(question.to(client)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(2 * LONGEST.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return e.getCause() instanceof DnsException dns && dns.code() == DnsResponseCode.NXDOMAIN
                    ? new Answer.Known(List.of())
                    : new Answer.NotChecked("the resolver did not answer");
        } catch (TimeoutException e) {
            return new Answer.NotChecked("the resolver did not answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.NotChecked("interrupted");
        } finally {
            var _ = client.close();
        }
    }

    // the client gives the pieces of all records one after the other
    private static List<String> joined(List<String> pieces) {
        List<String> texts = new ArrayList<>();
        boolean goesOn = false;
        for (String piece : pieces) {
            if (goesOn) {
                texts.addLast(texts.removeLast() + piece);
            } else {
                texts.add(piece);
            }
            goesOn = piece.length() == PIECE;
        }
        return texts;
    }
}
