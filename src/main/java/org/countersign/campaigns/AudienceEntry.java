package org.countersign.campaigns;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.countersign.carriers.Plmn;
import org.countersign.core.Code;
import org.jspecify.annotations.Nullable;

/**
 * How many recipients of a campaign are with one carrier, which is named by its code or by one of its PLMNs.
 *
 * @param recipients 0 to {@value #MOST_RECIPIENTS}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AudienceEntry(
        @Nullable @Code String carrier,
        @Nullable @Plmn String plmn,
        @Min(0) @Max(AudienceEntry.MOST_RECIPIENTS) long recipients) {
    public static final long MOST_RECIPIENTS = 1_000_000_000;
    /** How many entries an audience may have. */
    public static final int MOST_ENTRIES = 500;

    /** Whether it names its carrier in exactly one way. */
    public boolean namesOneCarrier() {
        return (carrier == null) != (plmn == null);
    }
}
