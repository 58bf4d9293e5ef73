package org.countersign.campaigns;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.countersign.core.Limits;
import org.countersign.core.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A time in which a client's campaigns are critical.
 *
 * @param from its first instant
 * @param until the first instant after it
 */
public record ProtectedPeriodContent(
        @NotNull @Schema(examples = "2013-09-01T00:00:00+02:00")
        Instant from,

        @NotNull @Schema(examples = "2013-10-01T00:00:00+02:00")
        Instant until,

        @NotBlank @Size(max = Limits.TEXT) @Schema(examples = "Rentrée: reminders of appointments")
        String reason) {

    /** Refuses what constraints on single properties cannot see. */
    void check() {
        if (!from.isBefore(until)) {
            throw Problem.badRequest("/until", "must be later than from");
        }
    }
}
