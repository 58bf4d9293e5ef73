package org.countersign.notices;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.FreeText;
import org.countersign.ledger.TextCopies;

/** How receivers' answers began: they may quote what they were sent. Notices themselves hold no texts. */
@Singleton
class QuotedAnswers implements TextCopies {
    @Override
    public Set<String> kinds() {
        return Set.of();
    }

    @Override
    public void erase(Connection connection, Entry entry) {}

    @Override
    public void eraseQuotations(Connection connection) throws SQLException {
        // As everybody does who changes notices; in this order, so that nobody waits in a circle.
        try (PreparedStatement queues =
                connection.prepareStatement("select webhook from webhook_queue order by webhook for update")) {
            queues.executeQuery().close();
        }
        try (PreparedStatement letters = connection.prepareStatement(
                "select position from notice_follower where name = '" + Notices.MAIL + "' for update")) {
            letters.executeQuery().close();
        }
        TextCopies.update(connection, "update webhook_queue set erasures = erasures + 1");
        TextCopies.update(
                connection, "update notice_follower set erasures = erasures + 1 where name = ?", Notices.MAIL);
        TextCopies.update(
                connection,
                "update notice_attempt set detail = ? where status is not null and detail <> ''",
                FreeText.ERASED);
        TextCopies.update(
                connection,
                "update notice set last_detail = ? where (last_status is not null or state = 'BOUNCED') and last_detail <> ''",
                FreeText.ERASED);
    }
}
