package org.countersign.incidents;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.countersign.core.Limits;

/** Something to write into a dossier. */
public record Note(@NotBlank @Size(max = Limits.TEXT) String note) {}
