package org.countersign.campaigns;

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

/** Why periods are protected, and why they are no longer. */
@Singleton
class ProtectedPeriodTextCopies implements TextCopies {
    @Override
    public Set<String> kinds() {
        return Set.of(ProtectedPeriodSet.KIND, ProtectedPeriodAmended.KIND, ProtectedPeriodLifted.KIND);
    }

    @Override
    public void erase(Connection connection, Entry entry) throws SQLException {
        switch (entry.kind()) {
            case ProtectedPeriodLifted.KIND ->
                TextCopies.update(
                        connection,
                        "update protected_period set lift_reason = ? where id = ?",
                        FreeText.ERASED,
                        entry.fact(ProtectedPeriodLifted.class).id());
            case ProtectedPeriodAmended.KIND -> {
                ProtectedPeriodAmended amended = entry.fact(ProtectedPeriodAmended.class);
                if (amended.reason() != null) {
                    eraseReason(connection, entry, amended.id());
                }
            }
            default ->
                eraseReason(
                        connection, entry, entry.fact(ProtectedPeriodSet.class).id());
        }
    }

    /** The reason that the period has now may be a later one, and somebody else's. */
    private static void eraseReason(Connection connection, Entry entry, String period) throws SQLException {
        try (PreparedStatement later = connection.prepareStatement(
                "select leaf from ledger_entry where subject = ? and idx > ? and lower(kind) = ?")) {
            later.setString(1, entry.subject());
            later.setLong(2, entry.index());
            later.setString(3, ProtectedPeriodAmended.KIND);
            try (ResultSet row = later.executeQuery()) {
                while (row.next()) {
                    ProtectedPeriodAmended amended = new Entry(
                                    0,
                                    ProtectedPeriodAmended.KIND,
                                    entry.at(),
                                    ActorId.SYSTEM,
                                    entry.subject(),
                                    row.getBytes(1))
                            .fact(ProtectedPeriodAmended.class);
                    if (amended.id().equals(period) && amended.reason() != null) {
                        return;
                    }
                }
            }
        }
        TextCopies.update(connection, "update protected_period set reason = ? where id = ?", FreeText.ERASED, period);
    }
}
