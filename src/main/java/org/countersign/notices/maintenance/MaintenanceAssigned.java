package org.countersign.notices.maintenance;

import org.countersign.ledger.Fact;

/** A person has said which carrier's maintenance it is. */
record MaintenanceAssigned(String id, String carrier) implements Fact {
    static final String KIND = "maintenance-assigned";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return id;
    }

    /** It informs people; what a gate asks is what we do ourselves. */
    @Override
    public boolean movesGate() {
        return false;
    }
}
