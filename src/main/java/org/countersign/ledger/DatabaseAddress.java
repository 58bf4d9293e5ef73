package org.countersign.ledger;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is, for connections outside of the pool: those that follow the ledger must not wait until a request
 * gives one back.
 */
record DatabaseAddress(
        String url, @Nullable String user, @Nullable String password) {

    static final String POSTGRESQL = "jdbc:postgresql:";

    boolean isPostgresql() {
        return url.startsWith(POSTGRESQL);
    }

    /**
     * Opens a connection.
     *
     * @param patience how long the database may keep silent, in steps of a second
     */
    Connection connect(Duration patience) throws SQLException {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        if (isPostgresql()) {
            String seconds = Long.toString(Math.max(1, patience.toSeconds()));
            properties.setProperty("socketTimeout", seconds);
            properties.setProperty("connectTimeout", seconds);
            properties.setProperty("loginTimeout", seconds);
            properties.setProperty("targetServerType", "primary");
        }
        // Not by DriverManager, which finds only the drivers of the class loader that happened to ask it first.
        for (Driver driver : ServiceLoader.load(Driver.class, DatabaseAddress.class.getClassLoader())) {
            Connection connection = driver.acceptsURL(url) ? driver.connect(url, properties) : null;
            if (connection != null) {
                return connection;
            }
        }
        throw new SQLException("there is no driver for the database's address");
    }

    @Override
    public String toString() {
        // The address may hold a password too.
        return isPostgresql() ? "PostgreSQL" : "H2";
    }
}
