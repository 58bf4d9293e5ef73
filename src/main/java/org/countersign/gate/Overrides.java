package org.countersign.gate;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.countersign.gate.Event.OverrideApproved;
import org.jspecify.annotations.Nullable;

/**
 * The approved overrides that have not ended.
 *
 * <p>The gate has no clock, so it lets go of an ended override at the first approval that comes after its end: they
 * are rare, and no more are kept than were in force at once.
 *
 * @param asOf the latest approval: what ended before it has ended for every question
 */
record Overrides(
        Instant asOf,
        PersistentMap<String, OverrideApproved> byId,
        PersistentMap<String, Timeline> byCampaign,
        Timeline ending) {

    static final Overrides NONE =
            new Overrides(Instant.MIN, PersistentMap.empty(), PersistentMap.empty(), Timeline.EMPTY);

    Overrides approved(OverrideApproved override) {
        Instant latest = override.at().isAfter(asOf) ? override.at() : asOf;
        Overrides kept = with(override, latest);
        for (String ended : kept.ending.upTo(latest)) {
            kept = kept.without(ended);
        }
        return kept;
    }

    /** For each rule that an override in force at this launch covers, the one that covers it longest. */
    Map<Rule, OverrideApproved> covering(@Nullable String campaign, Instant launch) {
        Map<Rule, OverrideApproved> covering = new EnumMap<>(Rule.class);
        if (campaign == null) {
            return covering;
        }
        // By end and then by id, so that the later one wins.
        for (String id : byCampaign.getOrDefault(campaign, Timeline.EMPTY).after(launch)) {
            OverrideApproved override = byId.get(id);
            if (override != null) {
                Rule.ALL.stream()
                        .filter(rule -> rule.overridable() && override.codes().contains(rule.code()))
                        .forEach(rule -> covering.put(rule, override));
            }
        }
        return covering;
    }

    /** When the overrides end that are in force at this launch. */
    List<Instant> ends(@Nullable String campaign, Instant launch) {
        return campaign == null
                ? List.of()
                : byCampaign.getOrDefault(campaign, Timeline.EMPTY).after(launch).stream()
                        .map(byId::get)
                        .filter(Objects::nonNull)
                        .map(OverrideApproved::until)
                        .toList();
    }

    private Overrides with(OverrideApproved override, Instant latest) {
        Overrides others = without(override.override());
        return new Overrides(
                latest,
                others.byId.with(override.override(), override),
                others.byCampaign.changed(
                        override.campaign(),
                        Timeline.EMPTY,
                        ofCampaign -> ofCampaign.with(override.until(), override.override())),
                others.ending.with(override.until(), override.override()));
    }

    Overrides without(String id) {
        OverrideApproved override = byId.get(id);
        if (override == null) {
            return this;
        }
        return new Overrides(
                asOf,
                byId.without(id),
                byCampaign.changed(
                        override.campaign(), Timeline.EMPTY, ofCampaign -> ofCampaign.without(override.until(), id)),
                ending.without(override.until(), id));
    }
}
