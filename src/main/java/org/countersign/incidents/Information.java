package org.countersign.incidents;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.countersign.core.Code;
import org.countersign.core.Limits;
import org.countersign.core.OneLine;
import org.jspecify.annotations.Nullable;

/**
 * That a client was told of an incident.
 *
 * @param client which; needed where the incident touches several
 * @param at when; now when absent, never in the future nor before the incident
 * @param by who told it
 */
public record Information(
        @Nullable @Code String client,
        @Nullable Instant at,
        @NotNull @OneLine String by,
        @Nullable @Size(max = Limits.TEXT) String note) {}
