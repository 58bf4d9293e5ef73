package org.countersign.incidents;

import jakarta.validation.constraints.Size;
import org.countersign.core.Limits;
import org.jspecify.annotations.Nullable;

/** What is said with a step of an incident, where nothing needs to be said. */
public record Word(@Nullable @Size(max = Limits.TEXT) String note) {}
