package org.countersign.audit;

import java.util.Locale;

/** In what form the ledger is exported. */
public enum ExportFormat {
    /** For a spreadsheet or a script. */
    CSV("text/csv;charset=UTF-8"),
    /** For a spreadsheet. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    /** For programs: a line of JSON for each entry. */
    NDJSON("application/x-ndjson"),
    /** For auditors: everything that the command {@code verify} needs. */
    ZIP("application/zip");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The end of a file's name. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
