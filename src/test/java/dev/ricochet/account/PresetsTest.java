package dev.ricochet.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresetsTest {
    @Test
    void gmail_is_known_with_its_limits() {
        Preset gmail = Presets.named("gmail").orElseThrow();
        assertThat(gmail.imap()).contains(new Preset.Server("imap.gmail.com", 993, TlsMode.IMPLICIT));
        assertThat(gmail.smtp())
                .containsExactly(
                        new Preset.Server("smtp.gmail.com", 465, TlsMode.IMPLICIT),
                        new Preset.Server("smtp.gmail.com", 587, TlsMode.STARTTLS));
        assertThat(gmail.limits().messagesADay()).contains(2_000);
        assertThat(gmail.limits().bytesADay()).contains(2_500_000_000L);
    }

    @Test
    void an_account_is_its_providers_by_the_server_it_sends_through() {
        assertThat(Presets.of(sendingThrough("smtp.office365.com", "imap.example.net"))
                        .id())
                .isEqualTo("microsoft365");
        assertThat(Presets.of(sendingThrough("smtp.example.net", "IMAP.gmail.com"))
                        .id())
                .isEqualTo("gmail");
        assertThat(Presets.of(sendingThrough("smtp.example.net", "imap.example.net"))
                        .id())
                .isEqualTo("generic");
    }

    @Test
    void whatever_is_known_of_a_provider_stands_beside_the_page_that_says_it() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src", "main", "resources", "presets.yaml"));
        List<String> unsourced = lines.stream()
                .filter(line -> line.matches("    (- )?(host|messages-a-day|megabytes-a-day): .*"))
                .filter(line -> !isSourced(lines, lines.indexOf(line)))
                .toList();
        assertThat(unsourced).isEmpty();
    }

    // in the block that it stands in
    private static boolean isSourced(List<String> lines, int at) {
        for (int i = at; i > 0 && lines.get(i).startsWith("    "); i--) {
            if (lines.get(i).contains("# ") && lines.get(i).contains("https://")) {
                return true;
            }
        }
        return false;
    }

    private static Account sendingThrough(String smtp, String imap) {
        String user = "news@example.org";
        return Example.with(
                user, Example.imap(user, imap, 993), Example.smtp(user, smtp, Example.PASSWORD), Example.CALLBACK);
    }
}
