package org.countersign.ledger.check;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.countersign.ledger.check.Reconciliation.Rows;

/** The columns of the schema, and those of them that are compared with the facts. */
final class SchemaColumns {
    /** In what form a test can give a column another value. */
    enum Kind {
        TEXT,
        NUMBER,
        TIME,
        BOOLEAN,
        BYTES
    }

    /**
     * A column.
     *
     * @param length of a text at most
     */
    record Column(Kind kind, int length) {}

    private SchemaColumns() {}

    /** All, as {@code table.column}. */
    static Map<String, Column> all(Connection connection) throws SQLException {
        Map<String, Column> columns = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "select table_name, column_name, data_type, character_maximum_length"
                                + " from information_schema.columns where lower(table_schema) = 'public'");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                String name = (row.getString(1) + "." + row.getString(2)).toLowerCase(Locale.ROOT);
                columns.put(name, new Column(kind(row.getString(3).toLowerCase(Locale.ROOT)), (int)
                        Math.min(Integer.MAX_VALUE, row.getLong(4))));
            }
        }
        return columns;
    }

    private static Kind kind(String type) {
        if (type.startsWith("timestamp")) {
            return Kind.TIME;
        }
        if (type.startsWith("boolean")) {
            return Kind.BOOLEAN;
        }
        if (type.equals("bytea") || type.startsWith("binary")) {
            return Kind.BYTES;
        }
        return type.endsWith("int") || type.equals("integer") || type.startsWith("double") ? Kind.NUMBER : Kind.TEXT;
    }

    /** The columns that a reconciliation compares in one of its tables. */
    static Set<String> compared(Connection connection, Rows rows) throws SQLException {
        Set<String> columns = new TreeSet<>();
        String sql =
                rows.sql().replace(Rows.HEADS, "''").replace(Rows.KEYS, "?").replace(Rows.NUMBERS, "?");
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            if (rows.sql().contains(Rows.NUMBERS)) {
                query.setLong(1, -1);
            } else {
                query.setString(1, "");
            }
            try (ResultSet none = query.executeQuery()) {
                ResultSetMetaData metaData = none.getMetaData();
                for (int i = 3; i <= metaData.getColumnCount(); i++) {
                    columns.add(rows.table() + "." + metaData.getColumnLabel(i).toLowerCase(Locale.ROOT));
                }
            }
        }
        return Collections.unmodifiableSet(columns);
    }
}
