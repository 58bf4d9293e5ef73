package org.countersign.changes;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.countersign.core.Limits;

/** Why a person retires a template, or declines one that is proposed. */
public record Retirement(@NotBlank @Size(max = Limits.TEXT) String reason) {}
