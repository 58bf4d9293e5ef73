package org.countersign.campaigns;

import jakarta.validation.constraints.NotNull;
import org.countersign.core.Code;
import org.countersign.core.OneLine;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is registered of a client. */
public record ClientContent(
        @NotNull @Code @Schema(examples = "pole-emploi") String code,
        @NotNull @OneLine @Schema(examples = "Pôle emploi") String name) {}
