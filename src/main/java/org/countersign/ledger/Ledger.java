package org.countersign.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.countersign.core.ActorId;
import org.countersign.core.AppClock;
import org.countersign.core.Problem;
import org.countersign.ledger.merkle.CompactRange;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Appends facts to the log in the transaction of the operation that they tell of: both are committed or neither.
 *
 * <p>The facts of a transaction are written when it is about to commit, after Hibernate's flush, under the lock of the one
 * head row. So the lock is short, it is the last one taken (no dead-lock), and the order of entries is the order of commits,
 * without gaps.
 */
@ApplicationScoped
public class Ledger {
    public static final int MOST_LEAF_BYTES = 65_535;
    /** Nodes of the tree at multiples of this level are stored, so that a proof needs few reads (C2SP tlog-tiles). */
    public static final int TILE_HEIGHT = 8;
    /**
     * By how much a node's clock may be ahead of the database's, or it writes nothing: the ledger's time never runs back, so
     * that all others would be bound to what one wrong clock made of it.
     */
    static final Duration MOST_AHEAD = Duration.ofMinutes(30);

    private final DataSource database;
    private final EntityManager entities;
    private final TransactionSynchronizationRegistry transaction;
    private final AppClock appClock;
    private final Clock clock;

    Ledger(
            DataSource database,
            EntityManager entities,
            TransactionSynchronizationRegistry transaction,
            AppClock appClock,
            Clock clock) {
        this.database = database;
        this.entities = entities;
        this.transaction = transaction;
        this.appClock = appClock;
        this.clock = clock;
    }

    /** Adds a fact to the present transaction; there must be one. */
    public void append(ActorId actor, Fact fact) {
        pending().facts.add(new Pending.Item(actor, fact));
    }

    /**
     * Lets the present transaction commit only if no fact that moves the gate has been appended since the ledger had this
     * size; else the commit fails with {@link GateMoved}.
     */
    public void requireGateUnmovedSince(long size) {
        Pending pending = pending();
        pending.unmovedSince = Math.min(pending.unmovedSince, size);
    }

    /**
     * Takes the ledger's lock now and not only at the commit, for facts that depend on what the ledger holds: it stays as it
     * is until then. What the transaction has written so far is flushed first, because others take this lock last. Keep
     * short what follows.
     */
    public Head lock() {
        Pending pending = pending();
        entities.flush();
        try (Connection connection = database.getConnection()) {
            LockedHead head = LockedHead.of(connection);
            pending.locked = head;
            return new Head(head.size, head.gateSize);
        } catch (SQLException e) {
            throw new LedgerException("the ledger could not be locked", e);
        }
    }

    /** The index that the next fact of the present transaction will have; it must have taken the {@link #lock}. */
    public long nextIndex() {
        Pending pending = pending();
        LockedHead locked = pending.locked;
        if (locked == null) {
            throw new IllegalStateException("only who holds the ledger's lock knows");
        }
        return locked.size + pending.facts.size();
    }

    /** The time that the facts of the present transaction will bear; it must have taken the {@link #lock}. */
    public Instant time() {
        Pending pending = pending();
        LockedHead locked = pending.locked;
        if (locked == null) {
            throw new IllegalStateException("only who holds the ledger's lock knows");
        }
        Instant at = pending.at;
        if (at == null) {
            at = timeAfter(locked);
            pending.at = at;
        }
        return at;
    }

    /** Clocks of nodes differ; the log's time never runs back. */
    private Instant timeAfter(LockedHead head) {
        if (appClock.aheadOf(head.databaseTime).compareTo(MOST_AHEAD) > 0) {
            throw Problem.unavailable(
                    "This node's clock is more than half an hour ahead of the database's; nothing is written until they agree.",
                    null);
        }
        Instant now = clock.instant();
        return now.isBefore(head.at) ? head.at : now;
    }

    /** The facts that an append was too late to write: the gate has moved meanwhile. Decide again. */
    public static final class GateMoved extends RuntimeException {
        GateMoved(long expected, long actual) {
            super("decided at size " + expected + ", but the gate moved at " + actual, null, false, false);
        }
    }

    private Pending pending() {
        if (transaction.getTransactionKey() == null) {
            throw new IllegalStateException("a fact needs the transaction of its operation");
        }
        if (transaction.getResource(Ledger.class) instanceof Pending pending) {
            return pending;
        }
        Pending pending = new Pending();
        // Hibernate can join the transaction now, but no longer when it is about to be committed.
        entities.isJoinedToTransaction();
        transaction.putResource(Ledger.class, pending);
        transaction.registerInterposedSynchronization(pending);
        return pending;
    }

