package org.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.countersign.audit.Export.Separator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {

    @Test
    void a_file_begins_with_the_mark_by_which_Excel_knows_UTF_8_and_ends_lines_as_the_standard_says()
            throws IOException {
        assertThat(written(Separator.SEMICOLON, "à", "b")).isEqualTo("\ufeffindex;x;y\r\n7;\"à\";\"b\"\r\n");
    }

    @Test
    void quotes_separators_and_line_ends_stay_within_their_cell() throws IOException {
        assertThat(written(Separator.COMMA, "a\"b", "c,d\ne")).endsWith("7,\"a\"\"b\",\"c,d\ne\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t1", "\r1", "\n1", "＝1", "＋1", "－1", "＠1"})
    void what_a_spreadsheet_would_take_for_a_formula_is_made_a_text(String cell) {
        assertThat(CsvWriter.harmless(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                    a;=1       | a;'=1
                    a,+1       | a,'+1
                    a;;-1      | a;;'-1
                    a, "@b     | a, "'@b
                    "=1        | "'=1
                    `a\u00a0;\u00a0=1` | `a\u00a0;\u00a0'=1`
                    `a\n=1`     | `a\n'=1`
                    `a\t=1`     | `a\t'=1`
                    ` =1`       | ` '=1`
                    """)
    void neither_does_one_begin_where_another_separator_would_begin_a_cell(String cell, String harmless) {
        assertThat(CsvWriter.harmless(cell)).isEqualTo(harmless);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", "1", "é", "'=1", "a - b, c-d", "{\"a\":1,\"b\":2}"})
    void all_else_stays_as_it_is(String cell) {
        assertThat(CsvWriter.harmless(cell)).isEqualTo(cell);
    }

    private static String written(Separator separator, String... cells) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvWriter csv = new CsvWriter(out, separator);
        csv.begin(List.of("index", "x", "y"));
        csv.row(7, List.of(cells));
        csv.end();
        return out.toString(StandardCharsets.UTF_8);
    }
}
