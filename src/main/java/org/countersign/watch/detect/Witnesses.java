package org.countersign.watch.detect;

import java.nio.ByteBuffer;

/**
 * What messages of some carriers at one stage tell of whether something hits all carriers alike, summed up since the campaign
 * began: for each {@link CommonFactor}, the logarithm of how many times likelier their outcomes are if failures are as usual
 * than if they are more frequent by that factor.
 *
 * @param messages those that tell it
 */
record Witnesses(double messages, double againstHalfMore, double againstDouble, double againstQuadruple) {
    /** Nobody has told anything. */
    static final Witnesses NONE = new Witnesses(0, 0, 0, 0);
    /** How many numbers it is, where it stands in an array. */
    static final int SIZE = 4;
    /** What {@link #write} needs. */
    static final int BYTES = SIZE * Double.BYTES;

    Witnesses and(Witnesses other) {
        return new Witnesses(
                messages + other.messages,
                againstHalfMore + other.againstHalfMore,
                againstDouble + other.againstDouble,
                againstQuadruple + other.againstQuadruple);
    }

    double against(CommonFactor factor) {
        return switch (factor) {
            case NONE -> 0;
            case HALF_MORE -> againstHalfMore;
            case DOUBLE -> againstDouble;
            case QUADRUPLE -> againstQuadruple;
        };
    }

    /** What stands in an array from there on. */
    static Witnesses at(double[] values, int from) {
        return new Witnesses(values[from], values[from + 1], values[from + 2], values[from + 3]);
    }

    /** Writes itself into an array from there on. */
    void put(double[] values, int from) {
        values[from] = messages;
        values[from + 1] = againstHalfMore;
        values[from + 2] = againstDouble;
        values[from + 3] = againstQuadruple;
    }

    void write(ByteBuffer bytes) {
        bytes.putDouble(messages)
                .putDouble(againstHalfMore)
                .putDouble(againstDouble)
                .putDouble(againstQuadruple);
    }

    static Witnesses read(ByteBuffer bytes) {
        return new Witnesses(bytes.getDouble(), bytes.getDouble(), bytes.getDouble(), bytes.getDouble());
    }
}
