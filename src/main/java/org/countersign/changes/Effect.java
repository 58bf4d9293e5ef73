package org.countersign.changes;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.countersign.core.OneLine;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One attribute of the sending, before and after a change.
 *
 * @param attribute what is changed; see {@link Category#usualAttributes}
 * @param before null for what was not there
 * @param after null for what will not be there
 */
public record Effect(
        @NotNull @OneLine @Schema(examples = "sender") String attribute,

        @Nullable @Size(max = Effect.VALUE) @Schema(examples = "36000")
        String before,

        @Nullable @Size(max = Effect.VALUE) @Schema(examples = "POLEEMPLOI")
        String after) {
    /** The longest value, in characters. */
    public static final int VALUE = 1_000;
}
