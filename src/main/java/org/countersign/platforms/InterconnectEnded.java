package org.countersign.platforms;

import org.countersign.ledger.Fact;

/** The link between a platform and a carrier has ended. */
public record InterconnectEnded(String platform, String carrier) implements Fact {
    static final String KIND = "interconnect-ended";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return platform + "/" + carrier;
    }
}
