package org.countersign.ledger.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What an administrator of the database can do whom no trigger stops. */
final class Almighty {
    private Almighty() {}

    /** Until the transaction ends PostgreSQL's triggers, those that refuse to alter the ledger among them, are passed over. */
    static void become(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local session_replication_role = replica");
            }
        }
    }
}
