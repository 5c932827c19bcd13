package dev.ricochet.flow.lookout;

import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.alarm.Condition;
import dev.ricochet.egress.SeenCertificates;
import dev.ricochet.egress.SeenCertificates.Validity;
import dev.ricochet.egress.TlsContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the certificates of servers will do for long enough: each replica looks at those that it was shown. */
@ApplicationScoped
public class CertificateLookout implements Lookout {
    /** Certificates of 90 days are renewed at 30, so that at 14 somebody has forgotten to. */
    private static final Duration SOON = Duration.ofDays(14);

    /** And those of six days at two. */
    private static final int PART_OF_ITS_LIFE = 5;

    private final Accounts accounts;
    private final SeenCertificates seen;
    private final Clock clock;

    @Inject
    CertificateLookout(Accounts accounts, TlsContext tls, Clock clock) {
        this.accounts = accounts;
        this.seen = tls.seen();
        this.clock = clock;
    }

    @Override
    public Set<Condition> conditions() {
        return Set.of(Condition.CERTIFICATE_ENDING);
    }

    @Override
    public List<Finding> look() {
        return accounts.active().stream()
                .map(KnownAccount::account)
                .flatMap(CertificateLookout::hosts)
                .distinct()
                .flatMap(host -> seen
                        .of(host)
                        .filter(validity -> isEnding(validity, clock.instant()))
                        .map(validity -> new Finding(
                                Condition.CERTIFICATE_ENDING,
                                Optional.empty(),
                                host,
                                "the certificate of %s ends at %s".formatted(host, validity.until())))
                        .stream())
                .toList();
    }

    static boolean isEnding(Validity validity, Instant now) {
        Duration left = Duration.between(now, validity.until());
        Duration life = Duration.between(validity.from(), validity.until());
        return left.compareTo(SOON) < 0 && left.compareTo(life.dividedBy(PART_OF_ITS_LIFE)) < 0;
    }

    private static Stream<String> hosts(Account account) {
        return Stream.of(
                account.imap().host(),
                account.smtp().host(),
                Objects.requireNonNullElse(account.callback().reveal().getHost(), ""));
    }
}
