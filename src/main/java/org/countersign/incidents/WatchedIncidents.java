package org.countersign.incidents;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.countersign.watch.IncidentTimes;

/** Tells the watch when there were incidents. */
@Singleton
class WatchedIncidents implements IncidentTimes {
    private final Incidents incidents;

    WatchedIncidents(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public Map<String, List<Span>> at(Collection<String> carriers, Instant since) {
        return incidents.times(carriers, since);
    }
}
