package org.countersign.ledger.check;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The connections that a check reads on, one at a time. What is read between two ends of a slice is one state of the database, in which
 * facts and tables belong together however much is written meanwhile, because both are committed in one transaction.
 */
interface Slices {
    Connection connection() throws SQLException;

    /**
     * Lets go of the state that was read, and of the connection, so that neither the database nor the other users of the pool
     * have anything to bear for the hours of a long check.
     */
    void end() throws SQLException;
}
