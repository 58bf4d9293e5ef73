package org.countersign.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.countersign.audit.Export.Separator;
import org.jspecify.annotations.Nullable;

/**
 * Writes CSV (RFC 4180) as spreadsheets want it: with a byte order mark, which tells Excel that it is UTF-8, every text in
 * quotes, and no text that a spreadsheet would take for a formula (OWASP, CSV injection).
 */
final class CsvWriter {
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final String LINE_END = "\r\n";
    /** What formulas begin with, in full width too; and what spreadsheets pass over before they look. */
    private static final String DANGEROUS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";
    /** Where a spreadsheet that takes another separator for ours, and so quotes for letters, begins a new cell. */
    private static final String CELL_ENDS = ",;\t\r\n";

    private final Writer out;
    private final char separator;

    CsvWriter(OutputStream out, Separator separator) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.separator = separator.character();
    }

    void begin(List<String> headings) throws IOException {
        out.write(BYTE_ORDER_MARK);
        out.write(String.join(String.valueOf(separator), headings));
        out.write(LINE_END);
    }

    /** A row of a number and texts. */
    void row(long number, List<String> cells) throws IOException {
        out.write(Long.toString(number));
        for (String cell : cells) {
            out.write(separator);
            out.write(quoted(cell));
        }
        out.write(LINE_END);
    }

    /** To be called at the end; leaves the stream open. */
    void end() throws IOException {
        out.flush();
    }

    private static String quoted(String cell) {
        return '"' + Sheet.cut(harmless(cell)).replace("\"", "\"\"") + '"';
    }

    /**
     * With an apostrophe before what could be taken for a formula; spreadsheets then take it for text. That is so within a
     * text too: whoever opens a file with commas where semicolons are usual, or the other way round, gets cells that begin
     * where we never meant one to.
     */
    static String harmless(String cell) {
        @Nullable StringBuilder harmless = null;
        boolean begins = true;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            boolean first = i == 0 || CELL_ENDS.indexOf(c) < 0;
            if (begins && first && DANGEROUS.indexOf(c) >= 0) {
                harmless = harmless == null ? new StringBuilder(cell.length() + 8).append(cell, 0, i) : harmless;
                harmless.append('\'');
            }
            if (harmless != null) {
                harmless.append(c);
            }
            begins = CELL_ENDS.indexOf(c) >= 0 || (begins && (c == '"' || Character.isSpaceChar(c)));
        }
        return harmless == null ? cell : harmless.toString();
    }
}
