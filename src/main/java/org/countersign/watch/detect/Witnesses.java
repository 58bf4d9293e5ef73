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
    /** What {@link #write} needs. */
    static final int BYTES = 4 * Double.BYTES;

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
