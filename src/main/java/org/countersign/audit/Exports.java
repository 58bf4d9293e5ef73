package org.countersign.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.countersign.audit.Export.Separator;
import org.countersign.core.CurrentActor;
import org.countersign.core.Problem;
import org.countersign.ledger.Checkpoints;
import org.countersign.ledger.Entries;
import org.countersign.ledger.EntryView;
import org.countersign.ledger.Ledger;
import org.countersign.ledger.Texts;
import org.jspecify.annotations.Nullable;

/** Exports the ledger. */
@ApplicationScoped
public class Exports {
    private static final int BUFFER = 64 * 1024;
    /** Steps that an estimate looks at. */
    private static final int SAMPLED = 20;
    /** What the ZIP holds of each entry of the ledger beside its leaf, in bytes: its hash. */
    private static final int HASH = 33;
    /** By how much leaves and lines of JSON shrink when they are compressed, about. */
    private static final int COMPRESSION = 4;

    private final Ledger ledger;
    private final CurrentActor actor;
    private final Entries entries;
    private final Texts texts;
    private final Checkpoints checkpoints;
    private final ZipExport zip;
    private final ExportPlaces places;

    Exports(
            Ledger ledger,
            CurrentActor actor,
            Entries entries,
            Texts texts,
            Checkpoints checkpoints,
            ZipExport zip,
            ExportPlaces places) {
        this.ledger = ledger;
        this.actor = actor;
        this.entries = entries;
        this.texts = texts;
        this.checkpoints = checkpoints;
        this.zip = zip;
        this.places = places;
    }

    /**
     * Takes a place for an export, puts it on record and says what it is pinned to. The record is committed before this returns,
     * so that nothing leaves the house that the ledger does not tell of. Whoever does not write it has to say that it is over.
     *
     * @param size to show the ledger as it was; null for as it is, with the record itself as its last entry
     */
    public BegunExport begin(ExportFormat format, ExportFilter filter, @Nullable Long size, Separator separator) {
        ExportPlaces.Place place = places.take();
        boolean isOnRecord = false;
        try {
            Export export = QuarkusTransaction.joiningExisting().call(() -> onRecord(format, filter, size, separator));
            isOnRecord = true;
            return new BegunExport(export, this, place);
        } finally {
            if (!isOnRecord) {
                place.leave();
            }
        }
    }

    private Export onRecord(ExportFormat format, ExportFilter filter, @Nullable Long size, Separator separator) {
        long pinned;
        if (size == null) {
            ledger.lock();
            pinned = ledger.nextIndex() + 1;
        } else {
            pinned = size;
            long present = checkpoints.size();
            if (size > present) {
                throw Problem.badRequest("?size", "must be at most {0}", present);
            }
        }
        ledger.append(actor.id(), new LedgerExported(format, pinned, filter));
        return new Export(format, filter, pinned, separator);
    }

    void write(Export export, OutputStream out) throws IOException {
        // Not closed here: whoever opened the stream does so, and only if all went well.
        OutputStream buffered = new BufferedOutputStream(out, BUFFER);
        switch (export.format()) {
            case CSV -> writeCsv(export, buffered);
            case XLSX -> writeXlsx(export, buffered);
            case NDJSON -> writeLines(export, buffered);
            case ZIP -> zip.write(export, buffered);
        }
        buffered.flush();
    }

    private void writeCsv(Export export, OutputStream out) throws IOException {
        CsvWriter csv = new CsvWriter(out, export.separator());
        csv.begin(Sheet.HEADINGS);
        selection(export.filter(), export.size())
                .forEach(row -> csv.row(row.entry().index(), Sheet.cells(row)));
        csv.end();
    }

    private void writeXlsx(Export export, OutputStream out) throws IOException {
        XlsxWriter workbook = new XlsxWriter(out, Sheet.HEADINGS);
        selection(export.filter(), export.size())
                .forEach(row -> workbook.row(row.entry().index(), Sheet.cells(row)));
        workbook.end();
    }

    private void writeLines(Export export, OutputStream out) throws IOException {
        selection(export.filter(), export.size())
                .forEach(row ->
                        out.write(EntryView.line(row.entry(), row.texts()).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * How large an export would be.
     *
     * @param exact whether the number of entries is exact; counting may need a look into more leaves than an estimate takes
     * @param bytes about
     */
    public record Extent(long entries, boolean exact, long bytes) {}

    /** How large this export would be now. */
    public Extent extent(ExportFormat format, ExportFilter filter) {
        long size = checkpoints.size();
        Selection selection = selection(filter, size);
        long candidates = selection.candidates();
        List<Selection.Row> sample = selection.sample(SAMPLED);
        long lookedAt = Math.min(candidates, (long) SAMPLED * Selection.STEP);
        boolean exact = !filter.looksIntoLeaves() || lookedAt == candidates;
        long found = !filter.looksIntoLeaves()
                ? candidates
                : exact ? sample.size() : scaled(sample.size(), candidates, lookedAt);
        long sampled = sample.stream()
                .mapToLong(row -> EntryView.line(row.entry(), row.texts()).length())
                .sum();
        long lines = sample.isEmpty() ? 0 : scaled(sampled, found, sample.size());
        return new Extent(found, exact, bytes(format, lines, found, size));
    }

    private static long bytes(ExportFormat format, long lines, long found, long size) {
        return switch (format) {
            case CSV, NDJSON -> lines;
            case XLSX -> lines / COMPRESSION;
            case ZIP ->
                lines / COMPRESSION
                        + size * HASH
                        + (found == 0 ? size * HASH : scaled(lines, size, found) / (2 * COMPRESSION));
        };
    }

    private static long scaled(long value, long whole, long part) {
        return part == 0 ? 0 : Math.round((double) value * whole / part);
    }

    private Selection selection(ExportFilter filter, long size) {
        return new Selection(entries, texts, filter, size);
    }
}
