package org.countersign.notices.maintenance;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.countersign.core.Limits;

/** Why a notice is no carrier's of ours. */
public record MaintenanceDismissal(
        @NotBlank @Size(max = Limits.TEXT) String reason) {}
