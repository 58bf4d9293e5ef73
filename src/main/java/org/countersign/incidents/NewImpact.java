package org.countersign.incidents;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.countersign.core.Limits;
import org.jspecify.annotations.Nullable;

/**
 * What an incident did to people, as far as is known.
 *
 * @param recipients who did not get their message
 * @param harmed those of them to whom that did harm, such as those who missed a deadline
 * @param putRight those of these who were put right
 */
public record NewImpact(
        @Nullable @Min(0) @Max(NewImpact.MOST) Long recipients,
        @Nullable @Min(0) @Max(NewImpact.MOST) Long harmed,
        @Nullable @Min(0) @Max(NewImpact.MOST) Long putRight,
        @Nullable @Size(max = Limits.TEXT) String note) {
    static final long MOST = 10_000_000_000L;
}
