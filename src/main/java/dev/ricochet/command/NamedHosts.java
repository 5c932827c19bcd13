package dev.ricochet.command;

import static java.util.stream.Collectors.joining;

import dev.ricochet.account.Account;
import dev.ricochet.account.Authentication;
import dev.ricochet.egress.EgressPolicy;
import dev.ricochet.egress.Obstacle;
import dev.ricochet.egress.Purpose;
import dev.ricochet.vocabulary.Misconfigured;
import java.net.URI;
import java.util.Optional;

/** The hosts that a declared account names, against what may be connected to: as far as that is known without a look-up. */
final class NamedHosts {
    private final EgressPolicy policy;

    NamedHosts(EgressPolicy policy) {
        this.policy = policy;
    }

    /** @param place what the account's properties begin with */
    void check(String place, Account account) {
        check(place + ".imap", account.imap().host(), account.imap().port(), Purpose.IMAP);
        check(place + ".smtp", account.smtp().host(), account.smtp().port(), Purpose.SMTP);
        check(place + ".callback-url", account.callback().reveal());
        if (account.imap().authentication() instanceof Authentication.RefreshToken token) {
            check(place + ".oauth.token-endpoint", token.tokenEndpoint());
        }
    }

    void check(String property, URI uri) {
        policy.foreseen(uri).ifPresent(obstacle -> {
            throw new Misconfigured(property, needs(obstacle));
        });
    }

    private void check(String place, String host, int port, Purpose purpose) {
        Optional<Obstacle> foreseen = policy.foreseen(host, port, purpose);
        foreseen.ifPresent(obstacle -> {
            String property = obstacle instanceof Obstacle.PortRefused ? ".port" : ".host";
            throw new Misconfigured(place + property, needs(obstacle));
        });
    }

    // in words of their own, because the obstacle's may repeat what was set
    private static String needs(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.NotAHost _ -> "must be a host name, or an address in its usual form.";
            case Obstacle.AddressRefused refused ->
                "is %s, which %s."
                        .formatted(
                                refused.what(),
                                refused.canBeAllowed()
                                        ? "ricochet.egress.allow does not allow"
                                        : "is never connected to");
            case Obstacle.PortRefused refused ->
                "must be %s, or ricochet.egress.allow must name the host."
                        .formatted(refused.purpose().ports().stream()
                                .map(String::valueOf)
                                .collect(joining(" or ")));
            case Obstacle.PlainRefused _ ->
                "may begin with http:// only where ricochet.egress.allow allows its address.";
            default -> obstacle.words();
        };
    }
}
