package org.countersign.audit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads workbooks as strictly as XML is read. */
final class Workbooks {
    private Workbooks() {}

    /** The parts by name. */
    private static Map<String, Document> parts(byte[] workbook) {
        Map<String, Document> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(
                        entry.getName(),
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(new ByteArrayInputStream(in.readAllBytes())));
            }
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new AssertionError("a part is no XML", e);
        }
    }

    /** A part, which must be there. */
    static Document part(byte[] workbook, String name) {
        return Objects.requireNonNull(parts(workbook).get(name), name);
    }

    /** The cells of a sheet, row by row. */
    static List<List<String>> rows(byte[] workbook, int sheet) {
        Document part = part(workbook, "xl/worksheets/sheet" + sheet + ".xml");
        List<List<String>> rows = new ArrayList<>();
        NodeList all = part.getElementsByTagName("row");
        for (int i = 0; i < all.getLength(); i++) {
            List<String> cells = new ArrayList<>();
            NodeList each = ((Element) all.item(i)).getElementsByTagName("c");
            for (int j = 0; j < each.getLength(); j++) {
                cells.add(each.item(j).getTextContent());
            }
            rows.add(cells);
        }
        return rows;
    }
}
