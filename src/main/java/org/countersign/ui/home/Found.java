package org.countersign.ui.home;

import java.util.List;
import org.countersign.campaigns.CampaignView;
import org.countersign.campaigns.ClientView;
import org.countersign.carriers.CarrierView;
import org.countersign.changes.ChangeView;
import org.countersign.gate.feed.DecisionView;
import org.countersign.platforms.PlatformView;
import org.countersign.ui.Names;

/**
 * What a search has found, of each kind the first few.
 *
 * @param names of all that it speaks of
 */
public record Found(
        Few<ChangeView> changes,
        Few<CarrierView> carriers,
        Few<PlatformView> platforms,
        Few<ClientView> clients,
        Few<CampaignView> campaigns,
        List<DecisionView> decisions,
        Names names) {

    public boolean isEmpty() {
        return changes.isEmpty()
                && carriers.isEmpty()
                && platforms.isEmpty()
                && clients.isEmpty()
                && campaigns.isEmpty()
                && decisions.isEmpty();
    }
}
