package org.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class XlsxWriterTest {
    private static final List<String> HEADINGS = List.of("index", "text");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void cells_hold_their_texts_whatever_stands_in_them() throws IOException {
        XlsxWriter workbook = new XlsxWriter(out, HEADINGS);
        workbook.row(7, List.of("<é> & \"=1+1\"\n\ttab"));
        workbook.row(8, List.of("\u0001 and \ufffe"));
        workbook.end();
        assertThat(Workbooks.rows(out.toByteArray(), 1))
                .containsExactly(HEADINGS, List.of("7", "<é> & \"=1+1\"\n\ttab"), List.of("8", "\ufffd and \ufffd"));
    }

    @Test
    void rows_that_a_sheet_has_no_place_for_go_on_to_the_next_with_headings_of_its_own() throws IOException {
        XlsxWriter workbook = new XlsxWriter(out, HEADINGS, 3);
        for (int i = 0; i < 5; i++) {
            workbook.row(i, List.of("t" + i));
        }
        workbook.end();
        byte[] bytes = out.toByteArray();
        assertThat(Workbooks.rows(bytes, 1)).containsExactly(HEADINGS, List.of("0", "t0"), List.of("1", "t1"));
        assertThat(Workbooks.rows(bytes, 2)).containsExactly(HEADINGS, List.of("2", "t2"), List.of("3", "t3"));
        assertThat(Workbooks.rows(bytes, 3)).containsExactly(HEADINGS, List.of("4", "t4"));
        assertThat(Workbooks.part(bytes, "xl/workbook.xml")
                        .getElementsByTagName("sheet")
                        .getLength())
                .isEqualTo(3);
    }

    @Test
    void a_workbook_without_rows_has_a_sheet_with_headings() throws IOException {
        new XlsxWriter(out, HEADINGS).end();
        assertThat(Workbooks.rows(out.toByteArray(), 1)).containsExactly(HEADINGS);
    }
}
