package org.countersign.changes;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.countersign.core.ActorId;
import org.countersign.ledger.Entry;
import org.countersign.ledger.FreeText;
import org.countersign.ledger.TextCopies;

/**
 * Why changes were declared in spite of conflicts, and why they were amended, and why templates were retired. Not what they are about: that belongs to the
 * platform, and whoever signed it must be able to read it.
 */
@Singleton
class ChangeTextCopies implements TextCopies {
    private static final String DECLARED = "change-declared";
    private static final String AMENDED = "change-amended";
    private static final String RETIRED = "template-retired";

    @Override
    public Set<String> kinds() {
        return Set.of(DECLARED, AMENDED, RETIRED);
    }

    @Override
    public void erase(Connection connection, Entry entry) throws SQLException {
        String reference = entry.subject();
        if (entry.kind().equals(RETIRED)) {
            TextCopies.update(
                    connection,
                    "update change_template set retire_reason = ? where code = ?",
                    FreeText.ERASED,
                    reference);
            return;
        }
        if (entry.kind().equals(AMENDED)) {
            TextCopies.update(
                    connection,
                    "update change_revision set reason = ? where number = ? and change_id ="
                            + " (select c.id from platform_change c where c.reference = ?)",
                    FreeText.ERASED,
                    entry.fact(ChangeAmended.class).revision(),
                    reference);
        }
        if (isTheJustification(connection, entry)) {
            TextCopies.update(
                    connection,
                    "update platform_change set justification = ? where reference = ? and justification is not null",
                    FreeText.ERASED,
                    reference);
        }
    }

    /** The newest that was not editorial is. */
    private static boolean isTheJustification(Connection connection, Entry entry) throws SQLException {
        if (entry.kind().equals(AMENDED) && entry.fact(ChangeAmended.class).editorial()) {
            return false;
        }
        try (PreparedStatement later = connection.prepareStatement(
                "select kind, leaf from ledger_entry" + " where subject = ? and idx > ? and lower(kind) = ?")) {
            later.setString(1, entry.subject());
            later.setLong(2, entry.index());
            later.setString(3, AMENDED);
            try (ResultSet row = later.executeQuery()) {
                while (row.next()) {
                    Entry amended = new Entry(
                            0, row.getString(1), entry.at(), ActorId.SYSTEM, entry.subject(), row.getBytes(2));
                    if (!amended.fact(ChangeAmended.class).editorial()) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Of a draft no fact tells why it was amended. */
    @Override
    public void eraseUnrecorded(Connection connection, ActorId author) throws SQLException {
        TextCopies.update(
                connection,
                "update change_revision set reason = ? where written_by = ? and reason is not null",
                FreeText.ERASED,
                author.value());
    }
}
