package org.countersign.campaigns;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A campaign as the API shows it. */
public record CampaignView(
        String code,
        String client,
        String platform,
        String name,
        @Nullable Instant launchAt,
        List<AudienceEntry> audience,
        Instant registeredAt,
        @JsonIgnore long version) {

    static CampaignView of(Campaign campaign) {
        return new CampaignView(
                campaign.code(),
                campaign.client().code(),
                campaign.platform().code(),
                campaign.name(),
                campaign.launchAt(),
                campaign.audience(),
                campaign.registeredAt(),
                campaign.version());
    }
}
