package dev.ricochet.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.message.MimeReader;
import dev.ricochet.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AnonymousMailTest {
    private static final String REPORT = """
            Received: from mx.shop-server.co.uk ([198.51.100.7]) by mx.google.com
            Return-Path: <>
            From: Mail Delivery System <MAILER-DAEMON@mx.shop-server.co.uk>
            To: "Hannah Arendt" <hannah.arendt@my-shop.co.uk>
            Subject: =?utf-8?q?Undelivered_to_hegel=40philosophers.org?=
            Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

            --b1
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            WORDS
            --b1
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.shop-server.co.uk

            Final-Recipient: rfc822; hegel@philosophers.org
            Action: failed
            Status: 5.1.1
            Remote-MTA: dns; mail.philosophers.org
            Diagnostic-Code: smtp; 550 5.1.1 <hegel@philosophers.org>: no such user here [203.0.113.9] x1y2z3a4b5c6d7e8
            --b1
            Content-Type: message/rfc822

            From: My Shop <news@my-shop.co.uk>
            To: "Friedrich Hegel" <hegel@philosophers.org>
            Subject: Friedrich, your order 4711
            X-CleverTap_META: secret-of-a-person

            Dear Friedrich, your shoes are on their way.
            --b1--
            """;

    private static final String WORDS = Base64.getEncoder()
            .encodeToString(
                    "Your mail to Friedrich at HEGEL@Philosophers.org was refused: no such user here. See https://my-shop.co.uk/t/abc?u=1"
                            .getBytes(StandardCharsets.UTF_8));

    @Test
    void nobody_in_it_is_known_and_what_servers_said_is_as_it_was() {
        String anonymous = anonymous(REPORT.replace("WORDS", WORDS).getBytes(StandardCharsets.UTF_8));
        assertThat(anonymous.toLowerCase(Locale.ROOT))
                .doesNotContain("hegel", "friedrich", "hannah", "arendt", "my-shop", "shop-server", "philosophers")
                .doesNotContain("198.51.100.7", "203.0.113.9", "4711", "shoes", "secret-of", "x1y2z3", "abc?u");
        assertThat(anonymous)
                .contains("MAILER-DAEMON@mx.", "no such user here", "Status: 5.1.1", "X-CleverTap_META: (left out)")
                .contains("report-type=delivery-status; boundary=\"b1\"");
        assertThat(people(anonymous)).as("one name for one person").hasSize(1);
    }

    @Test
    void it_is_judged_as_the_mail_that_it_was() {
        List<String> others = new ArrayList<>();
        int all = 0;
        for (Path file : Corpus.mails()) {
            byte[] mail = Corpus.bytes(file);
            List<String> rules = rules(mail);
            if (!rules.isEmpty()) {
                all++;
                if (!rules(anonymous(mail).getBytes(StandardCharsets.UTF_8)).equals(rules)) {
                    others.add(file.getFileName().toString());
                }
            }
        }
        assertThat(others).as("of %d", all).hasSizeLessThan(all / 20);
    }

    private static List<String> people(String anonymous) {
        return Pattern.compile("(?:rfc822; |<|mail to Alice at )(\\w+@\\S+?)[>\\s:]")
                .matcher(anonymous.substring(
                        anonymous.indexOf("--b1"), anonymous.indexOf("From: ", anonymous.indexOf("--b1"))))
                .results()
                .map(each -> each.group(1))
                .distinct()
                .toList();
    }

    private static List<String> rules(byte[] mail) {
        return Corpus.UNDERSTANDING.of(mail).verdicts().stream()
                .map(verdict -> switch (verdict) {
                    case Verdict.Bounce bounce -> bounce.evidence().ruleId();
                    case Verdict.NotABounce _ -> "";
                })
                .toList();
    }

    private static String anonymous(byte[] mail) {
        return new String(AnonymousMail.of(new MimeReader().read(mail)), StandardCharsets.UTF_8);
    }
}
