package org.countersign.access;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.countersign.core.Code;
import org.countersign.core.OneLine;
import org.jspecify.annotations.Nullable;

/**
 * What API key is wanted.
 *
 * @param expiresAt never, when absent
 */
public record NewApiKey(
        @NotNull @OneLine String name,
        @NotEmpty @Size(max = 7) List<@NotNull Role> roles,
        @Nullable @Code String carrier,
        @Nullable @Code String client,
        @Nullable Instant expiresAt) {}
