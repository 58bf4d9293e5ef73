package org.countersign.testing;

import io.quarkus.arc.Arc;
import jakarta.persistence.EntityManagerFactory;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;

/** Counts the statements that the application sends to its database, for tests that bound them. */
public final class Statements {
    /** What runs in the background, such as what tells webhooks, may add to a count, and never takes away from it. */
    private static final int TRIES = 8;

    private Statements() {}

    /** How many this takes that can be done again, once what it does only the first time is done. */
    public static long of(Runnable work) {
        work.run();
        Statistics statistics = Arc.container()
                .instance(EntityManagerFactory.class)
                .get()
                .unwrap(SessionFactory.class)
                .getStatistics();
        return LongStream.range(0, TRIES)
                .map(which -> {
                    long before = statistics.getPrepareStatementCount();
                    work.run();
                    return statistics.getPrepareStatementCount() - before;
                })
                .min()
                .orElseThrow();
    }
}
