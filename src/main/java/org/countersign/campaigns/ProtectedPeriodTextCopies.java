package org.countersign.campaigns;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.FreeText;
import org.countersign.ledger.TextCopies;

/** Why periods are protected. */
@Singleton
class ProtectedPeriodTextCopies implements TextCopies {
    @Override
    public Set<String> kinds() {
        return Set.of("protected-period-set");
    }

    @Override
    public void erase(Connection connection, Entry entry) throws SQLException {
        TextCopies.update(
                connection,
                "update protected_period set reason = ? where id = ?",
                FreeText.ERASED,
                entry.fact(ProtectedPeriodSet.class).id());
    }
}
