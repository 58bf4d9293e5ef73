package org.countersign.audit;

/**
 * What is exported: from the same of these, and the same texts that are not erased meanwhile, come the same bytes.
 *
 * @param size of the ledger, to which the export is pinned
 * @param separator of a CSV file; without meaning for the others
 */
public record Export(ExportFormat format, ExportFilter filter, long size, Separator separator) {

    /** What stands between the cells of a line of CSV. */
    public enum Separator {
        COMMA(','),
        SEMICOLON(';'),
        TAB('\t');

        private final char character;

        Separator(char character) {
            this.character = character;
        }

        char character() {
            return character;
        }
    }

    /** What the file is called. */
    public String fileName() {
        return "countersign-ledger-" + size + "." + format.extension();
    }
}
