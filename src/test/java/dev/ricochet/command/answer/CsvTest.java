package dev.ricochet.command.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void a_cell_that_looks_like_a_formula_is_text(String formula) {
        assertThat(Csv.cell(formula)).startsWith("'");
    }

    @Test
    void a_cell_with_a_comma_or_a_quote_is_quoted() {
        assertThat(Csv.cell("a, b")).isEqualTo("\"a, b\"");
        assertThat(Csv.cell("say \"no\"")).isEqualTo("\"say \"\"no\"\"\"");
        assertThat(Csv.cell("=\"a\"")).isEqualTo("\"'=\"\"a\"\"\"");
    }

    @Test
    void a_line_end_in_a_cell_begins_no_row() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Csv csv = new Csv(out);
        csv.row("a\r\n=1", 7);
        csv.close();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("a\\u{d}\\u{a}=1,7\r\n");
    }
}
