package dev.ricochet.egress;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;

/** What stood between us and a host. The words of each are for a person: one line, no secret. */
public sealed interface Obstacle {

    /** How far we came. */
    enum Step {
        /** Of the name. */
        RESOLUTION,
        /** {@link EgressPolicy}, which may speak before the name is resolved. */
        POLICY,
        CONNECTION,
        TLS
    }

    /** Neither a host name nor an address: {@code 0x7f.1}, {@code fe80::1%eth0}, a blank. */
    record NotAHost() implements Obstacle {}

    record NameUnknown(String host) implements Obstacle {}

    record NotResolvedInTime(String host) implements Obstacle {}

    /**
     * By {@link EgressPolicy}.
     *
     * @param what "a loopback address"
     * @param canBeAllowed by {@code ricochet.egress.allow}
     */
    record AddressRefused(InetAddress address, String what, boolean canBeAllowed) implements Obstacle {}

    /** By {@link EgressPolicy}: not a port of that protocol. */
    record PortRefused(int port, Purpose purpose) implements Obstacle {}

    /** By {@link EgressPolicy}: without TLS only an allowed loopback address is spoken to. */
    record PlainRefused() implements Obstacle {}

    /** Nobody listens there. */
    record ConnectionRefused(InetAddress address, int port) implements Obstacle {}

    /** No route, or the network is down. */
    record Unreachable(InetAddress address, int port, String words) implements Obstacle {}

    record NotConnectedInTime(InetAddress address, int port) implements Obstacle {}

    /** Somebody answers there who does not speak TLS from the first byte. */
    record NotTls() implements Obstacle {}

    record NoHandshakeInTime() implements Obstacle {}

    /** The server closed the connection before TLS was open. */
    record HungUp() implements Obstacle {}

    /** No version or cipher in common, or what came was not understood. */
    record HandshakeFailed(String words) implements Obstacle {}

    /** Nobody we trust has signed the certificate. */
    record NotTrusted(String issuer) implements Obstacle {}

    /** A trusted certificate of somebody else. */
    record NameNotInCertificate(String host, List<String> names) implements Obstacle {}

    record Expired(Instant since) implements Obstacle {}

    record NotYetValid(Instant from) implements Obstacle {}

    default Step step() {
        return switch (this) {
            case NameUnknown _, NotResolvedInTime _ -> Step.RESOLUTION;
            case NotAHost _, AddressRefused _, PortRefused _, PlainRefused _ -> Step.POLICY;
            case ConnectionRefused _, Unreachable _, NotConnectedInTime _ -> Step.CONNECTION;
            case NotTls _,
                    NoHandshakeInTime _,
                    HungUp _,
                    HandshakeFailed _,
                    NotTrusted _,
                    NameNotInCertificate _,
                    Expired _,
                    NotYetValid _ -> Step.TLS;
        };
    }

    default String words() {
        return switch (this) {
            case NotAHost() -> "not a host name or an address in its usual form";
            case NameUnknown(String host) -> "unknown host " + host;
            case NotResolvedInTime(String host) -> "the name " + host + " was not resolved in time";
            case AddressRefused(InetAddress address, String what, boolean canBeAllowed) ->
                "%s is %s, %s"
                        .formatted(
                                address.getHostAddress(),
                                what,
                                canBeAllowed
                                        ? "which ricochet.egress.allow does not allow"
                                        : "which is never connected to");
            case PortRefused(int port, Purpose purpose) ->
                "port %d is none of %s (%s), and ricochet.egress.allow does not allow the host"
                        .formatted(port, purpose, listed(purpose.ports()));
            case PlainRefused() -> "http:// is only for a loopback address that ricochet.egress.allow allows";
            case ConnectionRefused(InetAddress address, int port) ->
                "nobody listens at %s port %d".formatted(address.getHostAddress(), port);
            case Unreachable(InetAddress address, int port, String words) ->
                "%s port %d cannot be reached: %s".formatted(address.getHostAddress(), port, words);
            case NotConnectedInTime(InetAddress address, int port) ->
                "%s port %d did not take the connection in time".formatted(address.getHostAddress(), port);
            case NotTls() -> "the server does not speak TLS from the first byte at this port";
            case NoHandshakeInTime() -> "TLS was not opened in time";
            case HungUp() -> "the server hung up while TLS was opened";
            case HandshakeFailed(String words) -> "TLS was not opened: " + words;
            case NotTrusted(String issuer) -> "the certificate is signed by nobody we trust: " + issuer;
            case NameNotInCertificate(String host, List<String> names) ->
                "the certificate is not for %s but for %s".formatted(host, listed(names));
            case Expired(Instant since) -> "the certificate expired at " + since;
            case NotYetValid(Instant from) -> "the certificate is valid only from " + from;
        };
    }

    private static String listed(List<?> things) {
        return String.join(", ", things.stream().map(Object::toString).toList());
    }
}
