package org.countersign.ui.registry;

import java.util.List;
import org.countersign.campaigns.CampaignView;

/**
 * Campaigns whose planned launch a contract covers.
 *
 * @param leftOut whether they are those that another term would no longer cover, and not all of them
 * @param campaigns the soonest first
 * @param more whether there are others besides those named
 */
public record PlannedCampaigns(boolean leftOut, List<CampaignView> campaigns, boolean more) {}
