package dev.ricochet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.account.Account;
import dev.ricochet.account.Authentication;
import dev.ricochet.account.CallbackUrl;
import dev.ricochet.account.CampaignMail;
import dev.ricochet.account.Caution;
import dev.ricochet.account.ImapSettings;
import dev.ricochet.account.NeverHard;
import dev.ricochet.account.ProofOfOrigin;
import dev.ricochet.account.Restraint;
import dev.ricochet.account.Secret;
import dev.ricochet.account.SmtpSettings;
import dev.ricochet.account.TlsMode;
import dev.ricochet.account.Wire;
import dev.ricochet.guard.DeadDomainPolicy;
import dev.ricochet.mailbox.Cursor;
import dev.ricochet.mailbox.Cursors;
import dev.ricochet.mailbox.MailFolder;
import dev.ricochet.mailbox.RawMessage;
import dev.ricochet.message.Limits;
import dev.ricochet.origin.SentMail;
import dev.ricochet.origin.dkim.Signer;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.understanding.Understanding;
import dev.ricochet.verdict.BareFiveHundred;
import dev.ricochet.verdict.Classifier;
import dev.ricochet.verdict.RuleBook;
import dev.ricochet.vocabulary.CampaignMarks;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import dev.ricochet.vocabulary.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hard bounces in an inbox at Gmail that asks for proof: from the bytes to whether they are told. */
class BeliefTest {
    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");
    private static final MailFolder INBOX = new MailFolder("INBOX", false);
    private static final String ALICE = "alice@example.com";
    private static final String BOB = "bob@example.net";
    private static final Reports.Gmail GENUINE = Reports.gmail(ALICE);

    private final MailTaking taking = new MailTaking(
            new Understanding(Limits.USUAL, new Classifier(RuleBook.builtIn(), BareFiveHundred.SOFT)),
            new DeadDomainPolicy(Optional.of(Duration.ofHours(48))),
            Clock.fixed(NOW, ZoneOffset.UTC));

    /** One mail, to one person. */
    private record Copy(String id, String recipient) implements SentMail {
        @Override
        public boolean has(MessageId mail) {
            return mail.value().equals(id);
        }

        @Override
        public boolean has(MessageId mail, EmailAddress to) {
            return has(mail) && to.key().equals(recipient);
        }

        @Override
        public boolean knows(MessageId mail) {
            return has(mail);
        }
    }

    @Test
    void a_report_that_our_server_says_our_provider_wrote_is_told() {
        told(GENUINE, SentMail.UNKNOWN, "proven: written by the mail system of googlemail.com");
    }

    @Test
    void a_report_about_a_mail_that_lies_in_sent_is_told_whoever_wrote_it() {
        told(GENUINE.results(""), new Copy("campaign-1@example.org", ALICE), "proven: about a mail that we sent");
        told(
                GENUINE.results("mx.google.com; dmarc=fail header.from=example.com"),
                new Copy("campaign-1@example.org", ALICE),
                "proven: about a mail that we sent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.google.com; dkim=pass header.i=@example.com",
                "mx.google.com; dkim=fail header.i=@old.example.com; dkim=pass header.d=mail.example.com",
                "mx.google.com; dkim=neutral header.i=@example.com; dmarc=pass (p=NONE) header.from=example.com",
            })
    void a_report_that_the_recipients_own_organisation_wrote_is_told(String results) {
        told(
                GENUINE.from("From: Mail Delivery System <MAILER-DAEMON@mx1.example.com>")
                        .results(results),
                SentMail.UNKNOWN,
                "proven: written by the mail system of example.com");
    }

    @Test
    void forgery_1_about_a_mail_that_nobody_sent_is_held() {
        held(GENUINE.results("").messageId("invented@example.org"), new Copy("campaign-1@example.org", ALICE));
    }

    @Test
    void forgery_2_about_a_mail_that_the_forger_got_and_the_victim_did_not_is_held() {
        held(GENUINE.results(""), new Copy("campaign-1@example.org", "mallory@example.net"));
    }

