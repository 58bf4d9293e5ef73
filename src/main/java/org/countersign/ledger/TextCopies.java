package org.countersign.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import org.countersign.core.ActorId;

/** A room's copies, in its own tables, of texts that the ledger keeps; so that an erasure reaches them all. */
public interface TextCopies {
    /** The facts of whose texts the room has copies. */
    Set<String> kinds();

    /** Lets {@link FreeText#ERASED} stand where the texts of this entry stand, in the present transaction. */
    void erase(Connection connection, Entry entry) throws SQLException;

    /** The same for what somebody wrote that is in no fact. */
    default void eraseUnrecorded(Connection connection, ActorId author) throws SQLException {}

    /** The same wherever a text may be quoted and nobody can tell which: all of that, at every erasure. */
    default void eraseQuotations(Connection connection) throws SQLException {}

    /** Runs one statement; tells how many rows it changed. */
    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
        }
    }
}
