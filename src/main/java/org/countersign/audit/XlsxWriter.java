package org.countersign.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a workbook (ECMA-376, Office Open XML) row by row: nothing of it is kept, and the same rows give the same bytes.
 * Texts stand in the cells as texts, which no spreadsheet takes for formulas.
 */
final class XlsxWriter {
    /** Rows that a sheet of Excel has, its headings included. */
    static final int MOST_ROWS = 1_048_576;

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006";
    private static final String MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final FixedZip zip;
    private final Writer out;
    private final List<String> headings;
    private final int mostRows;
    private int sheets;
    private int rows;

    XlsxWriter(OutputStream out, List<String> headings) {
        this(out, headings, MOST_ROWS);
    }

    /**
     * @param mostRows of a sheet, for tests
     */
    XlsxWriter(OutputStream out, List<String> headings, int mostRows) {
        this.zip = new FixedZip(out);
        this.out = new BufferedWriter(new OutputStreamWriter(zip.stream(), StandardCharsets.UTF_8));
        this.headings = List.copyOf(headings);
        this.mostRows = mostRows;
    }

    /** A row of a number and texts, on a new sheet if the last is full. */
    void row(long number, List<String> cells) throws IOException {
        if (sheets == 0 || rows == mostRows) {
            endSheet();
            beginSheet();
        }
        rows++;
        out.write("<row r=\"" + rows + "\"><c r=\"A" + rows + "\"><v>" + number + "</v></c>");
        for (int i = 0; i < cells.size(); i++) {
            text(i + 1, cells.get(i), 0);
        }
        out.write("</row>");
    }

    /** To be called at the end; leaves the stream open. */
    void end() throws IOException {
        if (sheets == 0) {
            beginSheet();
        }
        endSheet();
        StringBuilder types = new StringBuilder(HEAD + "<Types xmlns=\"" + PACKAGE + "/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + MEDIA + "sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + MEDIA + "styles+xml\"/>");
        StringBuilder book =
                new StringBuilder(HEAD + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + TYPES + "\"><sheets>");
        StringBuilder relations = new StringBuilder(HEAD + "<Relationships xmlns=\"" + PACKAGE + "/relationships\">"
                + "<Relationship Id=\"styles\" Type=\"" + TYPES + "/styles\" Target=\"styles.xml\"/>");
        for (int sheet = 1; sheet <= sheets; sheet++) {
            types.append("<Override PartName=\"/xl/worksheets/sheet" + sheet + ".xml\" ContentType=\"" + MEDIA
                    + "worksheet+xml\"/>");
            book.append("<sheet name=\"ledger" + (sheet == 1 ? "" : " " + sheet) + "\" sheetId=\"" + sheet
                    + "\" r:id=\"sheet" + sheet + "\"/>");
            relations.append("<Relationship Id=\"sheet" + sheet + "\" Type=\"" + TYPES
                    + "/worksheet\" Target=\"worksheets/sheet" + sheet + ".xml\"/>");
        }
        part("xl/styles.xml", STYLES);
        part("xl/_rels/workbook.xml.rels", relations.append("</Relationships>").toString());
        part("xl/workbook.xml", book.append("</sheets></workbook>").toString());
        part(
                "_rels/.rels",
                HEAD + "<Relationships xmlns=\"" + PACKAGE + "/relationships\"><Relationship Id=\"book\" Type=\""
                        + TYPES + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        part("[Content_Types].xml", types.append("</Types>").toString());
        zip.end();
    }

    /** A plain style, and one with bold letters for headings. */
    private static final String STYLES = HEAD + "<styleSheet xmlns=\"" + MAIN + "\">"
            + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
            + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
            + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
            + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
            + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            + "<cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
            + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/></cellXfs>"
            + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

    private void beginSheet() throws IOException {
        sheets++;
        zip.begin("xl/worksheets/sheet" + sheets + ".xml");
        out.write(HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetViews><sheetView workbookViewId=\"0\">"
                + "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
                + "<cols><col min=\"1\" max=\"1\" width=\"10\" customWidth=\"1\"/>"
                + "<col min=\"2\" max=\"" + headings.size() + "\" width=\"28\" customWidth=\"1\"/></cols><sheetData>");
        rows = 1;
        out.write("<row r=\"1\">");
        for (int i = 0; i < headings.size(); i++) {
            text(i, headings.get(i), 1);
        }
        out.write("</row>");
    }

    private void endSheet() throws IOException {
        if (sheets > 0) {
            out.write("</sheetData></worksheet>");
            out.flush();
        }
    }

    private void part(String name, String content) throws IOException {
        zip.begin(name);
        out.write(content);
        out.flush();
    }

    /** Columns are few: a letter each. */
    private void text(int column, String text, int style) throws IOException {
        out.write("<c r=\"");
        out.write((char) ('A' + column));
        out.write(rows + "\" s=\"" + style + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        escape(text);
        out.write("</t></is></c>");
    }

    /** What XML 1.0 cannot hold at all becomes the replacement character. */
    private void escape(String text) throws IOException {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.write("&lt;");
                case '>' -> out.write("&gt;");
                case '&' -> out.write("&amp;");
                case '\r' -> out.write("&#13;");
                case '\n', '\t' -> out.write(c);
                default -> out.write(c < ' ' || c == '\ufffe' || c == '\uffff' ? '\ufffd' : c);
            }
        }
    }
}
