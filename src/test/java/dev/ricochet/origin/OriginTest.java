package dev.ricochet.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.guard.AgeLimit;
import dev.ricochet.guard.OriginPolicy;
import dev.ricochet.message.Headers;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.report.Action;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.Original;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.Hardness;
import dev.ricochet.vocabulary.MessageId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OriginTest {
    private static final EmailAddress ALICE = new EmailAddress("alice", "example.org");
    private static final MessageId OURS = new MessageId("campaign-7@shop.example");
    private static final String BY_GMAIL =
            "Received: from mail-sor-f69.google.com (192.0.2.69) by mx.google.com with SMTPS id a1";
    private static final String GENUINE = """
            Delivered-To: news@shop.example
            Received: by 2002:a05:6a10 with SMTP id b2; Mon, 23 Nov 2026 10:00:00 -0800
            Return-Path: <>
            %s
            Received-SPF: pass
            Authentication-Results: mx.google.com;
                   dkim=pass header.i=@googlemail.com header.s=20230601 header.b=abc;
                   dmarc=pass (p=QUARANTINE sp=QUARANTINE dis=NONE) header.from=googlemail.com
            From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
            Subject: Delivery Status Notification (Failure)
            """.formatted(BY_GMAIL);

    private final OriginReader origins = new OriginReader(OwnServer.behind("imap.gmail.com"));

    @Test
    void a_report_that_gmail_wrote_and_vouches_for_is_proven() {
        assertThat(read(GENUINE)).isEqualTo(new Origin.ProvenReporter("googlemail.com"));
    }

    @Test
    void a_report_of_the_recipients_own_mail_server_is_proven() {
        assertThat(read("""
                        Return-Path: <>
                        %s
                        Authentication-Results: mx.google.com; dkim=pass header.i=@mail.example.org header.s=s1
                        From: MAILER-DAEMON@mail.example.org
                        """.formatted(BY_GMAIL))).isEqualTo(new Origin.ProvenReporter("mail.example.org"));
    }

    @Test
    void a_report_about_a_mail_that_we_sent_to_this_person_is_ours_whoever_wrote_it() {
        assertThat(origins.of(
                        trace("From: whoever@example.net\n"),
                        report(),
                        outcome(Optional.empty()),
                        (message, recipient) -> message.equals(OURS) && recipient.equals(ALICE)))
                .isEqualTo(new Origin.ProvenOurs());
    }

    @Test
    void forgery_1_a_statement_that_the_sender_brought_along_is_held() {
        held("""
                Return-Path: <>
                Received: from mx.evil.example by mx.google.com with ESMTPS id a1
                Authentication-Results: mx.google.com; spf=none smtp.helo=mx.evil.example; dmarc=fail header.from=googlemail.com
                Received: from nowhere by mx.google.com with SMTP id z9
                Authentication-Results: mx.google.com; dkim=pass header.i=@googlemail.com; dmarc=pass header.from=googlemail.com
                From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
                """, Origin.Contradicted.class);
    }

    @Test
    void forgery_2_somebody_elses_valid_signature_is_held() {
        held("""
                Return-Path: <>
                %s
                Authentication-Results: mx.google.com; dkim=pass header.i=@evil.example; dmarc=pass header.from=evil.example
                From: mailer-daemon@evil.example
                """.formatted(BY_GMAIL), Origin.Unproven.class);
    }

    @Test
    void forgery_3_a_person_with_an_address_of_the_provider_is_held() {
        held("""
                Return-Path: <mallory@googlemail.com>
                %s
                Authentication-Results: mx.google.com; dkim=pass header.i=@googlemail.com; dmarc=pass header.from=googlemail.com
                From: Mail Delivery Subsystem <mallory@googlemail.com>
                """.formatted(BY_GMAIL), Origin.Unproven.class);
    }

    @Test
    void forgery_4_a_statement_of_a_server_that_is_not_ours_is_held() {
        held("""
                Return-Path: <>
                Received: from a by mx.evil.example with ESMTP id 1
                Authentication-Results: mx.evil.example; dkim=pass header.i=@googlemail.com
                From: mailer-daemon@googlemail.com
                """, Origin.NoStatement.class);
    }

    @Test
    void forgery_5_a_pass_inside_a_comment_or_a_quoted_text_is_held() {
        held("""
                Return-Path: <>
                %s
                Authentication-Results: mx.google.com; spf=fail (; dkim=pass header.i=@googlemail.com) smtp.helo="x; dkim=pass header.d=googlemail.com"
                From: mailer-daemon@googlemail.com
                """.formatted(BY_GMAIL), Origin.Unproven.class);
    }

    @Test
    void forgery_6_an_address_that_only_the_sender_wrote_is_held_under_a_genuine_signature() {
        assertThat(origins.of(
                        trace(GENUINE),
                        report(),
                        outcome(Optional.of(new EmailAddress("mallory", "example.net"))),
                        Sent.NOTHING))
                .isInstanceOf(Origin.Unproven.class);
    }

    @Test
    void forgery_7_a_neighbour_below_a_shared_suffix_is_held() {
        RecipientOutcome outcome = outcome(new EmailAddress("alice", "contoso.onmicrosoft.com"), Optional.empty());
        assertThat(origins.of(trace("""
                                Return-Path: <>
                                %s
                                Authentication-Results: mx.google.com; dkim=pass header.d=mallory.onmicrosoft.com
                                From: postmaster@mallory.onmicrosoft.com
                                """.formatted(BY_GMAIL)), report(), outcome, Sent.NOTHING))
                .isInstanceOf(Origin.Unproven.class);
    }

    @Test
    void our_mail_to_somebody_else_proves_nothing() {
        assertThat(origins.of(
                        trace("From: whoever@example.net\n"),
                        report(),
                        outcome(Optional.empty()),
                        (message, recipient) -> recipient.local().equals("bob")))
                .isEqualTo(new Origin.NoStatement());
    }

    @Test
    void without_a_wish_for_proof_only_the_junk_folder_holds() {
        OriginPolicy off = new OriginPolicy(false);
        assertThat(off.hold(Hardness.HARD, new Origin.NoStatement(), false)).isEmpty();
        assertThat(off.hold(Hardness.HARD, new Origin.NoStatement(), true)).contains(HoldCause.UNPROVEN);
        assertThat(off.hold(Hardness.HARD, new Origin.ProvenOurs(), true)).isEmpty();
    }

    @Test
    void a_soft_bounce_waits_for_no_proof() {
        assertThat(new OriginPolicy(true).hold(Hardness.SOFT, new Origin.Contradicted("dmarc=fail"), true))
                .isEmpty();
    }

    @Test
    void what_is_older_than_the_account_wants_is_held() {
        Instant now = Instant.parse("2026-11-23T12:00:00Z");
        AgeLimit limit = new AgeLimit(Duration.ofDays(30));
        assertThat(limit.hold(now.minus(Duration.ofDays(31)), now)).contains(HoldCause.TOO_OLD);
        assertThat(limit.hold(now.minus(Duration.ofDays(29)), now)).isEmpty();
    }

    private void held(String headers, Class<? extends Origin> as) {
        Origin origin = read(headers);
        assertThat(origin).isInstanceOf(as);
        assertThat(new OriginPolicy(true).hold(Hardness.HARD, origin, false)).contains(HoldCause.UNPROVEN);
    }

    private Origin read(String headers) {
        return origins.of(trace(headers), report(), outcome(Optional.empty()), Sent.NOTHING);
    }

    private static Trace trace(String headers) {
        return Trace.of(Headers.in(headers.getBytes(StandardCharsets.UTF_8)));
    }

    private static DeliveryReport report() {
        Original original = new Original(
                Optional.of(OURS),
                Optional.empty(),
                List.of(ALICE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
        return new DeliveryReport(
                "rfc3464", "googlemail.com", Optional.empty(), original, List.of(outcome(Optional.empty())));
    }

    private static RecipientOutcome outcome(Optional<EmailAddress> failing) {
        return outcome(ALICE, failing);
    }

    private static RecipientOutcome outcome(EmailAddress recipient, Optional<EmailAddress> failing) {
        return new RecipientOutcome(
                recipient, failing, Action.FAILED, Optional.empty(), Optional.empty(), "", "", "", Optional.empty());
    }
}
