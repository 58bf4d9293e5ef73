package org.countersign.watch;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The usual rate of a carrier.
 *
 * @param failureRate the share of messages that usually fails, at most
 */
public record BaselineContent(
        @NotNull @Schema(examples = "0.03", minimum = "0", maximum = "0.3")
        Double failureRate) {}