    /** What one transaction will append when it commits. */
    private final class Pending implements Synchronization {
        private final List<Item> facts = new ArrayList<>();
        private long unmovedSince = Long.MAX_VALUE;
        private @Nullable LockedHead locked;
        private @Nullable Instant at;

        private record Item(ActorId actor, Fact fact) {}

        @Override
        public void beforeCompletion() {
            entities.flush();
            try (Connection connection = database.getConnection()) {
                write(connection, facts, unmovedSince, at);
            } catch (SQLException e) {
                throw new LedgerException("the ledger could not be written", e);
            }
        }

        @Override
        public void afterCompletion(int status) {}
    }

    private void write(Connection connection, List<Pending.Item> facts, long unmovedSince, @Nullable Instant promised)
            throws SQLException {
        LockedHead head = LockedHead.of(connection);
        long size = head.size;
        long gateSize = head.gateSize;
        CompactRange range = head.tree;
        if (gateSize > unmovedSince) {
            throw new GateMoved(unmovedSince, gateSize);
        }
        if (facts.isEmpty()) {
            return;
        }
        Instant at = promised == null ? timeAfter(head) : promised;
        try (PreparedStatement entry = connection.prepareStatement(
                        "insert into ledger_entry (idx, kind, at, actor, subject, leaf, leaf_hash) values (?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement node =
                        connection.prepareStatement("insert into ledger_node (level, idx, hash) values (?, ?, ?)");
                PreparedStatement text = connection.prepareStatement(
                        "insert into ledger_text (commitment, entry, salt, text) values (?, ?, ?, ?)")) {
            List<StoredNode> completed = new ArrayList<>();
            Set<String> committed = new HashSet<>();
            for (Pending.Item item : facts) {
                LeafFormat.Leaf leaf = LeafFormat.write(item.fact(), item.actor(), at);
                if (leaf.bytes().length > MOST_LEAF_BYTES) {
                    throw new LedgerException(
                            "a leaf of kind " + item.fact().kind() + " has " + leaf.bytes().length + " bytes", null);
                }
                Hash hash = Hash.leaf(leaf.bytes());
                entry.setLong(1, size);
                entry.setString(2, item.fact().kind());
                entry.setObject(3, at.atOffset(ZoneOffset.UTC));
                entry.setString(4, item.actor().value());
                entry.setString(5, item.fact().subject());
                entry.setBytes(6, leaf.bytes());
                entry.setBytes(7, hash.bytes());
                entry.addBatch();
                for (FreeText freeText : leaf.texts()) {
                    FreeText.Opening opening = freeText.opening();
                    if (opening != null && committed.add(freeText.commitment())) {
                        text.setString(1, freeText.commitment());
                        text.setLong(2, size);
                        text.setBytes(3, opening.salt());
                        text.setString(4, opening.text());
                        text.addBatch();
                    }
                }
                range = range.append(hash, (id, value) -> {
                    if (id.level() > 0 && id.level() % TILE_HEIGHT == 0) {
                        completed.add(new StoredNode(id, value));
                    }
                });
                size++;
                if (item.fact().movesGate()) {
                    gateSize = size;
                }
            }
            for (StoredNode stored : completed) {
                node.setInt(1, stored.id().level());
                node.setLong(2, stored.id().index());
                node.setBytes(3, stored.hash().bytes());
                node.addBatch();
            }
            entry.executeBatch();
            text.executeBatch();
            node.executeBatch();
        }
        try (PreparedStatement update = connection.prepareStatement(
                "update ledger_head set size = ?, gate_size = ?, at = ?, tree = ?, root = ? where id = 1")) {
            update.setLong(1, size);
            update.setLong(2, gateSize);
            update.setObject(3, at.atOffset(ZoneOffset.UTC));
            update.setBytes(4, range.toBytes());
            update.setBytes(5, range.root().bytes());
            update.executeUpdate();
        }
    }

    private record StoredNode(NodeId id, Hash hash) {}

    /**
     * The head row, under its lock until the transaction ends.
     *
     * @param databaseTime when the transaction began by the database's own clock
     */
    private record LockedHead(long size, long gateSize, Instant at, CompactRange tree, Instant databaseTime) {
        static LockedHead of(Connection connection) throws SQLException {
            try (PreparedStatement lock = connection.prepareStatement(
                            "select size, gate_size, at, tree, current_timestamp from ledger_head where id = 1 for update");
                    ResultSet row = lock.executeQuery()) {
                if (!row.next()) {
                    throw new LedgerException("the ledger has no head row", null);
                }
                return new LockedHead(
                        row.getLong(1),
                        row.getLong(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        CompactRange.of(row.getLong(1), row.getBytes(4)),
                        row.getObject(5, OffsetDateTime.class).toInstant());
            }
        }
    }
}
