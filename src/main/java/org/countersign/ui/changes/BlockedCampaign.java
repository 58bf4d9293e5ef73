package org.countersign.ui.changes;

import java.util.List;
import org.countersign.campaigns.CampaignView;

/**
 * A campaign that a change would block at its planned launch.
 *
 * @param carriers the names of the carriers to which it may not leave because of the change
 * @param recipients at those carriers
 * @param all recipients of the campaign
 */
record BlockedCampaign(CampaignView campaign, List<String> carriers, long recipients, long all) {}
