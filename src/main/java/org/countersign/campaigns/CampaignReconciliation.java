package org.countersign.campaigns;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.Reconciliation;

/** What the facts about campaigns make of their table. */
@Singleton
class CampaignReconciliation implements Reconciliation {
    private static final AudienceColumn AUDIENCE = new AudienceColumn();

    @Override
    public String birth() {
        return "campaign-registered";
    }

    @Override
    public Set<String> later() {
        return Set.of("campaign-amended");
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows("campaign", """
                select a.code, a.code, a.code as code, c.code as client, p.code as platform, a.name, a.launch_at,
                       a.audience, a.registered_at
                from campaign a join client c on c.id = a.client join platform p on p.id = a.platform
                where a.code in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select code, 1 from campaign where code > ? order by code";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        // Each holds the whole content.
        CampaignAmended campaign = facts.get(facts.size() - 1).fact(CampaignAmended.class);
        expected.row("campaign", campaign.code())
                .is("code", campaign.code())
                .is("client", campaign.client())
                .is("platform", campaign.platform())
                .is("name", campaign.name())
                .is("launch_at", campaign.launchAt())
                .suits("audience", column -> column instanceof String json && holds(json, campaign.audience()))
                .isAbout("registered_at", facts.get(0));
    }

    /** As values, for the form in which the column is written may change. */
    private static boolean holds(String json, List<AudienceEntry> audience) {
        try {
            return AUDIENCE.convertToEntityAttribute(json).equals(audience);
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
