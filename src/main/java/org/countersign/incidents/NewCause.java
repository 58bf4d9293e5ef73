package org.countersign.incidents;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.countersign.core.Limits;
import org.jspecify.annotations.Nullable;

/**
 * What caused an incident.
 *
 * @param change the reference of the change that did
 */
public record NewCause(
        @NotBlank @Size(max = Limits.TEXT) String cause,
        @Nullable @org.countersign.changes.Reference String change) {}
