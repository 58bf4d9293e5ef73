package org.countersign.ledger.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/** What the rows of one thing must be, as its facts say. */
public final class Expected {
    private final Map<String, Map<String, ExpectedRow>> rows = new LinkedHashMap<>();
    private final Set<String> unknown = new HashSet<>();
    private final Map<String, KeptTexts.Kept> texts;
    private final Set<Long> delayed;
    private final List<String> missing = new ArrayList<>();

    /**
     * @param texts by their commitments
     * @param delayed the entries that bear the time of the one before them
     */
    Expected(Map<String, KeptTexts.Kept> texts, Set<Long> delayed) {
        this.texts = texts;
        this.delayed = delayed;
    }

    /**
     * There is this row.
     *
     * @param key as the query of its table tells it
     */
    public ExpectedRow row(String table, Object key) {
        return rows.computeIfAbsent(table, name -> new LinkedHashMap<>())
                .computeIfAbsent(String.valueOf(key), name -> new ExpectedRow(this));
    }

    /** There may be this row; if there is, it is as it says. */
    public ExpectedRow optionalRow(String table, Object key) {
        return row(table, key).optional();
    }

    /** The facts do not tell which rows of this table the thing has. */
    public void anyRows(String table) {
        unknown.add(table);
    }

    /** The text of a fact: {@link FreeText#ERASED} if it was erased; null if there is no text. */
    public @Nullable String text(@Nullable FreeText text) {
        if (text == null) {
            return null;
        }
        KeptTexts.Kept kept = texts.get(text.commitment());
        if (kept == null) {
            missing.add(text.commitment());
            return FreeText.ERASED;
        }
        return kept.text() == null ? FreeText.ERASED : kept.text();
    }

    /** Whether the entry may be much later than what it tells: another node's clock was ahead of its own. */
    boolean isDelayed(Entry entry) {
        return delayed.contains(entry.index());
    }

    Map<String, ExpectedRow> rowsOf(String table) {
        return rows.getOrDefault(table, Map.of());
    }

    boolean knows(String table) {
        return !unknown.contains(table);
    }

    /** Commitments of which the ledger keeps neither a text nor that it was erased. */
    List<String> missing() {
        return missing;
    }
}
