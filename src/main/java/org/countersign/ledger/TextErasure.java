package org.countersign.ledger;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.countersign.core.ActorId;

/**
 * Erases texts for good: from beside the ledger, with their salts, and wherever the rooms have copies. The leaves stay as
 * they are, and so does every proof.
 */
@ApplicationScoped
public class TextErasure {
    private static final int BATCH = 500;

    private final DataSource database;
    private final EntityManager entities;
    private final List<TextCopies> copies;
    private final Ledger ledger;

    TextErasure(DataSource database, EntityManager entities, @All List<TextCopies> copies, Ledger ledger) {
        this.database = database;
        this.entities = entities;
        this.copies = copies;
        this.ledger = ledger;
    }

    /** The entries of somebody whose texts are still there, in order; not those of some kinds. */
    public List<Long> by(ActorId author, Set<String> butKinds) {
        String sql = "select distinct t.entry from ledger_entry e join ledger_text t on t.entry = e.idx"
                + " where e.actor = ? and t.text is not null and lower(e.kind) not in (" + marks(butKinds.size())
                + ") order by t.entry";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            int place = 1;
            query.setString(place++, author.value());
            for (String kind : butKinds) {
                query.setString(place++, kind);
            }
            List<Long> entries = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    entries.add(row.getLong(1));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw new LedgerException("texts could not be read", e);
        }
    }

    /**
     * Erases, in the present transaction, and puts it on record.
     *
     * @param erasure why: the reference of what two people agreed on
     * @param whole entries of which every text goes
     * @param single commitments to further texts that go, one by one; rooms have no copies of them
     */
    public void erase(ActorId by, String erasure, Collection<Long> whole, Collection<String> single) {
        // What Hibernate still has to write must not come after it.
        entities.flush();
        TreeSet<Long> erased = new TreeSet<>();
        try (Connection connection = database.getConnection()) {
            List<Long> entries = whole.stream().distinct().sorted().toList();
            for (int from = 0; from < entries.size(); from += BATCH) {
                List<Long> batch = entries.subList(from, Math.min(entries.size(), from + BATCH));
                for (Entry entry : read(connection, batch)) {
                    for (TextCopies room : copies) {
                        if (room.kinds().contains(entry.kind())) {
                            room.erase(connection, entry);
                        }
                    }
                }
                TextCopies.update(
                        connection,
                        "update ledger_text set text = null, salt = null where entry in (" + marks(batch.size()) + ")",
                        batch.toArray());
                erased.addAll(batch);
            }
            for (String commitment : single) {
                erased.add(entryOf(connection, commitment));
                TextCopies.update(
                        connection, "update ledger_text set text = null, salt = null where commitment = ?", commitment);
            }
            for (TextCopies room : copies) {
                room.eraseQuotations(connection);
            }
        } catch (SQLException e) {
            throw new LedgerException("texts could not be erased", e);
        }
        // Rows were changed past it.
        entities.clear();
        List<Long> told = List.copyOf(erased);
        for (int from = 0; from < told.size(); from += TextsErased.MOST) {
            ledger.append(
                    by, new TextsErased(erasure, told.subList(from, Math.min(told.size(), from + TextsErased.MOST))));
        }
    }

    /** Erases what somebody wrote that is in no fact. */
    public void eraseUnrecorded(ActorId author) {
        entities.flush();
        try (Connection connection = database.getConnection()) {
            for (TextCopies room : copies) {
                room.eraseUnrecorded(connection, author);
            }
        } catch (SQLException e) {
            throw new LedgerException("texts could not be erased", e);
        }
        entities.clear();
    }

    private static List<Entry> read(Connection connection, List<Long> indexes) throws SQLException {
        String sql = "select idx, kind, at, actor, subject, leaf from ledger_entry where idx in ("
                + marks(indexes.size()) + ") order by idx";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < indexes.size(); i++) {
                query.setLong(i + 1, indexes.get(i));
            }
            List<Entry> entries = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    entries.add(Entries.read(row));
                }
            }
            return entries;
        }
    }

    private static long entryOf(Connection connection, String commitment) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select entry from ledger_text where commitment = ?")) {
            query.setString(1, commitment);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new LedgerException("there is no text to the commitment " + commitment, null);
                }
                return row.getLong(1);
            }
        }
    }

    private static String marks(int number) {
        return String.join(", ", Collections.nCopies(number, "?"));
    }
}