    @Test
    void forgery_3_with_results_of_the_senders_own_is_held() {
        String own = "Authentication-Results: mx.google.com; dkim=pass header.i=@googlemail.com";
        held(GENUINE.results("").beneath("X-Anything: else\n" + own), SentMail.UNKNOWN);
        held(GENUINE.results("mx.google.com; spf=none").beneath(own), SentMail.UNKNOWN);
        held(
                GENUINE.results("")
                        .beneath("Received: from a.example (a.example [192.0.2.9]) by mx.google.com; 1 Nov 2026\n"
                                + own),
                SentMail.UNKNOWN);
        held(GENUINE.results("mx.example.net; dkim=pass header.i=@googlemail.com"), SentMail.UNKNOWN);
        held(GENUINE.results("mx.google.com.example.net; dkim=pass header.i=@googlemail.com"), SentMail.UNKNOWN);
    }

    @Test
    void forgery_4_signed_by_a_domain_that_has_no_say_is_held() {
        held(
                GENUINE.from("From: Mail Delivery System <mailer-daemon@example.net>")
                        .results("mx.google.com; dkim=pass header.i=@example.net; dmarc=pass header.from=example.net"),
                SentMail.UNKNOWN);
        held(GENUINE.results("mx.google.com; dkim=pass header.i=@example.net"), SentMail.UNKNOWN);
        held(GENUINE.results("mx.google.com; spf=pass smtp.mailfrom=x@googlemail.com"), SentMail.UNKNOWN);
        held(
                GENUINE.results("mx.google.com; dkim=pass header.i=@googlemail.com;"
                        + " dmarc=fail (p=QUARANTINE) header.from=googlemail.com"),
                SentMail.UNKNOWN);
    }

    @Test
    void forgery_5_with_a_victim_whom_only_the_original_sender_named_is_not_told_of_the_victim() {
        String tagged = "alice+offers@example.com";
        Event event = told(sentOn(ALICE, tagged), SentMail.UNKNOWN);
        assertThat(event.recipient()).hasToString(tagged);
        held(GENUINE.recipientFields("X-Actual-Recipient: rfc822; " + ALICE), SentMail.UNKNOWN);
    }

    @Test
    void a_forwarded_mail_is_told_of_whom_our_own_mail_named() {
        Event event = told(sentOn(ALICE, BOB).results(""), new Copy("campaign-1@example.org", ALICE));
        assertThat(event.recipient()).hasToString(ALICE);
        assertThat(event.kind()).isEqualTo(Kind.SOFT_BOUNCE);
        assertThat(event.reason()).contains(Reason.FORWARD_TARGET);
        assertThat(event.detour().orElseThrow().mailed()).hasToString(ALICE);
        assertThat(event.detour().orElseThrow().failed()).hasToString(BOB);
    }

    @Test
    void else_of_the_final_recipient() {
        SentMail another = new Copy("campaign-2@example.org", ALICE);
        for (SentMail sent : List.of(SentMail.UNKNOWN, another, new Copy("campaign-1@example.org", BOB))) {
            Event event = told(sentOn(ALICE, BOB).results(""), sent);
            assertThat(event.recipient()).hasToString(BOB);
            assertThat(event.kind()).isEqualTo(Kind.SOFT_BOUNCE);
            assertThat(event.detour().orElseThrow().mailed()).hasToString(ALICE);
        }
    }

    @Test
    void without_a_wish_for_proof_it_is_told_of_whom_the_report_says_was_mailed() {
        Account trusting = account("imap.gmail.com", ProofOfOrigin.OFF);
        Event event = told(entries(trusting, sentOn(ALICE, BOB), SentMail.UNKNOWN));
        assertThat(event.recipient()).hasToString(ALICE);
        assertThat(event.kind()).isEqualTo(Kind.SOFT_BOUNCE);

        SentMail speaksAgainst = new Copy("campaign-1@example.org", BOB);
        assertThat(told(entries(trusting, sentOn(ALICE, BOB), speaksAgainst)).recipient())
                .hasToString(BOB);
    }

    @Test
    void a_failing_address_that_is_no_final_recipient_takes_nobodys_place() {
        Event event = told(
                GENUINE.recipientFields("Final-Recipient: rfc822; " + ALICE + "\nX-Actual-Recipient: rfc822; " + BOB),
                SentMail.UNKNOWN);
        assertThat(event.recipient()).hasToString(ALICE);
        assertThat(event.detour().orElseThrow().failed()).hasToString(BOB);
    }

