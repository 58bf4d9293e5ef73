package org.countersign.incidents;

import java.time.Instant;
import java.util.List;
import org.countersign.watch.detect.Level;
import org.jspecify.annotations.Nullable;

/** The fact that an incident has an alarm more, and what it is from then on. */
sealed interface AlarmTaken permits IncidentOpened, IncidentJoined {
    /** Whether it is about the platform's link to the carrier. */
    boolean link();

    Level level();

    @Nullable
    Instant onset();

    @Nullable
    Instant acknowledgeBy();

    List<Suspect> suspects();
}
