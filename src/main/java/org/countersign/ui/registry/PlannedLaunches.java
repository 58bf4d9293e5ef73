package org.countersign.ui.registry;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.countersign.campaigns.CampaignService;
import org.countersign.campaigns.CampaignView;
import org.countersign.campaigns.ContractView;

/** Tells which planned launches hang on the term of a contract. */
@Singleton
class PlannedLaunches {
    /** How many are named. */
    private static final int NAMED = 20;

    private final CampaignService campaigns;
    private final Clock clock;

    PlannedLaunches(CampaignService campaigns, Clock clock) {
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** Those that this term would leave out; where it is the contract's own, all that the contract covers. */
    PlannedCampaigns of(ContractView contract, ContractTerm term) {
        boolean other = !term.equals(ContractTerm.of(contract));
        List<CampaignView> found = new ArrayList<>();
        if (other) {
            found.addAll(launching(contract, contract.from(), earlier(term.from(), contract.until())));
            found.addAll(launching(contract, later(term.until(), contract.from()), contract.until()));
        } else {
            found.addAll(launching(contract, contract.from(), contract.until()));
        }
        List<CampaignView> all = found.stream().distinct().toList();
        return new PlannedCampaigns(other, all.subList(0, Math.min(all.size(), NAMED)), all.size() > NAMED);
    }

    private List<CampaignView> launching(ContractView contract, Instant from, Instant until) {
        Instant start = later(from, clock.instant());
        return start.isBefore(until)
                ? campaigns.launching(start, until, contract.client(), contract.platform(), NAMED + 1)
                : List.of();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
