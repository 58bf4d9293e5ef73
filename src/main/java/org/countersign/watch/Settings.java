package org.countersign.watch;

import java.time.Duration;
import org.countersign.watch.detect.Thresholds;
import org.jspecify.annotations.Nullable;

/**
 * How the delivery watch is set.
 *
 * @param warnAt the evidence from which a carrier is warned about
 * @param holdAt the evidence from which launches to a carrier are held
 * @param campaignsThatAgree how many campaigns of a platform must be held at one carrier for the platform's link to be held
 * @param usualFailureRate of carriers of which nothing was stated and too little is learnt
 * @param ages of campaigns that begin from now on
 * @param acknowledgeWithin how long a duty owner has for an incident before it is escalated
 * @param canaryBeforeLift null for as the installation is configured
 * @param version how often they were changed
 */
public record Settings(
        double warnAt,
        double holdAt,
        int campaignsThatAgree,
        double usualFailureRate,
        Ages ages,
        Duration acknowledgeWithin,
        @Nullable CanaryBeforeLift canaryBeforeLift,
        long version) {

    Thresholds thresholds() {
        return new Thresholds(warnAt, holdAt);
    }

    /** The same as a later version. */
    Settings at(long later) {
        return new Settings(
                warnAt, holdAt, campaignsThatAgree, usualFailureRate, ages, acknowledgeWithin, canaryBeforeLift, later);
    }

    SettingsView view() {
        return new SettingsView(
                Math.round(warnAt),
                Math.round(holdAt),
                campaignsThatAgree,
                usualFailureRate,
                ages.early().toSeconds(),
                ages.middle().toMinutes(),
                ages.validityPeriod().toHours(),
                acknowledgeWithin.toMinutes(),
                canaryBeforeLift,
                version);
    }
}
