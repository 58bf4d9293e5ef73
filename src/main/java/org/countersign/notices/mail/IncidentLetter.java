package org.countersign.notices.mail;

import java.net.URI;
import java.util.List;
import org.countersign.incidents.IncidentView;
import org.jspecify.annotations.Nullable;

/**
 * A letter to one of our own people about an incident.
 *
 * @param platform its name
 * @param carrier the carrier's name
 * @param name of who reads it
 * @param escalated whether nobody has acknowledged it in time
 */
public record IncidentLetter(
        IncidentView incident,
        String platform,
        String carrier,
        String name,
        boolean escalated,
        URI button,
        LetterTimes times) {
    /** The newest evidence; null where there is none. */
    public IncidentView.@Nullable Alarm lastAlarm() {
        List<IncidentView.Alarm> alarms = incident.alarms();
        return alarms.isEmpty() ? null : alarms.get(alarms.size() - 1);
    }
}