    @Test
    void whoever_is_told_it_is_the_same_event() {
        Event before = told(sentOn(ALICE, BOB), SentMail.UNKNOWN);
        Event after = told(sentOn(ALICE, BOB), new Copy("campaign-1@example.org", ALICE));
        assertThat(after.recipient()).isNotEqualTo(before.recipient());
        assertThat(after.id()).isEqualTo(before.id());
    }

    @Test
    void a_mail_of_the_inbox_to_itself_is_told_to_nobody_wherever_it_was_sent_on() {
        String inbox = "reports@example.org";
        assertThat(entries(sentOn(inbox, BOB), SentMail.UNKNOWN)).isEmpty();
        assertThat(entries(sentOn(ALICE, inbox), SentMail.UNKNOWN)).isEmpty();
    }

    private static Reports.Gmail sentOn(String mailed, String failed) {
        return GENUINE.recipientFields(
                "Original-Recipient: rfc822; " + mailed + "\nFinal-Recipient: rfc822; " + failed);
    }

    private Event told(Reports.Gmail report, SentMail sent) {
        return told(entries(report, sent));
    }

    private static Event told(List<Outbox.Entry> entries) {
        assertThat(entries)
                .singleElement()
                .satisfies(entry -> assertThat(entry.hold()).isEmpty());
        return entries.getFirst().event();
    }

    private List<Outbox.Entry> entries(Reports.Gmail report, SentMail sent) {
        return entries(account("imap.gmail.com"), report, sent);
    }

