package org.countersign.platforms;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.countersign.core.Code;
import org.countersign.core.OneLine;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is registered of a platform.
 *
 * @param baselineRelease the release that ran before any change was declared here; needs no change
 * @param canary whether a launch needs a canary to have succeeded at the carrier; {@code none} when absent
 */
public record PlatformContent(
        @NotNull @Code @Schema(examples = "sfr-campaigns") String code,

        @NotNull @OneLine @Schema(examples = "SFR campaigns")
        String name,

        @Nullable @Valid Release baselineRelease,
        CanaryPolicy canary) {
    @SuppressWarnings("NullAway") // Jackson passes null for what is absent
    public PlatformContent {
        canary = canary == null ? CanaryPolicy.NONE : canary;
    }
}
