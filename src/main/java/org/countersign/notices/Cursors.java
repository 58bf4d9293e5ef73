package org.countersign.notices;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.countersign.ledger.Entries;

/**
 * How far followers have come in the ledger. A step reads some entries, and what is made of them is committed with the cursor:
 * nothing is made twice, and nothing is lost. Of several nodes one steps at a time.
 */
@ApplicationScoped
public class Cursors {
    /** Entries that are looked at in one transaction. */
    private static final int PAGE = 200;

    private final Sql sql;

    Cursors(Sql sql) {
        this.sql = sql;
    }

    /** What is done with entries. */
    @FunctionalInterface
    public interface Step {
        /**
         * Takes entries from one index to before another, or some of them, as {@link Entries#ofKinds} reads them; tells up to
         * where.
         */
        long take(long from, long to);
    }

    /** Takes one step; false when there is nothing to do, or another node is at it. */
    public boolean step(String follower, Step step) {
        return QuarkusTransaction.requiringNew().call(() -> advance(follower, step));
    }

    private boolean advance(String follower, Step step) {
        Optional<Long> cursor = sql.first(
                "select position from notice_follower where name = ? for update skip locked",
                row -> row.getLong(1),
                follower);
        if (cursor.isEmpty()) {
            return false;
        }
        long from = cursor.get();
        long size =
                sql.first("select size from ledger_head", row -> row.getLong(1)).orElseThrow();
        long to = Math.min(size, from + PAGE);
        if (from >= to) {
            return false;
        }
        long next = step.take(from, to);
        sql.update("update notice_follower set position = ? where name = ?", next, follower);
        return next < size;
    }

    /**
     * Lets the follower stand still, and nobody else who asks for it change what it makes, until the transaction ends; tells its
     * {@link #erasures}.
     */
    public long lock(String follower) {
        return sql.first(
                        "select erasures from notice_follower where name = ? for update",
                        row -> row.getLong(1),
                        follower)
                .orElse(0L);
    }

    /** How often quotations were erased from answers to what it has made. */
    public long erasures(String follower) {
        return sql.first("select erasures from notice_follower where name = ?", row -> row.getLong(1), follower)
                .orElse(0L);
    }

    /** Lets a follower begin with what is not in the ledger yet, unless it has begun; then false. */
    public boolean begin(String follower) {
        try {
            return QuarkusTransaction.requiringNew()
                    .call(() -> sql.update(
                                    "insert into notice_follower (name, position) select ?, size from ledger_head"
                                            + " where not exists (select 1 from notice_follower where name = ?)",
                                    follower,
                                    follower)
                            > 0);
        } catch (RuntimeException e) {
            // Of nodes that start together, another one may have been first.
            if (!hasBegun(follower)) {
                throw e;
            }
            return false;
        }
    }

    private boolean hasBegun(String follower) {
        return sql.first("select 1 from notice_follower where name = ?", row -> row.getInt(1), follower)
                .isPresent();
    }

    /** Forgets how far a follower has come. */
    public void forget(String follower) {
        QuarkusTransaction.requiringNew().run(() -> sql.update("delete from notice_follower where name = ?", follower));
    }

    /** How many entries a follower has still to look at. */
    public long lag(String follower) {
        return sql.first(
                        "select h.size - f.position from ledger_head h, notice_follower f where f.name = ?",
                        row -> row.getLong(1),
                        follower)
                .orElse(0L);
    }
}
