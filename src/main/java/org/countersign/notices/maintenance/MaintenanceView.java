package org.countersign.notices.maintenance;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.countersign.notices.calendar.MaintenanceNotice.Impact;
import org.countersign.notices.calendar.MaintenanceNotice.Status;
import org.jspecify.annotations.Nullable;

/**
 * A carrier's own maintenance as the API shows it.
 *
 * @param carrier whose it is; null where nobody knows yet
 * @param provider who tells of it, in their own words; so are the next ones
 * @param updatedAt when the notice came that is the newest
 */
public record MaintenanceView(
        String id,
        MaintenanceState state,
        @Nullable String carrier,
        String uid,
        int sequence,
        Instant from,
        Instant until,
        Impact impact,
        Status status,
        String provider,
        String account,
        String maintenanceId,
        List<String> objects,
        String summary,
        @Nullable String description,
        Instant receivedAt,
        Instant updatedAt,
        @Nullable Instant dismissedAt,
        @Nullable String dismissReason,
        @JsonIgnore long version) {
    static MaintenanceView of(Maintenance maintenance) {
        MaintenanceText text = maintenance.text();
        return new MaintenanceView(
                maintenance.id(),
                maintenance.state(),
                maintenance.carrier(),
                text.uid(),
                maintenance.sequence(),
                maintenance.from(),
                maintenance.until(),
                maintenance.impact(),
                maintenance.status(),
                text.provider(),
                text.account(),
                text.maintenanceId(),
                text.objects(),
                text.summary(),
                text.description(),
                maintenance.receivedAt(),
                maintenance.updatedAt(),
                maintenance.dismissedAt(),
                maintenance.dismissReason(),
                maintenance.version());
    }

    @JsonIgnore
    public boolean isUnmatched() {
        return state == MaintenanceState.UNMATCHED;
    }

    @JsonIgnore
    public boolean isCancelled() {
        return status == Status.CANCELLED;
    }
}
