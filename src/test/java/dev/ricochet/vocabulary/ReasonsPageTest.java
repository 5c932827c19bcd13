package dev.ricochet.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReasonsPageTest {
    private static final Path PAGE = Path.of("docs/reasons.md");
    private static final Path MAP = Path.of("docs/reasons.json");

    @Test
    void the_page_says_what_the_code_says() throws IOException {
        String page = page();
        Path actual = Path.of("target/reasons.md");
        Files.writeString(actual, page, StandardCharsets.UTF_8);
        assertThat(PAGE).as("copy %s over it", actual).content().isEqualTo(page);
    }

    @Test
    void each_reason_has_its_name_in_sisimais_words() throws IOException {
        Map<String, Object> map =
                new ObjectMapper().readValue(Files.readString(MAP, StandardCharsets.UTF_8), new TypeReference<>() {});
        assertThat(map.keySet())
                .containsExactlyElementsOf(
                        Arrays.stream(Reason.values()).map(Enum::name).toList());
    }

    @Test
    void only_the_recipients_fault_is_ever_hard() {
        assertThat(Reason.values())
                .filteredOn(reason -> reason.usually() == Hardness.HARD)
                .allMatch(reason -> reason.concern() == Concern.RECIPIENT);
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Why a mail did not arrive

                A closed set. *Usually* is what a reason is told as unless the rule that found it says otherwise; only what is
                the recipient's concern can ever be hard. The same names stand in events, metrics and `explain`; `reasons.json`
                beside this page has their names in Sisimai's words.

                """);
        for (Concern concern : Concern.values()) {
            page.append("## ")
                    .append(heading(concern))
                    .append(": ")
                    .append(concern.meaning())
                    .append("\n\n");
            page.append("| reason | usually | what it says | what to do |\n|---|---|---|---|\n");
            for (Reason reason : Reason.values()) {
                if (reason.concern() == concern) {
                    page.append("| `%s` | %s | %s | %s |\n"
                            .formatted(
                                    reason.name(),
                                    reason.usually().name().toLowerCase(java.util.Locale.ROOT),
                                    reason.meaning(),
                                    reason.advice()));
                }
            }
            page.append('\n');
        }
        return page.toString();
    }

    private static String heading(Concern concern) {
        String words = concern.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }
}
