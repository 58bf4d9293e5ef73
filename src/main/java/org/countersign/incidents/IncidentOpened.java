package org.countersign.incidents;

import java.time.Instant;
import java.util.List;
import org.countersign.ledger.Fact;
import org.countersign.watch.detect.Level;
import org.jspecify.annotations.Nullable;

/**
 * An incident begins, with an alarm.
 *
 * @param link whether it is about the platform's link to the carrier, because several campaigns agree
 * @param anomaly the alarm, which has the evidence in full
 * @param chance the probability, at most, that healthy messages look like this
 * @param onset when the first bad message was sent
 * @param acknowledgeBy when it escalates unless somebody acknowledges it; null where nothing is held
 * @param suspects what to suspect, the most suspicious first
 * @param continues the incident that had no room for the alarm
 */
public record IncidentOpened(
        String incident,
        String platform,
        String carrier,
        boolean link,
        String campaign,
        String client,
        Level level,
        String anomaly,
        long sent,
        long failed,
        @Nullable Long toGo,
        double chance,
        @Nullable Instant onset,
        @Nullable Instant acknowledgeBy,
        @Nullable String hold,
        @Nullable String linkHold,
        List<Suspect> suspects,
        @Nullable String continues)
        implements Fact, AlarmTaken {
    public static final String KIND = "incident-opened";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return incident;
    }

    /** The holds move it. */
    @Override
    public boolean movesGate() {
        return false;
    }
}
