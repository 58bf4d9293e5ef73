package org.countersign.platforms;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.countersign.core.OneLine;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a platform's operator and a carrier have agreed.
 *
 * @param noticeDays how long before a change's window the carrier must know of it
 * @param acknowledgeWithinHours how soon the carrier has promised to acknowledge
 * @param reference the agreement, as the two name it
 */
public record InterconnectTerms(
        @NotNull @Min(0) @Max(365) @Schema(examples = "10") Integer noticeDays,
        @NotNull @Min(1) @Max(8760) @Schema(examples = "48") Integer acknowledgeWithinHours,
        @Nullable @OneLine @Schema(examples = "IC-2011-07") String reference) {}
