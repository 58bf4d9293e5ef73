package org.countersign.watch;

import jakarta.inject.Singleton;
import java.util.List;
import org.countersign.campaigns.CampaignRegistered;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.Reconciliation;

/**
 * What the facts about campaigns make of those that are watched: whose they are, and which platform's link is held with them.
 * Whether something was reported of a campaign, no fact tells.
 */
@Singleton
class WatchedCampaignReconciliation implements Reconciliation {
    private static final String TABLE = "watch_campaign";

    @Override
    public String birth() {
        return "campaign-registered";
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows(TABLE, """
                select w.code, w.code, w.code as code, w.client, w.platform
                from watch_campaign w where w.code in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select code, 1 from watch_campaign where code > ? order by code";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        CampaignRegistered campaign = facts.get(0).fact(CampaignRegistered.class);
        expected.optionalRow(TABLE, campaign.code())
                .is("code", campaign.code())
                .is("client", campaign.client())
                .is("platform", campaign.platform());
    }
}