    private List<Outbox.Entry> entries(Account account, Reports.Gmail report, SentMail sent) {
        return taken(account, report.text(), sent).entries();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: Mail Delivery Subsystem <mallory@googlemail.com>",
                "From: mailer-daemon@googlemail.com <mallory@googlemail.com>",
                "From: mailer-daemon@googlemail.com\nFrom: mallory@googlemail.com",
            })
    void a_report_signed_by_the_provider_for_one_of_its_customers_is_held(String from) {
        held(GENUINE.from(from), SentMail.UNKNOWN);
    }

    @Test
    void a_report_that_a_person_could_answer_is_held() {
        held(GENUINE.text().replace("Return-Path: <>", "Return-Path: <mallory@googlemail.com>"), SentMail.UNKNOWN);
        held(GENUINE.text().replace("Return-Path: <>\r\n", ""), SentMail.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "onmicrosoft.com",
                "k12.ca.us",
                "gc.ca",
                "nsw.edu.au",
                "kawasaki.jp",
                "oslo.no",
                "milano.it",
                "pp.ua",
                "ddns.net",
                "duckdns.org",
                "myshopify.com",
                "weebly.com",
                "shared-by-strangers.org"
            })
    void a_neighbour_below_a_shared_suffix_has_no_say(String suffix) {
        Reports.Gmail neighbour = Reports.gmail("alice@contoso." + suffix)
                .from("From: postmaster@mallory." + suffix)
                .results("mx.google.com; dkim=pass header.d=mallory." + suffix);
        held(neighbour, SentMail.UNKNOWN);
        held(neighbour.from("From: postmaster@" + suffix), SentMail.UNKNOWN);
        held(neighbour.from("From: postmaster@contoso." + suffix), SentMail.UNKNOWN);
    }

    @Test
    void a_report_whose_way_into_the_inbox_is_not_seen_is_held() {
        String text = GENUINE.text();
        held(text.substring(text.indexOf("Received-SPF")), SentMail.UNKNOWN);
        held("Subject: on top\r\n" + text, SentMail.UNKNOWN);
    }

    @Test
    void a_mail_that_nobody_marked_is_nobodys_business_once_campaign_mail_was_seen() {
        Account account = account("imap.gmail.com");
        assertThat(taken(place(account, new Stance(true, true)), GENUINE.text(), SentMail.UNKNOWN, false)
                        .entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.hold()).contains(HoldCause.NOT_CAMPAIGN));
        assertThat(taken(place(account, new Stance(true, true)), GENUINE.text(), SentMail.UNKNOWN, true)
                        .entries())
                .as("its copy in Sent was marked")
                .singleElement()
                .satisfies(entry -> assertThat(entry.hold()).isEmpty());
        String marked = GENUINE.text().replace("Subject: Offers", "X-Nep-Ff: 1\r\nSubject: Offers");
        assertThat(taken(place(account, new Stance(true, true)), marked, SentMail.UNKNOWN, false)
                        .entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.hold()).isEmpty());
    }

    @Test
    void an_operator_has_marks_of_his_own() {
        for (CampaignMarks marks : List.of(
                new CampaignMarks(Optional.of("X-Offer"), Optional.empty()),
                new CampaignMarks(Optional.empty(), Optional.of("reports@*")))) {
            Account account = account(
                    "imap.gmail.com",
                    ProofOfOrigin.REQUIRED,
                    new Restraint(CampaignMail.MARKED, marks, Optional.empty()));
            String report = GENUINE.text().replace("Subject: Offers", "x-offer: 7\r\nSubject: Offers");
            assertThat(taken(place(account), report, SentMail.UNKNOWN, false).entries())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.hold()).isEmpty());
            assertThat(taken(
                                    place(account),
                                    GENUINE.text().replace("From: reports@example.org", "From: jane@example.org"),
                                    SentMail.UNKNOWN,
                                    false)
                            .entries())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.hold()).contains(HoldCause.NOT_CAMPAIGN));
        }
    }

    @Test
    void whoever_is_never_hard_is_told_soft_and_needs_no_proof() {
        Account account = account(
                "imap.gmail.com",
                ProofOfOrigin.REQUIRED,
                new Restraint(CampaignMail.ALL, CampaignMarks.USUAL, NeverHard.parse(List.of("Example.com"))));
        assertThat(entries(account, GENUINE.results(""), SentMail.UNKNOWN))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.hold()).isEmpty();
                    assertThat(entry.softened().orElseThrow()).isEqualTo("no hard bounce of this address is told");
                    assertThat(entry.event().kind()).isEqualTo(Kind.HARD_BOUNCE);
                });
        assertThat(entries(account("imap.gmail.com"), GENUINE, SentMail.UNKNOWN))
                .allSatisfy(entry -> assertThat(entry.softened()).isEmpty());
    }

    @Test
    void a_domain_that_is_said_to_be_away_waits_and_one_that_takes_no_mail_does_not() {
        String away = GENUINE.text()
                .replace("Status: 5.1.1", "Status: 5.1.2")
                .replace(
                        "550-5.1.1 The email account that you tried to reach does not exist.",
                        "550 5.1.2 Host or domain name not found. Name service error for name=example.com type=AAAA: Host"
                                + " not found");
        assertThat(taken(place(account("imap.gmail.com")), away, SentMail.UNKNOWN, false)
                        .entries())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.event().reason()).contains(Reason.NO_SUCH_DOMAIN);
                    assertThat(entry.hold()).contains(HoldCause.DEAD_DOMAIN);
                });
        String nullMx = GENUINE.text()
                .replace("Status: 5.1.1", "Status: 5.1.10")
                .replace("550-5.1.1 The email account that you tried to reach does not exist.", "556 5.1.10 Null MX");
        assertThat(taken(place(account("imap.gmail.com")), nullMx, SentMail.UNKNOWN, false)
                        .entries())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.event().reason()).contains(Reason.TAKES_NO_MAIL);
                    assertThat(entry.hold()).isEmpty();
                });
    }

    @Test
    void a_report_about_a_mail_that_our_domain_signed_is_told_wherever_the_inbox_is() {
        Signer ours = Signer.with(2048, "c=relaxed/relaxed; d=example.org; s=google");
        String returned = "From: reports@example.org\r\nTo: " + ALICE
                + "\r\nMessage-ID: <campaign-1@example.org>\r\nSubject: Offers of the week\r\n";
        String report = GENUINE.text().replace(returned, ours.sign(returned, "from:to:cc:subject:message-id"));
        Account account = account("imap.example.org", ProofOfOrigin.REQUIRED);
        Opened opened =
                taking.open(place(account), new RawMessage(1, NOW, report.getBytes(StandardCharsets.UTF_8), true));
        assertThat(opened.keyNames()).containsExactly("google._domainkey.example.org");

        Taken.Kept without =
                (Taken.Kept) opened.knowing(new Opened.Known(SentMail.UNKNOWN, _ -> false, _ -> false, Map.of()));
        assertThat(without.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.hold()).contains(HoldCause.UNPROVEN));
        Taken.Kept with = (Taken.Kept) opened.knowing(new Opened.Known(
                SentMail.UNKNOWN,
                _ -> false,
                _ -> false,
                Map.of("google._domainkey.example.org", List.of(ours.record()))));
        assertThat(with.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.hold()).isEmpty());
        assertThat(with.mail().origin()).contains("that example.org signed for us");
    }

    @Test
    void proof_is_asked_for_where_it_can_be_had_unless_something_is_said() {
        for (String host : List.of("imap.gmail.com", "imap.example.org")) {
            assertThat(Stance.of(account(host, ProofOfOrigin.AUTO), true, false).proofRequired())
                    .isTrue();
            assertThat(Stance.of(account(host, ProofOfOrigin.REQUIRED), false, false)
                            .proofRequired())
                    .isTrue();
            assertThat(Stance.of(account(host, ProofOfOrigin.OFF), true, false).proofRequired())
                    .isFalse();
        }
        assertThat(Stance.of(account("imap.gmail.com", ProofOfOrigin.AUTO), false, false)
                        .proofRequired())
                .isTrue();
        assertThat(Stance.of(account("imap.example.org", ProofOfOrigin.AUTO), false, false)
                        .proofRequired())
                .isFalse();
    }

    @Test
    void elsewhere_than_at_gmail_nobody_is_known_whose_word_would_count() {
        Taken.Kept kept = taken(account("imap.example.org"), GENUINE.text(), SentMail.UNKNOWN);
        assertThat(kept.mail().origin()).isEqualTo("no statement");
    }

    private void told(Reports.Gmail report, SentMail sent, String origin) {
        Taken.Kept kept = taken(account("imap.gmail.com"), report.text(), sent);
        assertThat(kept.mail().origin()).startsWith(origin);
        assertThat(kept.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.event().kind()).isEqualTo(Kind.HARD_BOUNCE);
            assertThat(entry.event().recipient()).hasToString(ALICE);
            assertThat(entry.hold()).isEmpty();
        });
    }

    private void held(Reports.Gmail report, SentMail sent) {
        held(report.text(), sent);
    }

    private void held(String report, SentMail sent) {
        Taken.Kept kept = taken(account("imap.gmail.com"), report, sent);
        assertThat(kept.mail().origin()).doesNotContain("proven:");
        assertThat(kept.entries())
                .filteredOn(entry -> entry.event().kind() == Kind.HARD_BOUNCE)
                .hasSize(1)
                .allSatisfy(entry -> assertThat(entry.hold()).contains(HoldCause.UNPROVEN));
    }

    private Taken.Kept taken(Account account, String report, SentMail sent) {
        return taken(place(account), report, sent, false);
    }

    private Taken.Kept taken(Place place, String report, SentMail sent, boolean marked) {
        byte[] bytes = report.getBytes(StandardCharsets.UTF_8);
        Taken taken = taking.open(place, new RawMessage(1, NOW, bytes, true))
                .knowing(new Opened.Known(sent, _ -> marked, _ -> marked, Map.of()));
        return (Taken.Kept) taken;
    }

    private static Account account(String host) {
        return account(host, ProofOfOrigin.REQUIRED);
    }

    private static Place place(Account account) {
        return place(account, Stance.of(account, false, false));
    }

    private static Place place(Account account, Stance stance) {
        return new Place(
                account,
                stance,
                INBOX,
                new Cursor(account.id(), INBOX.name(), 1, 0),
                new Cursors.Under("mailbox", "test", 1),
                "test");
    }

    private static Account account(String host, ProofOfOrigin proof) {
        return account(host, proof, Restraint.USUAL);
    }

    private static Account account(String host, ProofOfOrigin proof, Restraint restraint) {
        return new Account(
                "Example",
                EmailAddress.parse("reports@example.org").orElseThrow(),
                EmailAddress.parse("reports@example.org").orElseThrow(),
                new ImapSettings(
                        host,
                        993,
                        "reports@example.org",
                        new Authentication.AppPassword(new Secret("secret")),
                        List.of(),
                        1_000_000),
                new SmtpSettings(
                        "smtp.example.org",
                        465,
                        TlsMode.IMPLICIT,
                        "reports@example.org",
                        new Authentication.AppPassword(new Secret("secret"))),
                CallbackUrl.parse("https://api.example.org/token").orElseThrow(),
                Duration.ofDays(7),
                Duration.ofDays(30),
                proof,
                Caution.USUAL,
                restraint,
                Wire.USUAL,
                Optional.empty());
    }
}
