package org.countersign.incidents;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.countersign.core.Limits;

/** Why an incident is not over yet. */
public record Declination(@NotBlank @Size(max = Limits.TEXT) String reason) {}
