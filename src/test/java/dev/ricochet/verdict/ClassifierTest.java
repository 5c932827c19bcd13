package dev.ricochet.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.report.Action;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.Original;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.EnhancedStatus;
import dev.ricochet.vocabulary.SmtpReply;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClassifierTest {
    private static final RuleBook BOOK = RuleBook.builtIn();
    private static final EmailAddress ALICE = new EmailAddress("alice", "example.org");

    private final Classifier classifier = new Classifier(BOOK, BareFiveHundred.SOFT);

    @Test
    void a_delay_is_never_a_bounce() {
        assertThat(classifier.judge(report(), outcome(Action.DELAYED, ALICE, "550 5.1.1 No such user")))
                .isInstanceOf(Verdict.NotABounce.class);
    }

    @Test
    void an_address_that_nobody_has_is_hard() {
        assertThat(judged("550 5.1.1 sorry")).isEqualTo("HARD NO_SUCH_USER status-bad-mailbox [550 5.1.1]");
    }

    @Test
    void a_four_is_soft_whatever_the_words() {
        assertThat(judged("450 4.1.1 sorry")).startsWith("SOFT NO_SUCH_USER");
    }

    @Test
    void a_domain_that_takes_no_mail_is_hard_even_under_a_four() {
        assertThat(judged("450 4.1.10 sorry")).startsWith("HARD TAKES_NO_MAIL");
    }

    @Test
    void a_bare_five_hundred_is_as_it_is_configured() {
        assertThat(judged("550 sorry")).startsWith("SOFT REFUSED bare-5xx");
        assertThat(words(new Classifier(BOOK, BareFiveHundred.HARD)
                        .judge(report(), outcome(Action.FAILED, ALICE, "550 sorry"))))
                .startsWith("HARD REFUSED bare-5xx");
    }

    @Test
    void the_target_of_a_forwarding_is_not_the_address_we_mailed() {
        assertThat(words(classifier.judge(
                        report(), outcome(Action.FAILED, new EmailAddress("bob", "example.net"), "550 5.1.1 sorry"))))
                .startsWith("SOFT FORWARD_TARGET");
    }

    @Test
    void case_tag_and_another_host_of_the_same_organisation_are_the_same_address() {
        for (EmailAddress failing :
                List.of(new EmailAddress("Alice+news", "example.org"), new EmailAddress("alice", "mail.example.org"))) {
            assertThat(words(classifier.judge(report(), outcome(Action.FAILED, failing, "550 5.1.1 sorry"))))
                    .startsWith("HARD NO_SUCH_USER");
        }
    }

    @Test
    void another_tenant_of_the_same_provider_is_another_address() {
        assertThat(ForwardTarget.isSameMailbox(
                        new EmailAddress("alice", "contoso.onmicrosoft.com"),
                        new EmailAddress("alice", "fabrikam.onmicrosoft.com")))
                .isFalse();
        assertThat(ForwardTarget.isSameMailbox(
                        new EmailAddress("alice", "contoso.com"), new EmailAddress("alice", "contoso.onmicrosoft.com")))
                .isTrue();
    }

    @Test
    void whoever_says_it_of_the_sender_or_of_its_policy_is_never_hard() {
        for (String said : List.of(
                "550 5.1.1 <news@shop.example>: Sender address rejected: User unknown",
                "550 5.1.1 Access denied",
                "553 5.1.1 listed by zen.spamhaus.org",
                "550 5.7.1 <alice@example.org>: Relay access denied",
                "550 5.7.27 sorry",
                "550 5.2.2 mailbox full",
                "550 5.2.1 receiving mail at a rate that prevents additional messages",
                "550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required",
                "554 5.4.14 Hop count exceeded - possible mail loop",
                "550 this account is suspended",
                "550 5.1.1 RCP-P2 refused due to recipient preferences")) {
            assertThat(judged(said)).as(said).startsWith("SOFT");
        }
    }

    @Test
    void an_address_or_a_domain_that_is_gone_is_hard() {
        for (String said : List.of(
                "550 5.4.1 Recipient address rejected: Access denied. AS(201806281)",
                "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient alice@example.org not found by SMTP address lookup",
                "550 5.2.1 The email account that you tried to reach is disabled",
                "550 5.7.1 No such user!",
                "(status 4.0.0) DNS Error: 1 DNS type 'mx' lookup of example.invalid responded with code NXDOMAIN")) {
            assertThat(judged(said)).as(said).startsWith("HARD");
        }
    }

    @Test
    void a_name_in_the_line_is_no_word() {
        assertThat(judged(
                        "550 5.1.1 <alice@example.org> host blocked.example.net said sorry to spam.quota@full.example"))
                .startsWith("HARD NO_SUCH_USER");
    }

    @Test
    void what_the_reporting_server_says_of_the_stage_counts_before_the_receivers_words() {
        RecipientOutcome outcome = outcome(Action.FAILED, ALICE, "553 5.1.0 shop.example does not exist here");
        RecipientOutcome told = new RecipientOutcome(
                ALICE,
                Optional.empty(),
                Action.FAILED,
                outcome.status(),
                outcome.reply(),
                outcome.diagnostic(),
                "SMTP error from remote mail server after MAIL FROM:<news@shop.example> SIZE=1022:",
                "",
                Optional.empty());
        assertThat(words(classifier.judge(report(), told))).startsWith("SOFT SENDER_REJECTED");
    }

    @Test
    void a_line_of_beginnings_that_lead_nowhere_is_judged() {
        for (String line : List.of(
                "user ".repeat(400),
                "mailbox * ".repeat(200),
                "550-".repeat(500),
                "a@".repeat(1000),
                "((((".repeat(500),
                "x".repeat(1_000_000))) {
            assertThat(judged(line)).startsWith("SOFT");
        }
    }

    private String judged(String diagnostic) {
        return words(classifier.judge(report(), outcome(Action.FAILED, ALICE, diagnostic)));
    }

    private static String words(Verdict verdict) {
        Verdict.Bounce bounce = (Verdict.Bounce) verdict;
        return "%s %s %s [%s]"
                .formatted(
                        bounce.hardness(),
                        bounce.reason(),
                        bounce.evidence().ruleId(),
                        bounce.evidence().matched());
    }

    private static DeliveryReport report() {
        return new DeliveryReport(
                "rfc3464",
                "mx.example.net",
                Optional.empty(),
                Original.UNKNOWN,
                List.of(outcome(Action.FAILED, ALICE, "")));
    }

    private static RecipientOutcome outcome(Action action, EmailAddress failing, String diagnostic) {
        Statement read = Example.statement(diagnostic);
        Optional<EnhancedStatus> status = read.status();
        Optional<SmtpReply> reply = read.reply();
        return new RecipientOutcome(
                ALICE, Optional.of(failing), action, status, reply, diagnostic, "", "mx.example.org", Optional.empty());
    }
}
