package org.countersign.notices.maintenance;

import java.time.Instant;
import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.countersign.notices.calendar.MaintenanceNotice.Impact;
import org.countersign.notices.calendar.MaintenanceNotice.Status;
import org.jspecify.annotations.Nullable;

/** A later notice tells something else of a maintenance; once more with all that it says. */
record MaintenanceUpdated(
        String id,
        @Nullable String carrier,
        int sequence,
        Instant from,
        Instant until,
        Impact impact,
        Status status,
        FreeText notice)
        implements Fact {
    static final String KIND = "maintenance-updated";

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
