package dev.ricochet.origin.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.message.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DkimSignatureTest {
    private static final String TAGS = "c=relaxed/relaxed; d=example.org; s=s1";
    private static final Signer RSA = Signer.with(1024, TAGS);
    private static final String MAIL = """
            From: News <news@example.org>
            To: alice@example.com
            Subject:   Offers of  the week
            Message-ID: <campaign-1@example.org>
            """.replace("\n", "\r\n");
    private static final String H = "from:to:cc:subject:message-id";

    /** RFC 8463, appendix A.3. */
    private static final String OF_THE_RFC = """
            DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
             d=football.example.com; i=@football.example.com;
             q=dns/txt; s=brisbane; t=1528637909; h=from : to :
             subject : date : message-id : from : subject : date;
             bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
             b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
             Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
            DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
             d=football.example.com; i=@football.example.com;
             q=dns/txt; s=test; t=1528637909; h=from : to : subject :
             date : message-id : from : subject : date;
             bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
             b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3
             DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz
             dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=
            From: Joe SixPack <joe@football.example.com>
            To: Suzie Q <suzie@shopping.example.net>
            Subject: Is dinner ready?
            Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
            Message-ID: <20030712040037.46341.5F8J@football.example.com>
            """;

    @Test
    void the_mail_of_the_standard_holds_with_its_keys() {
        List<DkimSignature> signatures = signatures(OF_THE_RFC);
        assertThat(signatures)
                .extracting(DkimSignature::keyName)
                .containsExactly("brisbane._domainkey.football.example.com", "test._domainkey.football.example.com");
        assertThat(signatures.get(0).holds("v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="))
                .isTrue();
        assertThat(signatures
                        .get(1)
                        .holds("v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3"
                                + "idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5"
                                + "QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"relaxed/relaxed", "relaxed/simple", "relaxed", "simple/relaxed", "simple/simple"})
    void each_form_of_the_header_holds(String form) {
        Signer signer = RSA.saying("c=" + form + "; d=example.org; s=s1");
        assertThat(holds(signer.sign(MAIL, H), signer)).isTrue();
        Signer edwards = Signer.with(0, "c=" + form + "; d=example.org; s=s1");
        assertThat(holds(edwards.sign(MAIL, H), edwards)).isTrue();
    }

    @Test
    void what_servers_do_to_blanks_and_line_ends_breaks_the_simple_form_alone() {
        String relaxed = RSA.sign(MAIL, H);
        assertThat(holds(relaxed.replace("\r\n", "\n"), RSA)).isTrue();
        assertThat(holds(relaxed.replace("  the week", "\r\n  the week "), RSA)).isTrue();
        Signer simple = RSA.saying("d=example.org; s=s1");
        assertThat(holds(simple.sign(MAIL, H).replace("\r\n", "\n"), simple)).isTrue();
        assertThat(holds(simple.sign(MAIL, H).replace("  the week", " the week"), simple))
                .isFalse();
    }

    @Test
    void any_change_to_what_is_signed_breaks_it() {
        String signed = RSA.sign(MAIL, H);
        assertThat(holds(signed.replace("alice@", "bob@"), RSA)).isFalse();
        assertThat(holds(signed.replace("campaign-1", "campaign-2"), RSA)).isFalse();
        assertThat(holds(signed.replace("News <", "Nows <"), RSA)).isFalse();
        assertThat(holds(signed + "Cc: bob@example.net\r\n", RSA)).isFalse();
        assertThat(holds(signed.replace("bh=47", "bh=48"), RSA)).isFalse();
        assertThat(holds(signed, Signer.with(1024, TAGS))).isFalse();
    }

    @Test
    void a_length_of_the_body_says_nothing_of_the_header() {
        Signer signer = RSA.saying(TAGS + "; l=0");
        assertThat(holds(signer.sign(MAIL, H), signer)).isTrue();
    }

    @Test
    void a_short_key_proves_nothing() {
        Signer weak = Signer.with(768, TAGS);
        assertThat(holds(weak.sign(MAIL, H), weak)).isFalse();
    }

    @Test
    void a_hash_that_is_broken_proves_nothing() {
        assertThat(signatures(RSA.sign(MAIL, H).replace("rsa-sha256", "rsa-sha1")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=DKIM1; k=rsa; p=",
                "v=DKIM1; k=rsa; t=y; p=%s",
                "v=DKIM1; k=rsa; s=tlsrpt; p=%s",
                "v=DKIM1; k=rsa; h=sha1; p=%s",
                "v=DKIM1; k=ed25519; p=%s",
                "v=DKIM2; k=rsa; p=%s",
                "v=DKIM1; p=%s; p=%s",
                "v=DKIM1; p=nonsense!",
                "v=DKIM1; p=AAAA",
                "",
            })
    void a_record_that_is_not_for_this_proves_nothing(String record) {
        String key = RSA.record().replaceAll(".*p=", "");
        assertThat(signatures(RSA.sign(MAIL, H)).getFirst().holds(record.replace("%s", key)))
                .isFalse();
    }

    @Test
    void a_record_with_only_what_it_needs_will_do() {
        String key = RSA.record().replaceAll(".*p=", "");
        DkimSignature signature = signatures(RSA.sign(MAIL, H)).getFirst();
        assertThat(signature.holds("p=" + key)).isTrue();
        assertThat(signature.holds(
                        "v=DKIM1; h=sha1:sha256; s=email; t=s; p=" + key.substring(0, 40) + " " + key.substring(40)))
                .isTrue();
    }

    @Test
    void a_key_for_its_own_domain_alone_does_not_sign_below_it() {
        Signer below = RSA.saying(TAGS + "; i=news@mail.example.org");
        String signed = below.sign(MAIL, H);
        assertThat(holds(signed, below)).isTrue();
        assertThat(signatures(signed).getFirst().holds(below.record() + "; t=s"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c=relaxed/relaxed; d=example.org; s=s1; i=@example.net",
                "c=relaxed/relaxed; d=example.org; s=s1; q=http",
                "c=else/relaxed; d=example.org; s=s1",
                "c=relaxed/relaxed; d=; s=s1",
                "c=relaxed/relaxed; d=example.org; s=a b*c",
                "c=relaxed/relaxed; d=example.org; s=s1; x=soon",
                "c=relaxed/relaxed; d=example.org; d=example.org; s=s1",
            })
    void a_field_that_makes_no_sense_is_none(String tags) {
        Signer signer = RSA.saying(tags);
        assertThat(signatures(signer.sign(MAIL, H))).isEmpty();
    }

    @Test
    void a_field_without_from_is_none() {
        assertThat(signatures(RSA.sign(MAIL, "to:message-id"))).isEmpty();
    }

    @Test
    void it_is_good_from_when_it_was_made_until_it_ends() {
        DkimSignature bounded = signatures(
                        RSA.saying(TAGS + "; t=1762000000; x=1762600000").sign(MAIL, H))
                .getFirst();
        assertThat(bounded.isGoodAt(Instant.ofEpochSecond(1762000000))).isTrue();
        assertThat(bounded.isGoodAt(Instant.ofEpochSecond(1762599999))).isTrue();
        assertThat(bounded.isGoodAt(Instant.ofEpochSecond(1762600000))).isFalse();
        assertThat(bounded.isGoodAt(Instant.ofEpochSecond(1761900000))).isFalse();
        assertThat(signatures(RSA.saying(TAGS + "; t=1762000000; x=1762000000").sign(MAIL, H))
                        .getFirst()
                        .isGoodAt(Instant.ofEpochSecond(1761999999)))
                .isFalse();
    }

    @Test
    void of_many_only_some_are_looked_at() {
        String one = RSA.sign("", "from:to").strip() + "\r\n";
        assertThat(signatures(one.repeat(1000) + MAIL)).hasSizeLessThan(10);
    }

    private static boolean holds(String mail, Signer signer) {
        return signatures(mail).getFirst().holds(signer.record());
    }

    private static List<DkimSignature> signatures(String mail) {
        return DkimSignature.in(Headers.in(mail.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
