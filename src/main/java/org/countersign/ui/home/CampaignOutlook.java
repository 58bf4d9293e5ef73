package org.countersign.ui.home;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.countersign.campaigns.CampaignView;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.feed.Outcome;
import org.countersign.gate.feed.Outlook.Forecast;
import org.countersign.gate.feed.Wording.Telling;
import org.countersign.ui.Names;
import org.jspecify.annotations.Nullable;

/**
 * What the gate would say to a campaign, and what is at stake.
 *
 * @param client what its client is called
 * @param platform what its platform is called
 * @param now if it were launched now
 * @param planned at its planned launch; null where that is past or not known
 * @param unreached recipients that would not be reached, now or else at the planned launch
 * @param total of all recipients
 * @param stakes how many of them are with which carrier, the most first
 * @param causes why, in words
 */
public record CampaignOutlook(
        CampaignView campaign,
        String client,
        String platform,
        Verdict now,
        @Nullable Verdict planned,
        long unreached,
        long total,
        Few<Stake> stakes,
        Few<String> causes) {
    private static final int MOST = 6;

    /** Recipients that would not be reached, at a carrier by its name. */
    public record Stake(String carrier, long recipients) {}

    static CampaignOutlook of(Forecast forecast, Names names, Telling telling) {
        Outcome planned = forecast.planned();
        Outcome now = forecast.now();
        CampaignView campaign = forecast.campaign();
        Outcome shown = telling.of(worse(forecast), campaign.client(), campaign.platform());
        List<Stake> stakes = blocked(shown)
                .map(at -> {
                    String code = Objects.requireNonNullElse(at.carrier(), String.valueOf(at.plmn()));
                    return new Stake(names.carrier(code), at.recipients());
                })
                .sorted(Comparator.comparingLong(Stake::recipients).reversed())
                .toList();
        List<String> causes = Stream.concat(
                        shown.reasons().stream(), blocked(shown).flatMap(at -> at.reasons().stream()))
                .map(Outcome.Cause::detail)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new CampaignOutlook(
                campaign,
                names.client(campaign.client()),
                names.platform(campaign.platform()),
                now.decision(),
                planned == null ? null : planned.decision(),
                shown.recipients().blocked(),
                shown.recipients().total(),
                Few.of(stakes, MOST),
                Few.of(causes, MOST));
    }

    /** What is shown of a forecast: what stands in the way now, or else at the planned launch. */
    static Outcome worse(Forecast forecast) {
        Outcome planned = forecast.planned();
        return forecast.now().decision() == Verdict.ALLOW && planned != null ? planned : forecast.now();
    }

    static Stream<Outcome.Carrier> blocked(Outcome outcome) {
        return outcome.carriers().stream().filter(at -> at.decision() == Verdict.BLOCK);
    }

    public boolean isBlocked() {
        return isBlockedNow() || planned == Verdict.BLOCK;
    }

    public boolean isBlockedNow() {
        return now == Verdict.BLOCK;
    }
}
