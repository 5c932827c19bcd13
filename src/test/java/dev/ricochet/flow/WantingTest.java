package dev.ricochet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.account.Account;
import dev.ricochet.account.Authentication;
import dev.ricochet.account.CallbackUrl;
import dev.ricochet.account.Caution;
import dev.ricochet.account.ImapSettings;
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
import dev.ricochet.mailbox.SentCopies;
import dev.ricochet.mailbox.SentHeader;
import dev.ricochet.message.Limits;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.understanding.Understanding;
import dev.ricochet.verdict.BareFiveHundred;
import dev.ricochet.verdict.Classifier;
import dev.ricochet.verdict.RuleBook;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Requests and complaints, from the bytes to whether they are told, and of whom. */
class WantingTest {
    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");
    private static final String GMAIL = "imap.gmail.com";
    private static final String ELSEWHERE = "imap.example.org";
    private static final String PASS = "mx.google.com; dkim=pass header.i=@example.com";

    private final MailTaking taking = new MailTaking(
            new Understanding(Limits.USUAL, new Classifier(RuleBook.builtIn(), BareFiveHundred.SOFT)),
            new DeadDomainPolicy(Optional.of(Duration.ofHours(48))),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void who_answers_the_mail_that_went_to_him_and_is_authentic_is_told() {
        Outbox.Entry entry =
                one(GMAIL, reply("ann@example.com", PASS, "Merci de me désinscrire."), sent("ann@example.com"));
        assertThat(entry.hold()).isEmpty();
        assertThat(entry.event().kind()).isEqualTo(Kind.UNSUBSCRIBE);
        assertThat(entry.event().recipient()).hasToString("ann@example.com");
        assertThat(entry.event().evidence().ruleId()).isEqualTo("fr-desinscrire");
        assertThat(entry.event().original()).contains(new MessageId("campaign-1@example.org"));
    }

    @Test
    void who_is_not_authentic_is_held() {
        for (String results : List.of(
                "",
                "mx.google.com; spf=pass smtp.mailfrom=ann@example.com",
                "mx.google.com; dkim=pass header.i=@example.net",
                "mx.google.com; dkim=pass header.i=@example.com; dmarc=fail header.from=example.com",
                "mx.example.net; dkim=pass header.i=@example.com")) {
            Outbox.Entry entry =
                    one(GMAIL, reply("ann@example.com", results, "Unsubscribe me"), sent("ann@example.com"));
            assertThat(entry.hold()).as(results).contains(HoldCause.UNPROVEN_REQUEST);
        }
    }

    @Test
    void where_no_server_judges_the_mail_that_went_to_him_alone_proves_it() {
        assertThat(one(ELSEWHERE, reply("ann@example.com", "", "Unsubscribe me"), sent("ann@example.com"))
                        .hold())
                .isEmpty();
        assertThat(taken(
                                ELSEWHERE,
                                reply("mallory@example.net", "", "Unsubscribe ann@example.com"),
                                sent("ann@example.com"))
                        .entriesIn())
                .isEmpty();
    }

    @Test
    void who_answers_from_another_address_speaks_for_the_mailed_one_where_the_original_proves_it() {
        String text = "Unsubscribe me";
        Outbox.Entry proven = one(GMAIL, withOriginal(text, "ann@example.com"), sent("ann@example.com"));
        assertThat(proven.event().recipient()).hasToString("ann@example.com");
        assertThat(proven.hold()).isEmpty();
        Outbox.Entry another = one(GMAIL, withOriginal(text, "victim@example.com"), sent("ann@example.com"));
        assertThat(another.event().recipient()).hasToString("work@example.com");
        assertThat(another.hold()).contains(HoldCause.UNPROVEN_REQUEST);
    }

    @Test
    void who_is_only_named_in_the_text_is_nobody() {
        Outbox.Entry entry = one(
                GMAIL, reply("ann@example.com", PASS, "Please unsubscribe bob@example.com"), sent("ann@example.com"));
        assertThat(entry.event().recipient()).hasToString("ann@example.com");
    }

    @Test
    void a_request_without_an_answered_mail_needs_somebody_whom_we_mailed() {
        String mail = mail("ann@example.com", PASS, "Subject: unsubscribe\n", "");
        assertThat(one(GMAIL, mail, sent("ann@example.com")).hold()).isEmpty();
        assertThat(one(GMAIL, mail, sent("bob@example.com")).hold()).contains(HoldCause.UNPROVEN_REQUEST);
    }

    @Test
    void what_is_doubtful_and_what_asks_for_erasure_waits_for_a_person() {
        assertThat(one(GMAIL, reply("ann@example.com", PASS, "Too many mails!"), sent("ann@example.com"))
                        .hold())
                .contains(HoldCause.DOUBTFUL_REQUEST);
        assertThat(one(
                                GMAIL,
                                reply("ann@example.com", PASS, "Unsubscribe me and delete all my data."),
                                sent("ann@example.com"))
                        .hold())
                .contains(HoldCause.ERASURE_REQUEST);
    }

    @Test
    void the_same_mail_read_again_is_the_same_event() {
        String mail = reply("ann@example.com", PASS, "Unsubscribe me");
        assertThat(one(GMAIL, mail, sent("ann@example.com")).event().id())
                .isEqualTo(one(GMAIL, mail, sent("bob@example.com")).event().id());
    }

    @Test
    void a_complaint_of_a_known_loop_about_a_mail_that_went_to_one_is_told() {
        Outbox.Entry entry = one(
                GMAIL,
                complaint("abuse", "mx.google.com; dkim=pass header.i=@arf.mail.yahoo.com"),
                sent("ann@example.com"));
        assertThat(entry.event().kind()).isEqualTo(Kind.COMPLAINT);
        assertThat(entry.event().recipient()).hasToString("ann@example.com");
        assertThat(entry.hold()).isEmpty();
        assertThat(one(GMAIL, complaint("abuse", ""), sent("ann@example.com")).hold())
                .contains(HoldCause.UNPROVEN_REQUEST);
        assertThat(taken(GMAIL, complaint("abuse", PASS), sent("bob@example.com"))
                        .entriesIn())
                .isEmpty();
    }

    @Test
    void reports_of_other_things_concern_nobody() {
        for (String other : List.of("auth-failure", "not-spam", "fraud", "virus", "other")) {
            assertThat(taken(
                                    GMAIL,
                                    complaint(other, "mx.google.com; dkim=pass header.i=@arf.mail.yahoo.com"),
                                    sent("ann@example.com"))
                            .entriesIn())
                    .as(other)
                    .isEmpty();
        }
    }

    private static SentCopies.Known sent(String to) {
        SentCopies.Known known = new SentCopies.Known();
        known.add(new SentHeader(
                1, NOW, MessageId.parse("<campaign-1@example.org>"), Optional.empty(), List.of(address(to)), true));
        return known;
    }

    private static String reply(String from, String results, String text) {
        return mail(from, results, "Subject: Re: sale\nIn-Reply-To: <campaign-1@example.org>\n", text);
    }

    private static String mail(String from, String results, String headers, String text) {
        return received(results) + "From: Ann <" + from
                + ">\nTo: reports@example.org\nMessage-ID: <reply-1@example.com>\n" + headers
                + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + text + "\n";
    }

    private static String withOriginal(String text, String to) {
        return received(PASS) + """
                From: Ann <work@example.com>
                To: reports@example.org
                Subject: Fwd: sale
                In-Reply-To: <campaign-1@example.org>
                Message-ID: <reply-1@example.com>
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                %s

                --b
                Content-Type: message/rfc822

                From: reports@example.org
                To: %s
                Message-ID: <campaign-1@example.org>

                sale
                --b--
                """.formatted(text, to);
    }

    private static String complaint(String type, String results) {
        return received(results) + """
                From: Yahoo <feedback@arf.mail.yahoo.com>
                To: reports@example.org
                Subject: sale
                Message-ID: <arf-1@example.com>
                Content-Type: multipart/report; report-type=feedback-report; boundary=b

                --b
                Content-Type: message/feedback-report

                Feedback-Type: %s
                Original-Rcpt-To: ann@example.com

                --b
                Content-Type: message/rfc822

                From: reports@example.org
                To: undisclosed
                Message-ID: <campaign-1@example.org>

                sale
                --b--
                """.formatted(type);
    }

    private static String received(String results) {
        return "Received: from mx.example.com (mx.example.com [192.0.2.1]) by mx.google.com with ESMTPS; Tue, 3 Nov 2026 01:59:00 -0800 (PST)\n"
                + (results.isEmpty() ? "" : "Authentication-Results: " + results + "\n");
    }

    private Outbox.Entry one(String host, String mail, SentCopies.Known sent) {
        List<Outbox.Entry> entries = taken(host, mail, sent).entriesIn();
        assertThat(entries).hasSize(1);
        return entries.getFirst();
    }

    private Taken taken(String host, String mail, SentCopies.Known sent) {
        Account account = account(host);
        MailFolder inbox = new MailFolder("INBOX", false);
        Place place = new Place(
                account,
                new Stance(true, true),
                inbox,
                new Cursor(account.id(), inbox.name(), 1, 0),
                new Cursors.Under("mailbox", "test", 1),
                "test");
        return taking.open(place, new RawMessage(1, NOW, mail.getBytes(StandardCharsets.UTF_8), true))
                .knowing(new Opened.Known(new KnownCopies(sent), sent::isMarked, sent::isCustomer, Map.of()));
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }

    private static Account account(String host) {
        Authentication password = new Authentication.AppPassword(new Secret("secret"));
        return new Account(
                "Example",
                address("reports@example.org"),
                address("reports@example.org"),
                new ImapSettings(host, 993, "reports@example.org", password, List.of(), 1_000_000),
                new SmtpSettings("smtp.example.org", 465, TlsMode.IMPLICIT, "reports@example.org", password),
                CallbackUrl.parse("https://api.example.org/token").orElseThrow(),
                Duration.ofDays(7),
                Duration.ofDays(30),
                ProofOfOrigin.REQUIRED,
                Caution.USUAL,
                Restraint.USUAL,
                Wire.USUAL,
                Optional.empty());
    }
}
