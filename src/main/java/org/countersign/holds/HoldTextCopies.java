package org.countersign.holds;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.FreeText;
import org.countersign.ledger.TextCopies;

/** Why holds were placed and lifted, and overrides proposed and ended. */
@Singleton
class HoldTextCopies implements TextCopies {
    @Override
    public Set<String> kinds() {
        return Set.of(HoldPlaced.KIND, HoldLifted.KIND, OverrideProposed.KIND, OverrideEnded.KIND);
    }

    @Override
    public void erase(Connection connection, Entry entry) throws SQLException {
        String column = switch (entry.kind()) {
            case HoldPlaced.KIND -> "hold set reason";
            case HoldLifted.KIND -> "hold set lift_reason";
            case OverrideProposed.KIND -> "launch_override set reason";
            default -> "launch_override set end_reason";
        };
        TextCopies.update(
                connection, "update " + column + " = ? where reference = ?", FreeText.ERASED, entry.subject());
    }
}
