package org.countersign.incidents;

import java.time.Instant;
import java.util.List;
import org.countersign.ledger.Fact;
import org.countersign.watch.detect.Level;
import org.jspecify.annotations.Nullable;

/**
 * Another alarm belongs to an open incident; a proposal to close it is void.
 *
 * <p>The components are those of {@link IncidentOpened}; {@code link} and {@code acknowledgeBy} as they are from now on.
 *
 * @param asksAgain true where somebody had acknowledged the incident, and somebody has to once more; else null
 */
public record IncidentJoined(
        String incident,
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
        @Nullable Boolean asksAgain)
        implements Fact, AlarmTaken {
    public static final String KIND = "incident-joined";

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
