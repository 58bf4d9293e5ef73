package org.countersign.ui.registry;

import org.countersign.campaigns.AudienceEntry;
import org.countersign.campaigns.CampaignView;

/** A campaign with the number of all its recipients. */
public record CampaignRow(CampaignView campaign, long recipients) {
    static CampaignRow of(CampaignView campaign) {
        return new CampaignRow(
                campaign,
                campaign.audience().stream()
                        .mapToLong(AudienceEntry::recipients)
                        .sum());
    }
}
