package dev.ricochet.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class CharsetsTest {
    @Test
    void knows_a_charset_by_any_of_its_names_after_a_mail_full_of_wrong_ones() {
        byte[] russian = "Не доставлено".getBytes(Charset.forName("KOI8-R"));
        for (int i = 0; i < 1_000; i++) {
            assertThat(Charsets.decode(new byte[] {'n', 'o'}, 0, 2, "x-nobody-knows-" + i))
                    .isEqualTo("no");
        }
        for (String name : new String[] {"koi8-r", "KOI8-R", "cskoi8r"}) {
            assertThat(Charsets.decode(russian, 0, russian.length, name)).isEqualTo("Не доставлено");
        }
    }
}
