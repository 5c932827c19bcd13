package dev.ricochet.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.egress.MailDomains.Life;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ResolvedMailDomainsTest {
    private static final byte[] MX = {0, 10, 2, 'm', 'x', 7, 'e', 'x', 'a', 'm', 'p', 'l', 'e', 0};
    private static final byte[] NULL_MX = {0, 0, 0};
    private static final byte[] ADDRESS = {(byte) 192, 0, 2, 1};

    private final Vertx vertx = Vertx.vertx();
    private final DnsServer server = DnsServer.start();
    private final MailDomains domains = new ResolvedMailDomains(
            vertx, new SingletonDnsServerAddressStreamProvider(server.address()), Duration.ofMillis(700));

    @AfterEach
    void stop() {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_domain_with_a_host_for_its_mail_is_alive() {
        server.has("example.org", DnsServer.MX, MX);
        assertThat(domains.lifeOf("example.org")).isEqualTo(Life.ALIVE);
        assertThat(domains.lifeOf("EXAMPLE.org")).isEqualTo(Life.ALIVE);
    }

    @Test
    void so_is_one_with_an_address_alone() {
        server.has("example.org", DnsServer.A, ADDRESS);
        assertThat(domains.lifeOf("example.org")).isEqualTo(Life.ALIVE);
    }

    @Test
    void a_domain_that_nobody_has_is_dead() {
        assertThat(domains.lifeOf("example.org")).isEqualTo(Life.DEAD);
    }

    @Test
    void so_is_one_without_a_host_and_an_address() {
        server.exists("example.org");
        assertThat(domains.lifeOf("example.org")).isEqualTo(Life.DEAD);
    }

    @Test
    void so_is_one_that_says_that_it_takes_no_mail() {
        server.has("example.org", DnsServer.MX, NULL_MX);
        server.has("example.org", DnsServer.A, ADDRESS);
        assertThat(domains.lifeOf("example.org")).isEqualTo(Life.DEAD);
    }

    @Test
    void a_resolver_that_fails_says_nothing() {
        server.failsWith("example.org", DnsServer.SERVFAIL);
        assertThat(domains.lifeOf("example.org")).isEqualTo(Life.UNANSWERED);
        server.failsWith("example.org", DnsServer.REFUSED);
        assertThat(domains.lifeOf("example.org")).isEqualTo(Life.UNANSWERED);
    }

    @Test
    void nor_does_one_that_is_silent() {
        server.isSilent();
        assertThat(domains.lifeOf("example.org")).isEqualTo(Life.UNANSWERED);
    }

    @Test
    void an_answer_that_was_cut_short_is_asked_for_again_and_never_taken_for_an_empty_one() {
        server.exists("example.org");
        server.cutsShort();
        assertThat(domains.lifeOf("example.org")).isEqualTo(Life.UNANSWERED);
    }

    @Test
    void what_is_no_name_of_a_domain_is_not_asked_about() {
        assertThat(domains.lifeOf("[192.0.2.1]")).isEqualTo(Life.UNANSWERED);
        assertThat(domains.lifeOf("x".repeat(70) + ".example")).isEqualTo(Life.UNANSWERED);
    }
}
