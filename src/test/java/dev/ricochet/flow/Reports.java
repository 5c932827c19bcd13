package dev.ricochet.flow;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Reports as a server of the standard kind writes them. */
final class Reports {
    private Reports() {}

    static String unknownUser(String recipient, String id, Instant date) {
        return report(
                recipient,
                id,
                date,
                "5.1.1",
                "550 5.1.1 <" + recipient + ">: Recipient address rejected: User unknown");
    }

    static String mailboxFull(String recipient, String id, Instant date) {
        return report(
                recipient, id, date, "5.2.2", "552 5.2.2 The email account that you tried to reach is over quota");
    }

    /** @param type {@code abuse} or {@code fraud} */
    static String complaint(String id, String type) {
        return """
                From: feedback@arf.example.net
                To: reports@example.org
                Subject: Offers of the week
                Message-ID: <%1$s@arf.example.net>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary="b"

                --b
                Content-Type: text/plain

                This is an email abuse report.

                --b
                Content-Type: message/feedback-report

                Feedback-Type: %2$s
                User-Agent: Example/1.0
                Version: 1

                --b
                Content-Type: message/rfc822

                From: reports@example.org
                To: alice@example.com
                Subject: Offers of the week
                Message-ID: <campaign-%1$s@example.org>

                Buy.

                --b--
                """.formatted(id, type).replace("\n", "\r\n");
    }

    static String noSuchDomain(String recipient, String id, Instant date) {
        String domain = recipient.substring(recipient.indexOf('@') + 1);
        return report(
                recipient,
                id,
                date,
                "5.4.4",
                "Host or domain name not found. Name service error for name=" + domain + " type=AAAA: Host not found");
    }

    static String newsletter(String id) {
        return """
                From: News <news@example.net>
                To: reports@example.org
                Subject: Ten ways to bake bread
                Message-ID: <%s@example.net>

                Read all about it.
                """.formatted(id).replace("\n", "\r\n");
    }

    private static String report(String recipient, String id, Instant date, String status, String diagnostic) {
        return """
                From: Mail Delivery System <MAILER-DAEMON@mx.example.net>
                To: reports@example.org
                Subject: Undelivered Mail Returned to Sender
                Date: %1$s
                Message-ID: <%2$s@mx.example.net>
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                I'm sorry to have to inform you that your message could not be delivered.

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.net

                Final-Recipient: rfc822; %3$s
                Action: failed
                Status: %4$s
                Remote-MTA: dns; mail.example.com
                Diagnostic-Code: smtp; %5$s

                --b
                Content-Type: text/rfc822-headers

                From: reports@example.org
                To: %3$s
                Subject: Offers of the week
                Message-ID: <campaign-%2$s@example.org>
                X-CleverTap_META: %3$s|1568798080|1730714617|20241104|0|default|1|

                --b--
                """.formatted(
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)),
                        id,
                        recipient,
                        status,
                        diagnostic)
                .replace("\n", "\r\n");
    }

    /** As Gmail writes and receives its own, or what pretends to be one. */
    static Gmail gmail(String recipient) {
        return new Gmail(
                "From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
                "mx.google.com; dkim=pass header.i=@googlemail.com header.s=20230601 header.b=\"Abc/+=\";"
                        + " spf=pass (google.com: domain of postmaster@mail.example.net designates 192.0.2.1 as permitted"
                        + " sender) smtp.helo=mail.example.net; dmarc=pass (p=QUARANTINE dis=NONE) header.from=googlemail.com",
                "",
                "Final-Recipient: rfc822; " + recipient,
                "campaign-1@example.org",
                recipient);
    }

    /**
     * @param results what our server says; empty for nothing
     * @param beneath what the sender puts below it
     */
    record Gmail(String from, String results, String beneath, String recipientFields, String messageId, String to) {
        Gmail from(String line) {
            return new Gmail(line, results, beneath, recipientFields, messageId, to);
        }

        Gmail results(String said) {
            return new Gmail(from, said, beneath, recipientFields, messageId, to);
        }

        Gmail beneath(String lines) {
            return new Gmail(from, results, lines, recipientFields, messageId, to);
        }

        Gmail recipientFields(String lines) {
            return new Gmail(from, results, beneath, lines, messageId, to);
        }

        Gmail messageId(String value) {
            return new Gmail(from, results, beneath, recipientFields, value, to);
        }

        String text() {
            return """
                    Delivered-To: reports@example.org
                    Received: by 2002:a05:7000:1:b0:2a1:1:1 with SMTP id a1csp1;
                            Mon, 2 Nov 2026 10:00:01 -0800 (PST)
                    X-Received: by 2002:a05:600c:1:b0:3f0:1:1 with SMTP id b1mr1;
                            Mon, 02 Nov 2026 10:00:01 -0800 (PST)
                    ARC-Authentication-Results: i=1; mx.google.com;
                           dkim=pass header.i=@googlemail.com
                    Return-Path: <>
                    Received: from mail.example.net (mail.example.net. [192.0.2.1])
                            by mx.google.com with SMTPS id c1sor1
                            for <reports@example.org> (Google Transport Security);
                            Mon, 02 Nov 2026 10:00:01 -0800 (PST)
                    Received-SPF: pass (google.com: domain of postmaster@mail.example.net) client-ip=192.0.2.1;
                    %1$s%2$s%3$s
                    To: reports@example.org
                    Auto-Submitted: auto-replied
                    Subject: Delivery Status Notification (Failure)
                    Date: Mon, 02 Nov 2026 10:00:00 -0800 (PST)
                    Message-ID: <1@mx.google.com>
                    Content-Type: multipart/report; boundary="b"; report-type=delivery-status

                    --b
                    Content-Type: text/plain; charset="UTF-8"

                    ** Address not found **

                    Your message wasn't delivered to %6$s because the address couldn't be found.

                    --b
                    Content-Type: message/delivery-status

                    Reporting-MTA: dns; googlemail.com

                    %4$s
                    Action: failed
                    Status: 5.1.1
                    Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.

                    --b
                    Content-Type: message/rfc822

                    From: reports@example.org
                    To: %6$s
                    Message-ID: <%5$s>
                    Subject: Offers of the week

                    --b--
                    """.formatted(
                            results.isEmpty()
                                    ? ""
                                    : "Authentication-Results: " + results.replace("; ", ";\n       ") + "\n",
                            beneath.isEmpty() ? "" : beneath + "\n",
                            from,
                            recipientFields,
                            messageId,
                            to)
                    .replace("\n", "\r\n");
        }
    }
}
