package org.countersign.ui.home;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.countersign.campaigns.CampaignView;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.feed.Outcome;
import org.countersign.gate.feed.Outlook.Forecast;
import org.jspecify.annotations.Nullable;

/**
 * What the gate would say to a campaign, and what is at stake.
 *
 * @param now if it were launched now
 * @param planned at its planned launch; null where that is past or not known
 * @param unreached recipients that would not be reached, now or else at the planned launch
 * @param total of all recipients
 * @param stakes how many of them are with which carrier, the most first
 * @param causes why, in words
 */
public record CampaignOutlook(
        CampaignView campaign,
        Verdict now,
        @Nullable Verdict planned,
        long unreached,
        long total,
        Few<Stake> stakes,
        Few<String> causes) {
    private static final int MOST = 6;

    /** Recipients that would not be reached, at a carrier by its name. */
    public record Stake(String carrier, long recipients) {}

    static CampaignOutlook of(Forecast forecast, Map<String, String> carrierNames) {
        Outcome planned = forecast.planned();
        Outcome now = forecast.now();
        Outcome shown = now.decision() == Verdict.ALLOW && planned != null ? planned : now;
        List<Stake> stakes = blocked(shown)
                .map(at -> {
                    String code = Objects.requireNonNullElse(at.carrier(), String.valueOf(at.plmn()));
                    return new Stake(carrierNames.getOrDefault(code, code), at.recipients());
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
                forecast.campaign(),
                now.decision(),
                planned == null ? null : planned.decision(),
                shown.recipients().blocked(),
                shown.recipients().total(),
                Few.of(stakes, MOST),
                Few.of(causes, MOST));
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
