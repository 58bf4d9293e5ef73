package org.countersign.notices.maintenance;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.FreeText;
import org.countersign.ledger.TextCopies;

/** What notices of maintenance say, and why some were dismissed. */
@Singleton
class MaintenanceTextCopies implements TextCopies {
    @Override
    public Set<String> kinds() {
        return Set.of(MaintenanceReceived.KIND, MaintenanceUpdated.KIND, MaintenanceDismissed.KIND);
    }

    @Override
    public void erase(Connection connection, Entry entry) throws SQLException {
        switch (entry.kind()) {
            case MaintenanceDismissed.KIND ->
                TextCopies.update(
                        connection,
                        "update carrier_maintenance set dismiss_reason = ? where id = ?",
                        FreeText.ERASED,
                        entry.subject());
            case MaintenanceUpdated.KIND ->
                eraseContent(
                        connection, entry, entry.fact(MaintenanceUpdated.class).sequence());
            default ->
                eraseContent(
                        connection, entry, entry.fact(MaintenanceReceived.class).sequence());
        }
    }

    /** What is known now may be of a later notice, and somebody else's; no two have one sequence. */
    private static void eraseContent(Connection connection, Entry entry, int sequence) throws SQLException {
        TextCopies.update(
                connection,
                "update carrier_maintenance set content = ? where id = ? and sequence_number = ?",
                FreeText.ERASED,
                entry.subject(),
                sequence);
    }
}
