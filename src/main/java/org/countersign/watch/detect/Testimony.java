package org.countersign.watch.detect;

import java.nio.ByteBuffer;

/**
 * What one carrier's messages at one stage tell the others as {@link Witnesses}, by when the messages were sent.
 *
 * <p>Where each carrier has a line of its own, one line may be ahead of another by as much as a message waits for its outcome.
 * So that what is heard does not depend on that, time is cut into periods, and a sum is kept for the beginning of each of
 * the last few: whoever asks for what was told before a period that is closed for all gets the same answer whenever they ask.
 */
final class Testimony {
    /**
     * Beginnings of periods of which the sum is kept. A line is behind another by less than two periods, and asks for the
     * beginning of the period before its own.
     */
    private static final int KEPT = 4;
    /** What {@link #write} needs. */
    static final int BYTES = Long.BYTES + (1 + KEPT) * Witnesses.BYTES;

    /** How many numbers it keeps: which period is the current one, what was told by now, and by the beginnings. */
    static final int SIZE = 1 + (1 + KEPT) * Witnesses.SIZE;

    /** Of no message yet; exact as a number of either kind. */
    private static final long NO_PERIOD = Long.MIN_VALUE;

    private final double[] values;
    private final int at;

    /** One that is kept in an array from there on; {@link #begin} makes a new one of whatever stands there. */
    Testimony(double[] values, int at) {
        this.values = values;
        this.at = at;
    }

    /** Nothing was told yet. */
    Testimony() {
        this(new double[SIZE], 0);
        begin();
    }

    void begin() {
        setPeriod(NO_PERIOD);
        for (int i = 0; i <= KEPT; i++) {
            Witnesses.NONE.put(values, sum(i));
        }
    }

    /** A period is a time since 1970 in seconds at most, which a double holds exactly. */
    private long period() {
        return (long) values[at];
    }

    private void setPeriod(long period) {
        values[at] = period;
    }

    /** Where the sums stand: now, as of the beginning of the current period, of the one before, and so on. */
    private int sum(int back) {
        return at + 1 + back * Witnesses.SIZE;
    }

    /** Adds what a message tells; a message of a period that is over counts as one of the current. */
    void add(long sentIn, Witnesses told) {
        if (sentIn > period()) {
            long passed = period() == NO_PERIOD ? KEPT : Math.min(KEPT, sentIn - period());
            for (int i = KEPT; i > 0; i--) {
                Witnesses.at(values, sum((int) Math.max(0, i - passed))).put(values, sum(i));
            }
            setPeriod(sentIn);
        }
        now().and(told).put(values, sum(0));
    }

    /** By all messages so far. */
    Witnesses now() {
        return Witnesses.at(values, sum(0));
    }

    /** By the messages sent before the beginning of this period, as far back as is kept. */
    Witnesses before(long beginning) {
        if (beginning > period()) {
            return now();
        }
        return Witnesses.at(values, sum(1 + (int) Math.min(KEPT - 1, period() - beginning)));
    }

    void write(ByteBuffer bytes) {
        bytes.putLong(period());
        for (int i = 0; i <= KEPT; i++) {
            Witnesses.at(values, sum(i)).write(bytes);
        }
    }

    void read(ByteBuffer bytes) {
        setPeriod(bytes.getLong());
        for (int i = 0; i <= KEPT; i++) {
            Witnesses.read(bytes).put(values, sum(i));
        }
    }
}
