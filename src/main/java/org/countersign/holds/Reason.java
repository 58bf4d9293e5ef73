package org.countersign.holds;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.countersign.core.Limits;

/** Why a person lifts a hold or ends an override. */
public record Reason(@NotBlank @Size(max = Limits.TEXT) String reason) {}
