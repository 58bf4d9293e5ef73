package org.countersign.watch;

import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has changed the settings of the delivery watch; these are all of them from here on.
 *
 * @param canaryBeforeLift null for as the installation is configured
 */
public record WatchSettingsChanged(
        long warnAt,
        long holdAt,
        int campaignsThatAgree,
        double usualFailureRate,
        long earlyAgeSeconds,
        long middleAgeMinutes,
        long validityHours,
        long acknowledgeWithinMinutes,
        @Nullable CanaryBeforeLift canaryBeforeLift,
        FreeText reason)
        implements Fact {
    public static final String KIND = "watch-settings-changed";
    /** There is one watch. */
    public static final String SUBJECT = "watch";

    static WatchSettingsChanged of(SettingsView now, String reason) {
        return new WatchSettingsChanged(
                now.warnAt(),
                now.holdAt(),
                now.campaignsThatAgree(),
                now.usualFailureRate(),
                now.earlyAgeSeconds(),
                now.middleAgeMinutes(),
                now.validityHours(),
                now.acknowledgeWithinMinutes(),
                now.canaryBeforeLift(),
                FreeText.of(reason));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return SUBJECT;
    }

    @Override
    public boolean movesGate() {
        return false;
    }
}
