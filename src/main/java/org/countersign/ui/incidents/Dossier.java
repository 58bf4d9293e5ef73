package org.countersign.ui.incidents;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.countersign.changes.ChangeView;
import org.countersign.core.ActorId;
import org.countersign.incidents.CanaryView;
import org.countersign.incidents.IncidentStatus;
import org.countersign.incidents.IncidentView;
import org.countersign.incidents.NoteView;
import org.countersign.ui.Names;
import org.countersign.ui.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * An incident as its page shows it.
 *
 * @param changes those that are suspect, by reference, as far as they are known
 * @param people names by opaque id
 * @param canaries the last ones
 * @param own whether the viewer has proposed to close it, and so cannot agree
 */
public record Dossier(
        IncidentView incident,
        Names names,
        Map<String, ChangeView> changes,
        Map<String, String> people,
        List<CanaryView> canaries,
        List<NoteView> notes,
        boolean moreNotes,
        List<Happening> happenings,
        boolean moreHappenings,
        boolean own,
        Viewer viewer) {

    public String title() {
        return incident.reference() + " · " + names.carrier(incident.carrier());
    }

    public String address() {
        return IncidentPages.PATH + "/" + incident.reference();
    }

    /** Somebody by name. */
    public String who(@Nullable ActorId id) {
        return id == null ? "" : people.getOrDefault(id.value(), id.value());
    }

    public @Nullable String changeTitle(@Nullable String reference) {
        ChangeView change = reference == null ? null : changes.get(reference);
        return change == null ? null : change.title();
    }

    /** Whether nobody has acknowledged it and the time is up. */
    public boolean isLate() {
        return incident.status() == IncidentStatus.OPEN
                && incident.acknowledgeBy() != null
                && viewer.isPast(incident.acknowledgeBy());
    }

    public boolean isHeld() {
        return incident.holds().stream().anyMatch(IncidentView.PlacedHold::standing);
    }

    /** What the viewer may do with it as it stands. */
    public List<StepKind> steps() {
        return Arrays.stream(StepKind.values())
                .filter(step -> step.isFor(viewer) && step.fits(incident))
                .toList();
    }

    public StepKind stepOf(String path) {
        return StepKind.of(path);
    }

    public boolean offers(String path) {
        return steps().contains(stepOf(path));
    }

    /** Whether agreeing is up to the viewer. */
    public boolean isUpToThem() {
        return incident.status() == IncidentStatus.CLOSING_PROPOSED && !own && offers("close");
    }
}
