package dev.ricochet.egress;

import io.netty.channel.AddressedEnvelope;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsRawRecord;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.IDN;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Asks the resolvers of the system by the client below the one that is there for HTTP, because that one takes an answer that
 * was cut short for an empty one.
 */
@Singleton
final class ResolvedMailDomains implements MailDomains {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    // an address in brackets is no name that a resolver knows
    private static final Pattern NAME = Pattern.compile("(?:[A-Za-z0-9_-]{1,63}\\.)*[A-Za-z0-9_-]{1,63}");

    private final Vertx vertx;
    private final DnsServerAddressStreamProvider servers;
    private final Duration longest;

    @Inject
    ResolvedMailDomains(Vertx vertx) {
        this(vertx, DnsServerAddressStreamProviders.unixDefault(), LONGEST);
    }

    ResolvedMailDomains(Vertx vertx, DnsServerAddressStreamProvider servers, Duration longest) {
        this.vertx = vertx;
        this.servers = servers;
        this.longest = longest;
    }

    /** What the resolver has of one type: something, nothing, a Null MX, or no such name at all. */
    private enum Found {
        SOME,
        NONE,
        NULL_MX,
        NO_SUCH_NAME,
        UNANSWERED
    }

    @Override
    public Life lifeOf(String domain) {
        String name = name(domain);
        if (!NAME.matcher(name).matches()) {
            return Life.UNANSWERED;
        }
        DnsNameResolver resolver = new DnsNameResolverBuilder(
                        ((VertxInternal) vertx).getOrCreateContext().nettyEventLoop())
                .datagramChannelType(NioDatagramChannel.class)
                .socketChannelType(NioSocketChannel.class)
                .nameServerProvider(servers)
                .queryTimeoutMillis(longest.toMillis())
                .build();
        try {
            return life(resolver, name + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Life.UNANSWERED;
        } finally {
            resolver.close();
        }
    }

    private static String name(String domain) {
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException noName) {
            return "";
        }
    }

    private Life life(DnsNameResolver resolver, String name) throws InterruptedException {
        boolean unanswered = false;
        for (DnsRecordType type : List.of(DnsRecordType.MX, DnsRecordType.A, DnsRecordType.AAAA)) {
            switch (ask(resolver, new DefaultDnsQuestion(name, type))) {
                case SOME -> {
                    return Life.ALIVE;
                }
                case NULL_MX, NO_SUCH_NAME -> {
                    return Life.DEAD;
                }
                case UNANSWERED -> unanswered = true;
                case NONE -> {}
            }
        }
        return unanswered ? Life.UNANSWERED : Life.DEAD;
    }

    private Found ask(DnsNameResolver resolver, DefaultDnsQuestion question) throws InterruptedException {
        try {
            AddressedEnvelope<DnsResponse, InetSocketAddress> answer =
                    resolver.query(question).get(2 * longest.toMillis(), TimeUnit.MILLISECONDS);
            try {
                return found(answer.content(), question.type());
            } finally {
                answer.release();
            }
        } catch (ExecutionException | TimeoutException e) {
            return Found.UNANSWERED;
        }
    }

    private static Found found(DnsResponse answer, DnsRecordType type) {
        if (answer.isTruncated()) {
            return Found.UNANSWERED;
        }
        if (answer.code().equals(DnsResponseCode.NXDOMAIN)) {
            return Found.NO_SUCH_NAME;
        }
        if (!answer.code().equals(DnsResponseCode.NOERROR)) {
            return Found.UNANSWERED;
        }
        Found found = Found.NONE;
        for (int i = 0; i < answer.count(DnsSection.ANSWER); i++) {
            DnsRecord record = answer.recordAt(DnsSection.ANSWER, i);
            if (record.type().equals(type)) {
                found = isNullMx(record) ? Found.NULL_MX : Found.SOME;
            }
        }
        return found;
    }

    // a preference of two bytes, and the root as the host
    private static boolean isNullMx(DnsRecord record) {
        return record.type().equals(DnsRecordType.MX)
                && record instanceof DnsRawRecord raw
                && raw.content().readableBytes() == 3
                && raw.content().getByte(raw.content().readerIndex() + 2) == 0;
    }
}
