package dev.ricochet.web.accounts;

import dev.ricochet.account.Account;
import dev.ricochet.account.Authentication;
import dev.ricochet.callback.Formats;
import dev.ricochet.egress.Destination;
import dev.ricochet.egress.Destinations;
import dev.ricochet.egress.NotConnected;
import dev.ricochet.egress.Purpose;
import dev.ricochet.oauth.NoToken;
import dev.ricochet.oauth.ServiceAccountKey;
import dev.ricochet.web.problem.Flaw;
import dev.ricochet.web.problem.Refusal;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an account's servers may be connected to at all, said while somebody fills it in. It is asked once more of each
 * address that is connected to, since a name may mean another one by then.
 */
@Singleton
public class Reach {
    private static final Duration RESOLUTION = Duration.ofSeconds(5);

    private final Destinations destinations;
    private final Formats formats;

    Reach(Destinations destinations, Formats formats) {
        this.destinations = destinations;
        this.formats = formats;
    }

    /** Refuses an account one of whose servers is out of reach, or that cannot be told so. Asks the network. */
    void check(Account account) {
        List<Flaw> flaws = new ArrayList<>();
        check("#/imap/host", () -> reached(account.imap().host(), account.imap().port(), Purpose.IMAP), flaws);
        check("#/smtp/host", () -> reached(account.smtp().host(), account.smtp().port(), Purpose.SMTP), flaws);
        check("#/imap/credentials", account.imap().authentication(), flaws);
        check("#/smtp/credentials", account.smtp().authentication(), flaws);
        check("#/callbackUrl", () -> destinations.of(account.callback().reveal(), RESOLUTION), flaws);
        formats.objectionTo(account.wire()).ifPresent(words -> flaws.add(Flaw.at("#/format", words)));
        if (!flaws.isEmpty()) {
            throw Refusal.invalid(flaws);
        }
    }

    // whoever makes the tokens is sent what lasts
    private void check(String pointer, Authentication authentication, List<Flaw> flaws) {
        switch (authentication) {
            case Authentication.AppPassword _ -> {}
            case Authentication.RefreshToken token ->
                check(pointer, () -> destinations.of(token.tokenEndpoint(), RESOLUTION), flaws);
            case Authentication.ServiceAccount service -> {
                try {
                    URI endpoint = ServiceAccountKey.read(service.key()).tokenEndpoint();
                    check(pointer, () -> destinations.of(endpoint, RESOLUTION), flaws);
                } catch (NoToken e) {
                    flaws.add(Flaw.at(pointer, "cannot be used: " + e.getMessage()));
                }
            }
        }
    }

    private interface Attempt {
        Destination destination() throws NotConnected;
    }

    private Destination reached(String host, int port, Purpose purpose) throws NotConnected {
        return destinations.of(host, port, purpose, RESOLUTION);
    }

    private static void check(String pointer, Attempt attempt, List<Flaw> flaws) {
        try {
            var _ = attempt.destination();
        } catch (NotConnected e) {
            flaws.add(Flaw.at(pointer, "cannot be used: " + e.obstacle().words()));
        }
    }
}
