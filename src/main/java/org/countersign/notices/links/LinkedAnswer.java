package org.countersign.notices.links;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.countersign.core.Limits;
import org.countersign.core.OneLine;
import org.countersign.core.Problem;
import org.countersign.signoffs.NewSignOff;
import org.countersign.signoffs.SignOffDecision;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says who came by a link.
 *
 * @param name who they say they are
 * @param effectiveFrom only of an acceptance: from when it counts; at once when absent
 * @param reason required of a rejection
 */
public record LinkedAnswer(
        @NotNull @OneLine String name,
        @NotNull @Min(1) Integer revision,
        @NotNull SignOffDecision decision,
        @Nullable Instant effectiveFrom,
        @Nullable @Size(max = Limits.TEXT) String reason) {

    NewSignOff word(String carrier) {
        if (decision == SignOffDecision.WITHDRAWN) {
            throw Problem.badRequest("/decision", "cannot be given by a link; sign in for it");
        }
        return new NewSignOff(carrier, revision, decision, effectiveFrom, reason);
    }
}
