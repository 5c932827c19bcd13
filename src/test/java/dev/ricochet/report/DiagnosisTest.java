package dev.ricochet.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "550 5.1.1 User unknown | 550 | 5.1.1",
                "550-5.1.1 The email account that you tried to reach does not exist. | 550 | 5.1.1",
                "host mx.example.net[192.0.2.1] said: 452 4.2.2 full (in reply to RCPT TO command) | 452 | 4.2.2",
                "550 relay.example.net: host mx.example.org said: 451 4.7.1 greylisted | 451 | 4.7.1",
                "Sorry, no mailbox here by that name. (#5.1.1) | '' | 5.1.1",
                "550 #5.1.0 Address rejected | 550 | 5.1.0",
                "554 4.4.7 Message expired: unable to deliver in 840 minutes.<421 4.4.2 Connection timed out> | 421 | 4.4.2",
                "554 5.4.7 Message expired [{LED=450 4.7.1 Greylisted};{MSG=};{FQDN=mx.example.org}] | 450 | 4.7.1",
                "554 alice@example.org... 550 Host unknown (Authoritative answer from name server) | 550 | ''",
                "550 5.7.1 <5.9.1 stars> said nobody | 550 | 5.7.1",
                "<<< 220 mx.example.net ESMTP <<< 421 4.3.2 shutting down <<< 221 2.0.0 Bye | 421 | 4.3.2",
                "250 2.1.5 Ok | 250 | 2.1.5",
                "Connected to 10.5.1.1 but sender was rejected. Remote host said: 554 no | 554 | ''",
                "550-192.0.2.222 blocked | 550 | ''",
                "connect to mx.example.org[192.0.2.1]:587: timed out | '' | ''",
                "The message has 500 words and 421 pages | '' | ''",
                "running Example MTA 4.9.1, version 5.1.2 | '' | ''"
            })
    void finds_the_codes_of_the_hop_that_said_no(String words, String reply, String status) {
        Diagnosis diagnosis = Diagnosis.of(words);
        assertThat(diagnosis.reply().map(Object::toString).orElse("''")).isEqualTo(reply);
        assertThat(diagnosis.status().map(Object::toString).orElse("''")).isEqualTo(status);
    }
}
