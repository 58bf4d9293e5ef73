package org.countersign.changes;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.countersign.core.Code;
import org.countersign.core.Limits;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The proposal that an interconnected carrier need not sign off a change, and why; counts once a second person agrees. */
public record Exclusion(
        @NotNull @Code @Schema(examples = "free-fr") String carrier,
        @NotBlank @Size(max = Limits.TEXT) String justification) {}
