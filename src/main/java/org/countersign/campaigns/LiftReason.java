package org.countersign.campaigns;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.countersign.core.Limits;

/** Why a person lets a period be protected no longer. */
public record LiftReason(@NotBlank @Size(max = Limits.TEXT) String reason) {}
