package org.countersign.ledger.check;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** What both databases' drivers answer, in one form. */
final class Sql {
    private Sql() {}

    /** So many parameters. */
    static String marks(int number) {
        return String.join(", ", Collections.nCopies(number, "?"));
    }

    /** A column's value: an Instant, a Long, a Double, a Boolean or a String. */
    static @Nullable Object value(ResultSet row, ResultSetMetaData columns, int column) throws SQLException {
        switch (columns.getColumnType(column)) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> {
                OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
                return at == null ? null : at.toInstant();
            }
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> {
                long number = row.getLong(column);
                return row.wasNull() ? null : Long.valueOf(number);
            }
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> {
                double number = row.getDouble(column);
                return row.wasNull() ? null : Double.valueOf(number);
            }
            case Types.BIT, Types.BOOLEAN -> {
                boolean flag = row.getBoolean(column);
                return row.wasNull() ? null : Boolean.valueOf(flag);
            }
            default -> {
                return row.getString(column);
            }
        }
    }
}
