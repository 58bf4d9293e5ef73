package org.countersign.platforms;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.countersign.core.OneLine;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a pipeline says: this release is running now.
 *
 * @param deployedAt since when; now when absent; at most five minutes in the future
 */
public record ReleaseClaim(
        @NotNull @OneLine @Schema(examples = "2013.09") String version,

        @Nullable @OneLine @Schema(examples = "sha256:9f86d081884c7d65")
        String fingerprint,

        @Nullable Instant deployedAt) {}
