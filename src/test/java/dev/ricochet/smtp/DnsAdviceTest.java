package dev.ricochet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.account.Authentication;
import dev.ricochet.account.Secret;
import dev.ricochet.account.SmtpSettings;
import dev.ricochet.account.TlsMode;
import dev.ricochet.egress.DnsRecords;
import dev.ricochet.smtp.DnsFinding.Matter;
import dev.ricochet.smtp.DnsFinding.Verdict;
import dev.ricochet.vocabulary.EmailAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DnsAdviceTest {
    private static final String KEY = "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC";

    private final Zone zone = new Zone();

    /** Records that stand in a test. */
    private static final class Zone implements DnsRecords {
        private final Map<String, List<String>> records = new HashMap<>();
        private int asked;

        Zone with(String type, String name, String... texts) {
            records.put(type + " " + name, List.of(texts));
            return this;
        }

        @Override
        public Answer mx(String name) {
            return new Answer.Known(records.getOrDefault("MX " + name, List.of()));
        }

        @Override
        public Answer txt(String name) {
            asked++;
            return new Answer.Known(records.getOrDefault("TXT " + name, List.of()));
        }
    }

    @Test
    void a_domain_as_google_wants_it_is_good_in_everything() {
        zone.with("MX", "example.org", "smtp.google.com")
                .with("TXT", "example.org", "google-site-verification=x", "v=spf1 include:_spf.google.com ~all")
                .with("TXT", "_spf.google.com", "v=spf1 ip4:192.0.2.0/24 ~all")
                .with("TXT", "google._domainkey.example.org", KEY)
                .with("TXT", "_dmarc.example.org", "v=DMARC1; p=none; rua=mailto:dmarc@example.org");

        assertThat(findings("example.org"))
                .extracting(DnsFinding::verdict)
                .containsExactly(Verdict.GOOD, Verdict.GOOD, Verdict.GOOD, Verdict.GOOD);
        assertThat(finding("example.org", Matter.SPF).found()).contains("(1 look-ups)");
    }

    @Test
    void a_bare_domain_is_told_what_to_set() {
        assertThat(findings("example.org")).extracting(DnsFinding::verdict).containsOnly(Verdict.WRONG);
        assertThat(finding("example.org", Matter.SPF).todo()).contains("include:_spf.google.com");
        assertThat(finding("example.org", Matter.DMARC).todo()).contains("_dmarc.example.org");
    }

    @Test
    void an_spf_record_without_the_provider_does_not_let_it_send() {
        zone.with("TXT", "example.org", "v=spf1 include:spf.example.net -all")
                .with("TXT", "spf.example.net", "v=spf1 ip4:192.0.2.1 -all");
        assertThat(finding("example.org", Matter.SPF).means()).contains("does not let your provider");
    }

    @Test
    void the_provider_may_be_included_by_an_include() {
        zone.with("TXT", "example.org", "v=spf1 redirect=_all.example.org")
                .with("TXT", "_all.example.org", "v=spf1 include:_spf.google.com -all");
        assertThat(finding("example.org", Matter.SPF).verdict()).isEqualTo(Verdict.GOOD);
    }

    @Test
    void two_spf_records_count_as_none() {
        zone.with("TXT", "example.org", "v=spf1 include:_spf.google.com ~all", "v=spf1 mx -all");
        assertThat(finding("example.org", Matter.SPF).means()).contains("more than one");
    }

    @Test
    void more_than_ten_look_ups_are_too_many_and_a_ring_of_includes_ends() {
        zone.with("TXT", "example.org", "v=spf1 include:a.example.net ~all");
        zone.with(
                "TXT",
                "a.example.net",
                "v=spf1 a mx ptr a:x.example mx:y.example exists:z.example include:b.example.net ~all");
        zone.with("TXT", "b.example.net", "v=spf1 a mx ptr include:a.example.net include:example.org ~all");
        assertThat(finding("example.org", Matter.SPF).means()).contains("more than ten");
        assertThat(zone.asked).isLessThan(20);
    }

    @Test
    void a_subdomain_is_spoken_for_by_its_organisation() {
        zone.with("TXT", "_dmarc.example.org", "v=DMARC1; p=reject; adkim=s");
        DnsFinding dmarc = finding("news.example.org", Matter.DMARC);
        assertThat(dmarc.verdict()).isEqualTo(Verdict.GOOD);
        assertThat(dmarc.means()).contains("strict");
    }

    @Test
    void a_key_that_was_withdrawn_is_none() {
        zone.with("TXT", "google._domainkey.example.org", "v=DKIM1; k=rsa; p=");
        assertThat(finding("example.org", Matter.DKIM).verdict()).isEqualTo(Verdict.WRONG);
    }

    @Test
    void without_a_resolver_nothing_is_wrong() {
        DnsRecords offline = new DnsRecords() {
            @Override
            public Answer mx(String name) {
                return new Answer.NotChecked("the resolver did not answer");
            }

            @Override
            public Answer txt(String name) {
                return mx(name);
            }
        };
        assertThat(new DnsAdvice(offline).of(sender("example.org")))
                .extracting(DnsFinding::verdict)
                .containsOnly(Verdict.NOT_CHECKED);
    }

    private List<DnsFinding> findings(String domain) {
        return new DnsAdvice(zone).of(sender(domain));
    }

    private DnsFinding finding(String domain, Matter matter) {
        return findings(domain).stream()
                .filter(each -> each.matter() == matter)
                .findFirst()
                .orElseThrow();
    }

    private static Sender sender(String domain) {
        EmailAddress from = EmailAddress.parse("news@" + domain).orElseThrow();
        return new Sender(
                from,
                from,
                new SmtpSettings(
                        "smtp.gmail.com",
                        465,
                        TlsMode.IMPLICIT,
                        from.toString(),
                        new Authentication.AppPassword(new Secret("abcdefghijklmnop"))));
    }
}
