package org.countersign.faults;

import java.time.Duration;
import java.util.Random;

/**
 * How much the tests of this package do. The defaults suit a build; for a soak set {@code -Dcountersign.faults.<name>} on
 * the command line.
 */
final class Size {
    /** How long two nodes are asked and changed at once, at least. */
    static final Duration STRICT = Duration.ofSeconds(number("strict-seconds", 12));
    /** So many answers are judged of each way to block, both while it blocks and while it does not. */
    static final int JUDGED = number("judged", 20);
    /** How often a node is killed on each database. */
    static final int KILLS = number("kills", 20);
    /** How long the database stays frozen or stopped. */
    static final Duration AWAY = Duration.ofSeconds(number("away-seconds", 8));

    private Size() {}

    private static int number(String name, int usual) {
        return Integer.getInteger("countersign.faults." + name, usual);
    }

    /** The run's source of chance; its seed is printed, and may be given as {@code countersign.faults.seed}. */
    static Random random(String test) {
        long seed = Long.getLong("countersign.faults.seed", System.nanoTime());
        System.out.println(test + ": countersign.faults.seed=" + seed);
        return new Random(seed);
    }
}
