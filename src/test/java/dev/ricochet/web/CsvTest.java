package dev.ricochet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "\uFF1D1"})
    void what_a_spreadsheet_would_carry_out_is_text(String cell) {
        assertThat(Csv.cell(cell)).isEqualTo("\"'" + cell + "\"");
    }

    @Test
    void cells_keep_their_quotes_commas_and_lines() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Csv table = new Csv(bytes);
        table.line("a", "", "say \"no\", twice\nor so");
        table.flush();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("\"a\",\"\",\"say \"\"no\"\", twice\nor so\"\r\n");
    }
}
