package org.countersign.signoffs;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.countersign.core.Code;
import org.countersign.core.FieldError;
import org.countersign.core.Limits;
import org.countersign.core.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier says of a revision.
 *
 * @param carrier the caller's own when absent
 * @param effectiveFrom only of an acceptance: from when it counts; at once when absent
 * @param reason required of a rejection
 */
public record NewSignOff(
        @Nullable @Code @Schema(examples = "orange-fr") String carrier,
        @NotNull @Min(1) Integer revision,
        @NotNull SignOffDecision decision,
        @Nullable Instant effectiveFrom,
        @Nullable @Size(max = Limits.TEXT) String reason) {

    /** Refuses what constraints on single properties cannot see. */
    void check() {
        List<FieldError> faults = new ArrayList<>();
        if (decision == SignOffDecision.REJECTED && (reason == null || reason.isBlank())) {
            faults.add(new FieldError("/reason", "is required to reject"));
        }
        if (decision != SignOffDecision.ACCEPTED && effectiveFrom != null) {
            faults.add(new FieldError("/effectiveFrom", "only goes with the decision accepted"));
        }
        if (!faults.isEmpty()) {
            throw Problem.badRequest(faults);
        }
    }
}
