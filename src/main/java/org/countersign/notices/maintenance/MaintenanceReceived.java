package org.countersign.notices.maintenance;

import java.time.Instant;
import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.countersign.notices.calendar.MaintenanceNotice.Impact;
import org.countersign.notices.calendar.MaintenanceNotice.Status;
import org.jspecify.annotations.Nullable;

/** A carrier has told of its own maintenance; the carrier is null where nobody knows yet which. */
record MaintenanceReceived(
        String id,
        @Nullable String carrier,
        int sequence,
        Instant from,
        Instant until,
        Impact impact,
        Status status,
        FreeText notice)
        implements Fact {
    static final String KIND = "maintenance-received";

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
