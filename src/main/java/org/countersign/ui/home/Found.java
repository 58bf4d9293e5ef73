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
 * @param exact what has just this reference or code
 * @param names of all that it speaks of
 */
public record Found(
        Few<ChangeView> changes,
        Few<CarrierView> carriers,
        Few<PlatformView> platforms,
        Few<ClientView> clients,
        Few<CampaignView> campaigns,
        List<DecisionView> decisions,
        List<Exact> exact,
        Names names) {

    /** What is found by its whole reference or code alone. */
    public enum Kind {
        INCIDENT,
        HOLD,
        OVERRIDE,
        CONTRACT,
        TEMPLATE
    }

    /**
     * One of these.
     *
     * @param label its name, or else its reference
     * @param path of its page
     */
    public record Exact(Kind kind, String label, String path) {}

    public boolean isEmpty() {
        return changes.isEmpty()
                && carriers.isEmpty()
                && platforms.isEmpty()
                && clients.isEmpty()
                && campaigns.isEmpty()
                && decisions.isEmpty()
                && exact.isEmpty();
    }
}
