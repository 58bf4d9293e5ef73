package org.countersign.watch;

import java.time.Instant;
import java.util.Map;
import org.countersign.ledger.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the watch as somebody has set them.
 *
 * @param by the opaque id of who has
 * @param reason null when the text was erased
 */
public record SettingsAsSet(Instant at, String by, @Nullable String reason, SettingsView settings) {

    static SettingsAsSet of(Entry entry, Map<String, String> texts) {
        WatchSettingsChanged fact = entry.fact(WatchSettingsChanged.class);
        return new SettingsAsSet(
                entry.at(),
                entry.actor().value(),
                texts.get(fact.reason().commitment()),
                new SettingsView(
                        fact.warnAt(),
                        fact.holdAt(),
                        fact.campaignsThatAgree(),
                        fact.usualFailureRate(),
                        fact.earlyAgeSeconds(),
                        fact.middleAgeMinutes(),
                        fact.validityHours(),
                        fact.acknowledgeWithinMinutes(),
                        fact.canaryBeforeLift(),
                        0));
    }
}
