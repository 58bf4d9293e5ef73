package org.countersign.watch;

import org.countersign.ledger.Fact;

/** A person has stated the usual failure rate of a carrier; it counts for campaigns that begin from here on. */
public record BaselineStated(String carrier, double failureRate) implements Fact {
    public static final String KIND = "baseline-stated";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return carrier;
    }

    @Override
    public boolean movesGate() {
        return false;
    }
}
