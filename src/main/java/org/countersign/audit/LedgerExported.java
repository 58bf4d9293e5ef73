package org.countersign.audit;

import org.countersign.ledger.Fact;

/**
 * Somebody took a copy of the ledger out of the house.
 *
 * @param size of the ledger that the export shows: with this entry as its last, or an earlier one that was asked for
 */
public record LedgerExported(ExportFormat format, long size, ExportFilter filter) implements Fact {
    public static final String KIND = "ledger-exported";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return "ledger";
    }

    @Override
    public boolean movesGate() {
        return false;
    }
}
