package org.countersign.campaigns;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.countersign.core.Code;
import org.countersign.core.OneLine;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is registered of a campaign.
 *
 * @param audience how many recipients are with which carrier; empty when absent
 */
public record CampaignContent(
        @NotNull @Code @Schema(examples = "pe-2013-09-relance")
        String code,

        @NotNull @Code @Schema(examples = "pole-emploi") String client,
        @NotNull @Code @Schema(examples = "sfr-campaigns") String platform,

        @NotNull @OneLine @Schema(examples = "Relance de septembre")
        String name,

        @Nullable @Schema(examples = "2013-09-11T08:00:00+02:00")
        Instant launchAt,

        @Size(max = AudienceEntry.MOST_ENTRIES) List<@NotNull @Valid AudienceEntry> audience) {

    @SuppressWarnings("NullAway") // Jackson passes null for what is absent
    public CampaignContent {
        audience = audience == null ? List.of() : audience;
    }
}
