package org.countersign.ledger.check;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is not as the ledger says it must be. Holds no text that a person wrote.
 *
 * @param table where it shows
 * @param row which row, in the words of those who use it
 * @param column null where a whole row is meant
 * @param subject what the facts are about that say so; null where no fact does
 * @param entry the ledger's entry that is concerned; null for none in particular
 * @param expected what the ledger says; null where it says nothing, or is a text
 * @param found what stands there; null where nothing does, or is a text
 */
public record Difference(
        Kind kind,
        String table,
        String row,
        @Nullable String column,
        @Nullable String subject,
        @Nullable Long entry,
        @Nullable String expected,
        @Nullable String found) {

    /** What kind of difference. */
    public enum Kind {
        /** A column holds something else than the facts make of it. */
        VALUE,
        /** The facts say that there is a row, and there is none. */
        MISSING,
        /** There is a row of which no fact tells. */
        UNFOUNDED,
        /** A fact cannot be read. */
        UNREADABLE,
        /** The hash of an entry is not the hash of its leaf. */
        LEAF,
        /** An index is missing, or there is an entry beyond the ledger's size. */
        GAP,
        /** An entry is earlier than the one before it. */
        TIME,
        /** A stored node of the tree is not what its leaves make of it. */
        NODE,
        /** The ledger's head is not what its entries come to. */
        HEAD,
        /** The ledger does not hold what it once signed. */
        CHECKPOINT,
        /** A text is not the one to which its leaf is committed. */
        TEXT,
        /** A text is gone that nobody has erased by the rules. */
        TEXT_GONE,
        /** Something could not be compared at all, so that nobody knows. */
        UNCHECKED
    }

    static Difference ofEntry(Kind kind, long entry, String column, @Nullable String expected, @Nullable String found) {
        return new Difference(kind, "ledger_entry", String.valueOf(entry), column, null, entry, expected, found);
    }

    /** One line for a log or a console. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(
                        kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                .append(": ")
                .append(table)
                .append(' ')
                .append(row);
        if (column != null) {
            line.append(", ").append(column);
        }
        if (expected != null || found != null) {
            line.append(": ").append(found);
        }
        if (expected != null) {
            line.append(", expected ").append(expected);
        }
        if (subject != null) {
            line.append(" (facts about ").append(subject).append(')');
        }
        return line.toString();
    }
}
