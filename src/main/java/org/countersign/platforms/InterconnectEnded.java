package org.countersign.platforms;

import org.countersign.ledger.Fact;

/** The link between a platform and a carrier has ended. */
public record InterconnectEnded(String platform, String carrier) implements Fact {
    @Override
    public String kind() {
        return "interconnect-ended";
    }

    @Override
    public String subject() {
        return platform + "/" + carrier;
    }
}
