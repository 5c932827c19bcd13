package dev.ricochet.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.eclipse.angus.mail.iap.ResponseInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar that the guard follows is the one by which the library allocates. */
@Timeout(60)
class ResponseGuardTest {
    private static final Allowance SMALL = new Allowance(100_000, 1_000, 2_000, Duration.ofSeconds(1));

    private static final String[] WORDS = {
        "{5}\r\n",
        "{5}",
        "{19",
        "00000000}",
        "{1900000000}",
        "{1900000000}\r\n",
        "{1900000000+}\r\n",
        "{-1}\r\n",
        "{}\r\n",
        "\r\n",
        "\r\n",
        "\r",
        "\n",
        "}",
        "}\r\n",
        "{",
        "+",
        "*",
        "x",
        " ",
        "0",
        "9",
        "{0}\r\n",
        "{000000000000000000001}\r\n",
        "{2147483647}\r\n",
        "{2147483648}\r\n",
        "abcd",
        "* 1 FETCH ("
    };

    @Test
    void whatever_a_server_sends_the_library_allocates_little() throws Exception {
        for (int seed = 0; seed < 30_000; seed++) {
            Random random = new Random(seed);
            StringBuilder said = new StringBuilder();
            for (int i = random.nextInt(30); i >= 0; i--) {
                said.append(WORDS[random.nextInt(WORDS.length)]);
            }
            ResponseInputStream library = new ResponseInputStream(guard(said.toString(), 1 + random.nextInt(7)));
            try {
                while (true) {
                    assertThat(library.readResponse().getBytes().length)
                            .as("seed %d", seed)
                            .isLessThan(10_000);
                }
            } catch (IOException end) {
                // the text has one, or the guard made one
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 4096})
    void what_makes_sense_passes_unchanged_in_pieces_of_any_length(int pieces) throws Exception {
        String said =
                "* OK ready\r\n* 1 FETCH (UID 1 BODY[] {12}\r\n{1900000}\r\n\n)\r\n* 2 FETCH (BODY[] {0}\r\n)\r\nA1 OK\r\n";

        assertThat(new String(guard(said, pieces).readAllBytes(), StandardCharsets.US_ASCII))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 4096})
    void a_literal_is_refused_before_its_announcement_is_passed_on(int pieces) {
        InputStream guard = guard("* 1 FETCH (BODY[] {1001}\r\n", pieces);

        assertThatThrownBy(guard::readAllBytes).isInstanceOf(ResponseGuard.Nonsense.class);
        assertThatThrownBy(guard::read).isInstanceOf(ResponseGuard.Nonsense.class);
    }

    @Test
    void each_answer_has_an_allowance_of_its_own() throws Exception {
        ResponseGuard guard = guard("x\r\n".repeat(200_000), 3_000);

        for (int i = 0; i < 10; i++) {
            guard.allow(SMALL);
            guard.skipNBytes(30_000);
        }
        assertThatThrownBy(guard::readAllBytes).isInstanceOf(ResponseGuard.Nonsense.class);
    }

    private static ResponseGuard guard(String said, int pieces) {
        ResponseGuard guard = new ResponseGuard(new ByteArrayInputStream(said.getBytes(StandardCharsets.US_ASCII)) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, pieces));
            }
        });
        guard.allow(SMALL);
        return guard;
    }
}
