package org.countersign.testing;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Starts one PostgreSQL for all tests of this JVM where the run asks for it (the profile {@code postgresql} is among
 * {@code quarkus.test.profile}), and tells Quarkus where it is. Without any test to run it starts nothing.
 */
public class PostgresForQuarkusTests implements TestExecutionListener {
    private static final String URL = "quarkus.datasource.jdbc.url";

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        boolean asked = System.getProperty("quarkus.test.profile", "").contains("postgresql");
        if (!asked || !plan.containsTests() || System.getProperty(URL) != null) {
            return;
        }
        Postgres postgres = Postgres.start();
        System.setProperty(URL, postgres.jdbcUrl());
        System.setProperty("quarkus.datasource.username", postgres.user());
        System.setProperty("quarkus.datasource.password", postgres.password());
    }
}
