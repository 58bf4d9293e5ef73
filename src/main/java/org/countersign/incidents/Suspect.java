package org.countersign.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.countersign.changes.AffectedState;
import org.countersign.platforms.Release;
import org.jspecify.annotations.Nullable;

/**
 * What may have made a carrier fail: a change that was in effect, or a release that no change declares.
 *
 * @param change its reference; null for a release that nobody declared
 * @param revision of the change, at the alarm
 * @param release that it introduced, or that nobody declared
 * @param inEffectFrom when it came into effect: planned, implemented, or reported running, whichever was first
 * @param signOff what the carrier had said of it at the alarm; null where it was not asked
 */
public record Suspect(
        @Nullable String change,
        @Nullable Integer revision,
        @Nullable Release release,
        Suspicion suspicion,
        Instant inEffectFrom,
        @Nullable AffectedState signOff) {

    /**
     * The most suspicious first: where the sign-off is missing, then what touches the carrier at all; among these what came
     * into effect before the onset, which is an estimate, and nearest to it.
     */
    static Comparator<Suspect> byRank(Instant onset) {
        return Comparator.comparing(Suspect::suspicion)
                .thenComparing(suspect -> suspect.inEffectFrom.isAfter(onset))
                .thenComparing(
                        suspect -> Duration.between(suspect.inEffectFrom, onset).abs())
                .thenComparing(suspect -> suspect.change == null ? "" : suspect.change, Comparator.reverseOrder());
    }
}
