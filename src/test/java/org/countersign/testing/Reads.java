package org.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Locale;
import org.hibernate.Session;

/**
 * How the database goes about a look at a table that holds {@link #CROWD} rows more than the test shares with others. Within
 * the test's own transaction, which is rolled back: nobody else sees the crowd.
 *
 * <p>PostgreSQL counts what it visits, so there the look itself is measured, on real statistics. H2 does not, so there the
 * plan of each statement is read.
 */
@ApplicationScoped
public class Reads {
    /** So many rows make any database think about how to find one. */
    public static final int CROWD = 20_000;

    /** Rows and index entries that a page and what belongs to it may take. */
    private static final long MOST = CROWD / 10;

    private final EntityManager entities;

    Reads(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Adds rows.
     *
     * @param rows {@code insert … select …} from {@code crowd}, which has the numbers from 1 in its column {@code n}
     */
    public void crowd(String rows) {
        String numbers = isPostgresql()
                ? "(select g as n from generate_series(1, " + CROWD + ") g) crowd"
                : "(select x as n from system_range(1, " + CROWD + ")) crowd";
        assertThat(entities.createNativeQuery(rows.replace("from crowd", "from " + numbers))
                        .executeUpdate())
                .isEqualTo(CROWD);
    }

    /** Lets the database learn what its tables hold. */
    public void learn(String... tables) {
        if (isPostgresql()) {
            for (String table : tables) {
                entities.createNativeQuery("analyze " + table).executeUpdate();
            }
        }
    }

    /** Fails if the look goes through all of the table. */
    public void findWithoutReadingAllOf(String table, String what, Runnable look) {
        if (isPostgresql()) {
            long before = visited(table);
            look.run();
            assertThat(visited(table) - before)
                    .as("rows of %s visited for %s", table, what)
                    .isLessThan(MOST);
            return;
        }
        planWithoutReadingAllOf(table, what, SentSql.of(look));
    }

    /** As {@link #findWithoutReadingAllOf}, by the plans of statements alone, for those that Hibernate does not send. */
    public void planWithoutReadingAllOf(String table, String what, List<String> statements) {
        List<String> plans = statements.stream()
                .filter(sql -> sql.toLowerCase(Locale.ROOT).startsWith("select"))
                .map(this::plan)
                .filter(plan -> plan.contains("public." + table + " ") || plan.contains("public." + table + "\n"))
                .toList();
        assertThat(plans)
                .as("plans that read %s for %s, of %s", table, what, statements)
                .isNotEmpty();
        assertThat(plans).allSatisfy(plan -> assertThat(plan).doesNotContain(table + ".tablescan"));
    }

    /** Rows by scans, and entries of its indexes, in this transaction. */
    private long visited(String table) {
        return ((Number) entities.createNativeQuery("""
                        select pg_stat_get_xact_tuples_returned(t.oid) + coalesce((
                            select sum(pg_stat_get_xact_tuples_returned(i.indexrelid)) from pg_index i
                            where i.indrelid = t.oid), 0)
                        from pg_class t where t.oid = cast(:name as regclass)""")
                        .setParameter("name", table)
                        .getSingleResult())
                .longValue();
    }

    /** As H2 makes it before it knows the values. */
    private String plan(String sql) {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> {
                    try (PreparedStatement explain = connection.prepareStatement("explain " + sql)) {
                        int values = explain.getParameterMetaData().getParameterCount();
                        for (int i = 1; i <= values; i++) {
                            explain.setObject(i, null);
                        }
                        try (ResultSet plan = explain.executeQuery()) {
                            plan.next();
                            return plan.getString(1);
                        }
                    }
                })
                .replace("\"", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Whether the database counts what it visits. */
    public boolean isPostgresql() {
        return System.getProperty("countersign.test.database", "").equals("PostgreSQL");
    }
}
