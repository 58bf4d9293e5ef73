package org.countersign.signoffs;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.FreeText;
import org.countersign.ledger.TextCopies;

/** The reasons that carriers gave, and who they said they were. */
@Singleton
class SignOffTextCopies implements TextCopies {
    @Override
    public Set<String> kinds() {
        return Set.of(SignedOff.KIND);
    }

    @Override
    public void erase(Connection connection, Entry entry) throws SQLException {
        TextCopies.update(
                connection,
                "update sign_off set reason = ? where id = ? and reason is not null",
                FreeText.ERASED,
                entry.fact(SignedOff.class).signOff());
        TextCopies.update(
                connection,
                "update sign_off set given_name = ?, sent_to = ? where id = ? and given_name is not null",
                FreeText.ERASED,
                FreeText.ERASED,
                entry.fact(SignedOff.class).signOff());
    }
}
