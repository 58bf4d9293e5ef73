package org.countersign.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.countersign.ledger.Entries;
import org.countersign.ledger.Entry;
import org.countersign.ledger.Texts;

/**
 * The entries that an export shows, read in small steps: between two of them nothing is held, neither a connection nor a
 * transaction, however slowly the reader takes what it gets.
 */
final class Selection {
    /** Entries read at a time. A leaf has 64 KiB at most, so that a step is small beside any heap. */
    static final int STEP = 256;

    private final Entries entries;
    private final Texts texts;
    private final ExportFilter filter;
    private final long from;
    private final long to;

    /** An entry with what is kept of its texts. */
    record Row(Entry entry, List<Texts.Kept> texts) {}

    /** Takes the rows of one step. */
    @FunctionalInterface
    interface Taker {
        void take(Row row) throws IOException;
    }

    Selection(Entries entries, Texts texts, ExportFilter filter, long size) {
        this.entries = entries;
        this.texts = texts;
        this.filter = filter;
        // Time never runs back in the ledger: a time stands for an index.
        this.from = filter.from() == null ? 0 : entries.firstSince(filter.from(), size);
        this.to = filter.until() == null ? size : entries.firstSince(filter.until(), size);
    }

    /** Shows each row to the taker, in the ledger's order. */
    void forEach(Taker taker) throws IOException {
        long next = from;
        while (next < to) {
            List<Entry> step = entries.step(filter.kind(), filter.subject(), next, to, STEP);
            for (Row row : rows(step)) {
                taker.take(row);
            }
            next = step.size() < STEP ? to : step.get(step.size() - 1).index() + 1;
        }
    }

    /** The first rows, at most so many steps are looked through for them. */
    List<Row> sample(int steps) {
        List<Row> rows = new ArrayList<>();
        long next = from;
        for (int i = 0; i < steps && next < to; i++) {
            List<Entry> step = entries.step(filter.kind(), filter.subject(), next, to, STEP);
            rows.addAll(rows(step));
            next = step.size() < STEP ? to : step.get(step.size() - 1).index() + 1;
        }
        return rows;
    }

    /** How many entries there are to look at; those that it shows are among them. */
    long candidates() {
        return entries.count(filter.kind(), filter.subject(), from, to);
    }

    private List<Row> rows(List<Entry> step) {
        List<Entry> matching = filter.looksIntoLeaves()
                ? step.stream().filter(filter::matchesParties).toList()
                : step;
        if (matching.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Texts.Kept>> kept =
                texts.ofEntries(matching.stream().map(Entry::index).toList());
        return matching.stream()
                .map(entry -> new Row(entry, kept.getOrDefault(entry.index(), List.of())))
                .toList();
    }
}
