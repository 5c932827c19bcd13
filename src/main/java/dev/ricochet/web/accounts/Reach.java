package dev.ricochet.web.accounts;

import dev.ricochet.account.Account;
import dev.ricochet.egress.Destinations;
import dev.ricochet.egress.NotConnected;
import dev.ricochet.egress.Purpose;
import dev.ricochet.web.problem.Flaw;
import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether an account's servers may be connected to at all, said while somebody fills it in. It is asked once more of each
 * address that is connected to, since a name may mean another one by then.
 */
@Singleton
public class Reach {
    private static final Duration RESOLUTION = Duration.ofSeconds(5);

    private final Destinations destinations;

    Reach(Destinations destinations) {
        this.destinations = destinations;
    }

    /** Refuses an account one of whose servers is out of reach. Asks the network. */
    void check(Account account) {
        URI callback = account.callback().reveal();
        boolean secure = "https".equals(callback.getScheme().toLowerCase(Locale.ROOT));
        int usual = secure ? 443 : 80;
        List<Flaw> flaws = new ArrayList<>();
        check("#/imap/host", account.imap().host(), account.imap().port(), Purpose.IMAP, flaws);
        check("#/smtp/host", account.smtp().host(), account.smtp().port(), Purpose.SMTP, flaws);
        check(
                "#/callbackUrl",
                callback.getHost(),
                callback.getPort() < 0 ? usual : callback.getPort(),
                secure ? Purpose.HTTPS : Purpose.HTTP,
                flaws);
        if (!flaws.isEmpty()) {
            throw new Refusal(ProblemKind.INVALID, "The list of errors names what is wrong.", flaws);
        }
    }

    private void check(String pointer, String host, int port, Purpose purpose, List<Flaw> flaws) {
        try {
            var _ = destinations.of(host, port, purpose, RESOLUTION);
        } catch (NotConnected e) {
            flaws.add(Flaw.at(pointer, "cannot be used: " + e.obstacle().words()));
        }
    }
}
