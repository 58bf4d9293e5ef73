package org.countersign.holds;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.countersign.core.Limits;

/** A hold to place. */
public record NewHold(
        @NotNull @Valid HoldScope scope,
        @NotBlank @Size(max = Limits.TEXT) String reason) {}
