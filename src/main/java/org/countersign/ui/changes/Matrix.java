package org.countersign.ui.changes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.countersign.changes.AffectedState;
import org.countersign.changes.ChangeView;
import org.countersign.changes.RevisionView;
import org.countersign.signoffs.SignOffDecision;
import org.countersign.signoffs.SignOffView;
import org.countersign.ui.Names;
import org.jspecify.annotations.Nullable;

/**
 * What each carrier said of each revision that was in force.
 *
 * @param revisions the newest first, at most {@link #MOST_REVISIONS}
 * @param rows the carriers, those whom somebody has to run after first
 * @param hasOlder whether there are older revisions that were in force
 */
record Matrix(List<RevisionView> revisions, List<Row> rows, boolean hasOlder) {
    static final int MOST_REVISIONS = 4;

    /**
     * One carrier.
     *
     * @param cells one for each revision
     */
    record Row(String carrier, String name, List<Cell> cells) {}

    /**
     * What a carrier said of a revision.
     *
     * @param state null where it was not asked, or is no more
     * @param at when it said so
     * @param carriedFrom the revision of which it spoke, if its word was carried over
     * @param receipt the sign-off of which there is a receipt
     * @param isVoid whether a newer revision has made it void
     * @param deadline until when it is to acknowledge, while it has said nothing
     */
    record Cell(
            @Nullable AffectedState state,
            @Nullable Instant at,
            @Nullable Instant effectiveFrom,
            @Nullable Integer carriedFrom,
            @Nullable String by,
            @Nullable String reason,
            @Nullable String receipt,
            boolean isVoid,
            @Nullable Instant deadline,
            boolean isLate) {
        private static final Cell EMPTY = new Cell(null, null, null, null, null, null, null, false, null, false);
    }

    /**
     * Those of the revisions that were in force: the present one, and each whose successor came after the declaration.
     *
     * @param newestFirst the newest revisions of the change
     */
    static List<RevisionView> inForce(ChangeView change, List<RevisionView> newestFirst) {
        List<RevisionView> shown = new ArrayList<>();
        Instant declared = change.declaredAt();
        for (int i = 0; i < newestFirst.size(); i++) {
            if (i == 0 || (declared != null && newestFirst.get(i - 1).at().isAfter(declared))) {
                shown.add(newestFirst.get(i));
            }
        }
        return shown;
    }

    /**
     * @param inForce as {@link #inForce} tells
     * @param words what each carrier said last of each of them
     * @param names of the carriers
     */
    static Matrix of(ChangeView change, List<RevisionView> inForce, List<SignOffView> words, Names names, Instant now) {
        List<RevisionView> shown = inForce.subList(0, Math.min(MOST_REVISIONS, inForce.size()));
        Map<String, Map<Integer, SignOffView>> said = new HashMap<>();
        words.forEach(word ->
                said.computeIfAbsent(word.carrier(), carrier -> new HashMap<>()).put(word.revision(), word));
        Map<String, ChangeView.Affected> affected = new TreeMap<>();
        change.affected().forEach(carrier -> affected.put(carrier.carrier(), carrier));
        TreeMap<String, String> carriers = new TreeMap<>();
        affected.keySet().forEach(carrier -> carriers.put(carrier, names.carrier(carrier)));
        said.keySet().forEach(carrier -> carriers.put(carrier, names.carrier(carrier)));
        List<Row> rows = new ArrayList<>();
        carriers.forEach((carrier, name) -> {
            Map<Integer, SignOffView> its = said.getOrDefault(carrier, Map.of());
            rows.add(new Row(
                    carrier,
                    name,
                    shown.stream()
                            .map(revision -> revision.revision() == change.revision()
                                    ? present(change, affected.get(carrier), its, now)
                                    : past(revision, shown, its, affected.get(carrier)))
                            .toList()));
        });
        rows.sort(Comparator.comparingInt(Matrix::urgency).thenComparing(Row::name));
        return new Matrix(shown, rows, inForce.size() > shown.size());
    }

    private static Cell present(
            ChangeView change, ChangeView.@Nullable Affected carrier, Map<Integer, SignOffView> its, Instant now) {
        if (carrier == null) {
            return Cell.EMPTY;
        }
        Integer signed = carrier.carriedFrom() == null ? Integer.valueOf(change.revision()) : carrier.carriedFrom();
        SignOffView word = its.get(signed);
        boolean waits = carrier.state() == AffectedState.PENDING;
        return new Cell(
                carrier.state(),
                carrier.since(),
                carrier.effectiveFrom(),
                carrier.carriedFrom(),
                word == null ? null : word.byName(),
                word == null ? null : word.reason(),
                word == null ? null : word.id(),
                false,
                waits && change.status().isInForce() ? carrier.acknowledgeBy() : null,
                Progress.isLate(change, carrier, now));
    }

    private static Cell past(
            RevisionView revision,
            List<RevisionView> newestFirst,
            Map<Integer, SignOffView> its,
            ChangeView.@Nullable Affected carrier) {
        SignOffView word = wordOn(revision, newestFirst, its);
        if (word == null) {
            return Cell.EMPTY;
        }
        boolean stillCounts = carrier != null && Objects.equals(carrier.carriedFrom(), word.revision());
        return new Cell(
                state(word.decision()),
                word.at(),
                word.effectiveFrom(),
                word.revision() == revision.revision() ? null : word.revision(),
                word.byName(),
                word.reason(),
                word.id(),
                !stillCounts,
                null,
                false);
    }

    /** What was said of a revision or, as long as they were only editorial, of one before it. */
    private static @Nullable SignOffView wordOn(
            RevisionView revision, List<RevisionView> newestFirst, Map<Integer, SignOffView> its) {
        for (RevisionView older : newestFirst.subList(newestFirst.indexOf(revision), newestFirst.size())) {
            SignOffView word = its.get(older.revision());
            if (word != null || !older.editorial()) {
                return word;
            }
        }
        return null;
    }

    static AffectedState state(SignOffDecision decision) {
        return switch (decision) {
            case ACKNOWLEDGED -> AffectedState.ACKNOWLEDGED;
            case ACCEPTED -> AffectedState.ACCEPTED;
            case REJECTED -> AffectedState.REJECTED;
            case WITHDRAWN -> AffectedState.WITHDRAWN;
        };
    }

    private static int urgency(Row row) {
        AffectedState state = row.cells().get(0).state();
        if (state == null) {
            return 9;
        }
        return switch (state) {
            case REJECTED, WITHDRAWN -> 0;
            case PENDING -> 1;
            case ACKNOWLEDGED -> 2;
            case ACCEPTED -> 3;
        };
    }
}
