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

    private long period = Long.MIN_VALUE;
    private Witnesses now = Witnesses.NONE;
    /** As of the beginning of the current period, of the one before, and so on. */
    private final Witnesses[] before = {Witnesses.NONE, Witnesses.NONE, Witnesses.NONE, Witnesses.NONE};

    /** Adds what a message tells; a message of a period that is over counts as one of the current. */
    void add(long sentIn, Witnesses told) {
        if (sentIn > period) {
            long passed = period == Long.MIN_VALUE ? KEPT : Math.min(KEPT, sentIn - period);
            for (int i = KEPT - 1; i >= 0; i--) {
                before[i] = i >= passed ? before[(int) (i - passed)] : now;
            }
            period = sentIn;
        }
        now = now.and(told);
    }

    /** By all messages so far. */
    Witnesses now() {
        return now;
    }

    /** By the messages sent before the beginning of this period, as far back as is kept. */
    Witnesses before(long beginning) {
        if (beginning > period) {
            return now;
        }
        return before[(int) Math.min(KEPT - 1, period - beginning)];
    }

    void write(ByteBuffer bytes) {
        bytes.putLong(period);
        now.write(bytes);
        for (Witnesses one : before) {
            one.write(bytes);
        }
    }

    void read(ByteBuffer bytes) {
        period = bytes.getLong();
        now = Witnesses.read(bytes);
        for (int i = 0; i < KEPT; i++) {
            before[i] = Witnesses.read(bytes);
        }
    }
}
