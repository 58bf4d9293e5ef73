package org.countersign.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.countersign.core.Limits;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.NoteSignature;
import org.countersign.ledger.merkle.SignedNote;

/** The checkpoints that witnesses have cosigned, the newest of them: enough for every receipt and every question of auditors. */
@ApplicationScoped
public class CosignedCheckpoints {
    /** Checkpoints that are kept; those before them say nothing that the newest does not say as well. */
    public static final int MOST = 1_000;

    /** After every time that there is. */
    private static final Instant LATEST = Limits.LATEST;

    private final DataSource database;

    CosignedCheckpoints(DataSource database) {
        this.database = database;
    }

    /** The newest checkpoint that has all the cosignatures that were asked for, with every cosignature that it has. */
    public Optional<SignedNote> newest() {
        return newestUpTo(Long.MAX_VALUE, LATEST);
    }

    /** The same of the ledger when it had at most this size. */
    public Optional<SignedNote> newestUpTo(long size) {
        return newestUpTo(size, LATEST);
    }

    /**
     * The same as it was known at a time: what witnesses add later changes nothing of it.
     *
     * @param by when
     */
    public Optional<SignedNote> newestUpTo(long size, Instant by) {
        String sql = "select size, note from cosigned_checkpoint where complete_at <= ? and size <= ?"
                + " order by size desc fetch first 1 rows only";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, by.atOffset(ZoneOffset.UTC));
            query.setLong(2, size);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                SignedNote.parse(row.getString(2)).with(cosignatures(connection, row.getLong(1), by)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new LedgerException("the cosigned checkpoint could not be read", e);
        }
    }

    /** The cosignatures of the checkpoint of this size; none if there is no such checkpoint. */
    List<NoteSignature> ofSize(long size) {
        try (Connection connection = database.getConnection()) {
            return cosignatures(connection, size, LATEST);
        } catch (SQLException e) {
            throw new LedgerException("cosignatures could not be read", e);
        }
    }

    /**
     * Keeps a cosignature; a newer one takes the place of an older one of the same witness.
     *
     * @param own the checkpoint as the ledger has signed it
     * @param witness the verifier key of whoever made it
     * @param enough whether the checkpoint with its cosignatures has all that are asked for
     */
    @Transactional
    public void keep(
            SignedNote own, String witness, NoteSignature cosignature, Instant at, Predicate<SignedNote> enough) {
        long size = Checkpoint.parse(own.text()).size();
        try (Connection connection = database.getConnection()) {
            lock(connection, size, own);
            put(connection, size, witness, cosignature, at);
            if (enough.test(own.with(cosignatures(connection, size, LATEST)))) {
                complete(connection, size);
            }
            forgetOld(connection);
        } catch (SQLException e) {
            throw new LedgerException("a cosignature could not be kept", e);
        }
    }

    /** Makes the row if there is none, and keeps others from it: of two who add a cosignature the second sees both. */
    private static void lock(Connection connection, long size, SignedNote own) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into cosigned_checkpoint (size, note)"
                + " select cast(? as bigint), cast(? as text) from ledger_head where not exists"
                + " (select 1 from cosigned_checkpoint where size = ?)")) {
            insert.setLong(1, size);
            insert.setString(2, own.encode());
            insert.setLong(3, size);
            insert.executeUpdate();
        }
        try (PreparedStatement lock =
                connection.prepareStatement("select size from cosigned_checkpoint where size = ? for update")) {
            lock.setLong(1, size);
            lock.executeQuery().close();
        }
    }

    private static void complete(Connection connection, long size) throws SQLException {
        try (PreparedStatement complete = connection.prepareStatement("update cosigned_checkpoint set complete_at ="
                + " (select max(at) from cosignature where size = ?) where size = ? and complete_at is null")) {
            complete.setLong(1, size);
            complete.setLong(2, size);
            complete.executeUpdate();
        }
    }

    private static void put(Connection connection, long size, String witness, NoteSignature cosignature, Instant at)
            throws SQLException {
        try (PreparedStatement delete =
                        connection.prepareStatement("delete from cosignature where size = ? and witness = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into cosignature (size, witness, at, line) values (?, ?, ?, ?)")) {
            delete.setLong(1, size);
            delete.setString(2, witness);
            delete.executeUpdate();
            insert.setLong(1, size);
            insert.setString(2, witness);
            insert.setObject(3, at.atOffset(ZoneOffset.UTC));
            insert.setString(4, cosignature.line());
            insert.executeUpdate();
        }
    }

    private static void forgetOld(Connection connection) throws SQLException {
        try (PreparedStatement oldest =
                        connection.prepareStatement("select size from cosigned_checkpoint order by size desc offset "
                                + MOST + " rows fetch first 1 rows only");
                ResultSet row = oldest.executeQuery()) {
            if (row.next()) {
                long last = row.getLong(1);
                update(connection, "delete from cosignature where size <= ?", last);
                update(connection, "delete from cosigned_checkpoint where size <= ?", last);
            }
        }
    }

    private static void update(Connection connection, String sql, long size) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, size);
            statement.executeUpdate();
        }
    }

    private static List<NoteSignature> cosignatures(Connection connection, long size, Instant by) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select line from cosignature where size = ? and at <= ? order by witness")) {
            query.setLong(1, size);
            query.setObject(2, by.atOffset(ZoneOffset.UTC));
            List<NoteSignature> lines = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    lines.add(NoteSignature.parse(row.getString(1)));
                }
            }
            return lines;
        }
    }
}
