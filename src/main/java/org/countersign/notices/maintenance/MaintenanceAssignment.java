package org.countersign.notices.maintenance;

import jakarta.validation.constraints.NotNull;
import org.countersign.core.Code;

/** Whose maintenance a notice tells of. */
public record MaintenanceAssignment(@NotNull @Code String carrier) {}
