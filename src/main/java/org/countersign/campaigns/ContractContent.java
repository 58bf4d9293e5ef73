package org.countersign.campaigns;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.countersign.core.Code;
import org.countersign.core.OneLine;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is registered of a contract.
 *
 * @param from the first instant of the term
 * @param until the first instant after it
 */
public record ContractContent(
        @NotNull @Code @Schema(examples = "pe-2012-2014") String code,
        @NotNull @Code @Schema(examples = "pole-emploi") String client,
        @NotNull @Code @Schema(examples = "sfr-campaigns") String platform,

        @NotNull @Schema(examples = "2012-07-01T00:00:00+02:00")
        Instant from,

        @NotNull @Schema(examples = "2014-07-01T00:00:00+02:00")
        Instant until,

        @Nullable @OneLine @Schema(examples = "2012-MS-117") String reference) {}
