package org.countersign.campaigns;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.countersign.core.Paging;
import org.countersign.testing.Reads;
import org.countersign.testing.Registry;
import org.junit.jupiter.api.Test;

/** That no filter of the list of campaigns goes through all campaigns to find an old one. */
@QuarkusTest
class CampaignListPlanTest {
    private static final String CAMPAIGN = "campaign";

    @Inject
    Reads reads;

    @Inject
    Campaigns campaigns;

    @Test
    @TestTransaction
    void every_filter_finds_what_it_is_after_by_an_index() {
        String client = Registry.client();
        String platform = Registry.platform();
        Registry.campaign(client, platform);
        reads.crowd("""
                insert into campaign (id, code, client, platform, name, audience, registered_at)
                select 1000000000 + n, 'crowd-' || n, (select id from client where code = '%s'),
                    (select id from platform where code = '%s'), 'Crowd', '[]',
                    timestamp with time zone '2101-01-01 00:00:00+00:00'
                from crowd""".formatted(Registry.client(), Registry.platform()));
        reads.learn(CAMPAIGN);
        reads.findWithoutReadingAllOf(CAMPAIGN, "nothing", () -> campaigns.page(null, null, new Paging()));
        reads.findWithoutReadingAllOf(CAMPAIGN, "the client", () -> campaigns.page(client, null, new Paging()));
        reads.findWithoutReadingAllOf(CAMPAIGN, "the platform", () -> campaigns.page(null, platform, new Paging()));
        reads.findWithoutReadingAllOf(CAMPAIGN, "both", () -> campaigns.page(client, platform, new Paging()));
    }
}
