package dev.ricochet.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.message.Headers;
import dev.ricochet.message.MimeReader;
import dev.ricochet.origin.dkim.Signer;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a signature of our own domain under the returned headers proves, and what it does not. */
class SignedOriginalTest {
    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");
    private static final EmailAddress ALICE = address("alice@example.com");
    private static final EmailAddress NEWS = address("news@example.org");
    private static final MessageId CAMPAIGN = new MessageId("campaign-1@example.org");
    private static final Signer OURS = Signer.with(2048, "c=relaxed/relaxed; d=example.org; s=google");
    private static final String H = "to:subject:message-id:date:from:cc";
    private static final String MAIL = """
            From: News <news@example.org>
            To: Alice <alice@example.com>
            Subject: Offers
            Date: Mon, 02 Nov 2026 10:00:00 +0000
            Message-ID: <campaign-1@example.org>
            """.replace("\n", "\r\n");

    @Test
    void a_mail_of_ours_to_whom_is_told_proves_the_report() {
        assertThat(origin(OURS.sign(MAIL, H), ALICE)).isEqualTo(new Origin.ProvenSigned("example.org"));
    }

    @Test
    void so_does_one_of_a_key_of_the_newer_kind() {
        Signer edwards = Signer.with(0, "c=relaxed/relaxed; d=example.org; s=google");
        assertThat(origin(edwards.sign(MAIL, H), ALICE, edwards, SentMail.UNKNOWN)
                        .isProven())
                .isTrue();
    }

    @Test
    void whoever_got_a_mail_can_speak_about_himself_alone() {
        assertThat(origin(OURS.sign(MAIL, H), address("victim@example.com")).isProven())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To: mallory@example.net, alice@example.com",
                "To: \"alice@example.com\" <mallory@example.net>",
                "To: mallory@example.net (alice@example.com)",
                "To: \"x <alice@example.com>\"@example.net",
                "To: <mallory@example.net>, Alice <alice@example.com>",
                "To: alice@example.com\r\nTo: mallory@example.net",
                "To: alice@example.com\r\nCc: mallory@example.net",
                "To: alice@example.com\r\nBcc: mallory@example.net",
                "To: friends: alice@example.com;",
            })
    void a_mail_that_others_got_too_proves_nothing(String recipients) {
        String mail = MAIL.replace("To: Alice <alice@example.com>", recipients);
        assertThat(origin(OURS.sign(mail, H), ALICE).isProven()).isFalse();
    }

    @Test
    void a_name_that_is_quoted_is_a_name() {
        String mail = MAIL.replace("Alice <", "\"Liddell, Alice \\\"A.\\\"\" <");
        assertThat(origin(OURS.sign(mail, H), ALICE).isProven()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"from:message-id:cc", "from:to:cc", "from:to:message-id"})
    void what_is_not_signed_could_have_been_changed(String signed) {
        assertThat(origin(OURS.sign(MAIL, signed), ALICE).isProven()).isFalse();
    }

    @Test
    void another_authors_mail_proves_nothing_although_our_domain_signed_it() {
        String mail = MAIL.replace("news@example.org", "mallory@example.org");
        assertThat(origin(OURS.sign(mail, H), ALICE).isProven()).isFalse();
    }

    @Test
    void anothers_signature_proves_nothing() {
        for (String domain : List.of("example.net", "org", "mail.example.org", "notexample.org")) {
            Signer other = OURS.saying("c=relaxed/relaxed; d=" + domain + "; s=google");
            assertThat(origin(other.sign(MAIL, H), ALICE, other, SentMail.UNKNOWN)
                            .isProven())
                    .isFalse();
        }
    }

    @Test
    void a_signature_that_ran_out_before_the_report_came_proves_nothing() {
        Signer ended = OURS.saying("c=relaxed/relaxed; d=example.org; s=google; x="
                + NOW.minusSeconds(1).getEpochSecond());
        assertThat(origin(ended.sign(MAIL, H), ALICE).isProven()).isFalse();
        Signer lasting = OURS.saying("c=relaxed/relaxed; d=example.org; s=google; x="
                + NOW.plusSeconds(1).getEpochSecond());
        assertThat(origin(lasting.sign(MAIL, H), ALICE).isProven()).isTrue();
    }

    @Test
    void without_the_key_it_proves_nothing() {
        Provenance report = report(OURS.sign(MAIL, H));
        assertThat(reader().origin(report, Optional.of(CAMPAIGN), ALICE, testimony(SentMail.UNKNOWN, Map.of()))
                        .isProven())
                .isFalse();
    }

    @Test
    void it_is_about_the_mail_that_it_names() {
        Provenance report = report(OURS.sign(MAIL, H));
        assertThat(reader().origin(
                                report,
                                Optional.of(new MessageId("campaign-2@example.org")),
                                ALICE,
                                testimony(SentMail.UNKNOWN, keys(OURS)))
                        .isProven())
                .isFalse();
    }

    @Test
    void a_copy_of_what_was_sent_knows_better() {
        SentMail toSeveral = new SentMail() {
            @Override
            public boolean has(MessageId mail) {
                return false;
            }

            @Override
            public boolean has(MessageId mail, EmailAddress recipient) {
                return false;
            }

            @Override
            public boolean knows(MessageId mail) {
                return mail.equals(CAMPAIGN);
            }
        };
        assertThat(origin(OURS.sign(MAIL, H), ALICE, OURS, toSeveral).isProven())
                .isFalse();
    }

    @Test
    void keys_are_asked_for_only_of_our_own_domain_and_mail() {
        assertThat(report(OURS.sign(MAIL, H)).keyNames(Set.of(NEWS))).containsExactly("google._domainkey.example.org");
        assertThat(report(OURS.sign(MAIL, H)).keyNames(Set.of(ALICE))).isEmpty();
        String stranger = OURS.saying("c=relaxed; d=example.net; s=google").sign(MAIL, H);
        assertThat(report(stranger).keyNames(Set.of(NEWS))).isEmpty();
    }

    private static Origin origin(String returned, EmailAddress recipient) {
        return origin(returned, recipient, OURS, SentMail.UNKNOWN);
    }

    private static Origin origin(String returned, EmailAddress recipient, Signer signer, SentMail sent) {
        return reader().origin(report(returned), Optional.of(CAMPAIGN), recipient, testimony(sent, keys(signer)));
    }

    private static Map<String, List<String>> keys(Signer signer) {
        return Map.of("google._domainkey.example.org", List.of("v=spf1 -all", signer.record()));
    }

    private static Testimony testimony(SentMail sent, Map<String, List<String>> keys) {
        return new Testimony(sent, Set.of(NEWS), keys, NOW);
    }

    private static OriginReader reader() {
        return new OriginReader(Trust.NOBODY);
    }

    private static Provenance report(String returned) {
        byte[] bytes = returned.getBytes(StandardCharsets.ISO_8859_1);
        return Provenance.of(new MimeReader().read(new byte[0]), Headers.in(bytes));
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }
}
