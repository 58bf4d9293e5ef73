package org.countersign.witnesses;

import org.countersign.ledger.Fact;

/**
 * The operator changed who is to cosign the ledger.
 *
 * @param policy in the form of C2SP tlog-policy
 */
public record WitnessPolicySet(String policy) implements Fact {
    public static final String KIND = "witness-policy-set";
    static final String SUBJECT = "ledger";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return SUBJECT;
    }

    @Override
    public boolean movesGate() {
        return false;
    }
}
