package org.countersign.ledger.check;

import java.util.List;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What the facts about things of one kind make of a room's tables. Each room implements it for its own, so that the
 * self-check can say of every row whether it is what the ledger tells.
 */
public interface Reconciliation {
    /** The fact with which such a thing begins. */
    String birth();

    /** The facts that change it afterwards; of the same subject as its birth. */
    default Set<String> later() {
        return Set.of();
    }

    /** Whether each birth begins a thing of its own, although several have one subject. */
    default boolean severalPerSubject() {
        return false;
    }

    /**
     * By what {@link #tables} find the thing's rows: its subject, unless there are {@link #severalPerSubject}. Then each of
     * its facts tells, {@link #later} ones too.
     */
    default String key(Entry fact) {
        return fact.subject();
    }

    /** The tables with the rows of such things. */
    List<Rows> tables();

    /**
     * A query of the subjects that the rows have and how many things each has, in the order of the subjects, from the first
     * after its one parameter: what has rows but no birth is found by it. To be completed by a limit. Null where another one
     * asks for the same things.
     */
    @Nullable
    String subjects();

    /**
     * Says what the rows of one thing must be.
     *
     * @param facts all about it, oldest first; the first is its birth
     */
    void fold(List<Entry> facts, Expected expected);

    /**
     * The rows of one table that belong to things.
     *
     * @param sql selects the thing's key, the row's key within the thing, and then every column that is compared, under its
     *     own name; where it has to be of some keys, it says {@code (:keys)}, or {@code (:numbers)} if these are numbers;
     *     before, it may say {@code (:heads)} for what stands before the slash of each key, so that an index serves
     */
    record Rows(String table, String sql) {
        static final String KEYS = ":keys";
        static final String NUMBERS = ":numbers";
        static final String HEADS = ":heads";
    }
}
