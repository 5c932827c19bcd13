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
}
