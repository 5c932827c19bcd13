package dev.ricochet.smtp;

import dev.ricochet.egress.Obstacle;

/** What stood in the way of a connection, as advice is given about it. */
public final class Obstacles {
    private Obstacles() {}

    public static Cause cause(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.NotAHost _, Obstacle.NameUnknown _ -> Cause.NAME_UNKNOWN;
            case Obstacle.AddressRefused _, Obstacle.PortRefused _, Obstacle.PlainRefused _ -> Cause.FORBIDDEN;
            case Obstacle.ConnectionRefused _ -> Cause.REFUSED;
            case Obstacle.Unreachable _ -> Cause.UNREACHABLE;
            case Obstacle.NotResolvedInTime _, Obstacle.NotConnectedInTime _, Obstacle.NoHandshakeInTime _ ->
                Cause.TIMED_OUT;
            case Obstacle.NotTls _ -> Cause.NOT_TLS;
            case Obstacle.HungUp _ -> Cause.CUT;
            case Obstacle.HandshakeFailed _ -> Cause.TLS;
            case Obstacle.NotTrusted _ -> Cause.UNTRUSTED;
            case Obstacle.NameNotInCertificate _ -> Cause.NAME_MISMATCH;
            case Obstacle.Expired _, Obstacle.NotYetValid _ -> Cause.EXPIRED;
        };
    }

    /** How far we came. */
    public static Step step(Obstacle obstacle) {
        return switch (obstacle.step()) {
            case RESOLUTION, POLICY -> Step.NAME_RESOLUTION;
            case CONNECTION -> Step.CONNECTION;
            case TLS -> Step.TLS;
        };
    }
}
