package org.countersign.gate.feed;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.countersign.campaigns.CampaignView;
import org.countersign.gate.Question;
import org.jspecify.annotations.Nullable;

/**
 * What the gate would say to campaigns, as a dry run would, from what this node knows at the moment: nothing is read and
 * nothing recorded. Only the pre-flight itself makes sure that what it knows is fresh.
 */
@Singleton
public class Outlook {
    /** Of how many campaigns it may be asked at once. */
    public static final int MOST_CAMPAIGNS = 100;

    private final GateFold fold;
    private final Judge judge;
    private final Clock clock;

    Outlook(GateFold fold, Judge judge, Clock clock) {
        this.fold = fold;
        this.judge = judge;
        this.clock = clock;
    }

    /**
     * What awaits a campaign as things stand.
     *
     * @param now if it were launched now
     * @param planned at its planned launch; null where that is past or not known
     */
    public record Forecast(
            CampaignView campaign, Outcome now, @Nullable Outcome planned) {}

    /**
     * The forecasts in the order of the campaigns, at most {@link #MOST_CAMPAIGNS}, all from one and the same knowledge; {@link
     * Wording} puts their reasons into words.
     */
    public List<Forecast> of(List<CampaignView> campaigns) {
        if (campaigns.size() > MOST_CAMPAIGNS) {
            throw new IllegalArgumentException("more than " + MOST_CAMPAIGNS + " campaigns");
        }
        State state = fold.state();
        Instant now = clock.instant();
        return campaigns.stream()
                .map(campaign -> {
                    Instant launch = campaign.launchAt();
                    return new Forecast(
                            campaign,
                            outcome(campaign, now, state),
                            launch == null || launch.isBefore(now) ? null : outcome(campaign, launch, state));
                })
                .toList();
    }

    private Outcome outcome(CampaignView campaign, Instant launch, State state) {
        Question question = new Question(
                campaign.client(),
                campaign.platform(),
                campaign.code(),
                null,
                launch,
                AudienceEntries.toGate(campaign.audience()));
        return Outcome.of(
                judge.decide(question, state).decision(),
                null,
                false,
                (reason, carrier) -> Outcome.Cause.of(reason, null, null));
    }
}
