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
        return of(work, TRIES);
    }

    /** As {@link #of(Runnable)}, with so many tries. */
    public static long of(Runnable work, int tries) {
        work.run();
        return LongStream.range(0, tries).map(which -> count(work)).min().orElseThrow();
    }

    /** As {@link #of(Runnable)}, but content with the first count that is no more than expected. */
    public static long notAbove(long expected, Runnable work) {
        work.run();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && least > expected; i++) {
            least = Math.min(least, count(work));
        }
        return least;
    }

    private static long count(Runnable work) {
        Statistics statistics = Arc.container()
                .instance(EntityManagerFactory.class)
                .get()
                .unwrap(SessionFactory.class)
                .getStatistics();
        long before = statistics.getPrepareStatementCount();
        work.run();
        return statistics.getPrepareStatementCount() - before;
    }
}
