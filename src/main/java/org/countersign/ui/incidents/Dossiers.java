package org.countersign.ui.incidents;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.countersign.access.Callers;
import org.countersign.carriers.CarrierService;
import org.countersign.changes.ChangeService;
import org.countersign.changes.ChangeView;
import org.countersign.changes.TimelineItem;
import org.countersign.core.ActorId;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.incidents.CanaryService;
import org.countersign.incidents.IncidentService;
import org.countersign.incidents.IncidentSummary;
import org.countersign.incidents.IncidentTimeline;
import org.countersign.incidents.IncidentView;
import org.countersign.incidents.NoteView;
import org.countersign.incidents.Suspect;
import org.countersign.ui.Choice;
import org.countersign.ui.Directory;
import org.countersign.ui.Names;
import org.countersign.ui.Viewer;
import org.countersign.ui.WebPages;
import org.countersign.ui.Who;

/** Puts together what the pages show of incidents. The number of statements does not grow with what there is. */
@ApplicationScoped
class Dossiers {
    private static final int MOST_CANARIES = 5;
    private static final int MOST_NOTES = 50;
    private static final int MOST_HAPPENINGS = 20;
    private static final int MOST_CARRIERS = 200;

    private final IncidentService incidents;
    private final IncidentTimeline timeline;
    private final CanaryService canaries;
    private final ChangeService changes;
    private final CarrierService carriers;
    private final Directory directory;
    private final Who who;
    private final Callers callers;
    private final WebPages pages;

    Dossiers(
            IncidentService incidents,
            IncidentTimeline timeline,
            CanaryService canaries,
            ChangeService changes,
            CarrierService carriers,
            Directory directory,
            Who who,
            Callers callers,
            WebPages pages) {
        this.incidents = incidents;
        this.timeline = timeline;
        this.canaries = canaries;
        this.changes = changes;
        this.carriers = carriers;
        this.directory = directory;
        this.who = who;
        this.callers = callers;
        this.pages = pages;
    }

    Dossier of(String reference) {
        IncidentView incident = incidents.get(reference);
        Viewer viewer = pages.viewer();
        Names names = names(incident);
        Page<NoteView> notes = timeline.notes(reference, page(MOST_NOTES));
        Page<TimelineItem> last = timeline.of(reference, page(MOST_HAPPENINGS));
        Happenings words = new Happenings(pages.texts(IncidentTexts.class), viewer, names);
        return new Dossier(
                incident,
                names,
                changesOf(incident),
                people(incident),
                canaries.list(reference, page(MOST_CANARIES)).items(),
                notes.items(),
                notes.next() != null,
                last.items().stream().map(words::of).toList(),
                last.next() != null,
                callers.id().equals(incident.closingProposedBy()),
                viewer);
    }

    private Map<String, ChangeView> changesOf(IncidentView incident) {
        IncidentView.StatedCause cause = incident.cause();
        return changes.byReferences(Stream.concat(
                        incident.suspects().stream().map(Suspect::change),
                        Stream.ofNullable(cause == null ? null : cause.change()))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    Names names(IncidentView incident) {
        return directory
                .names()
                .carriers(List.of(incident.carrier()))
                .platforms(List.of(incident.platform()))
                .campaigns(incident.campaigns())
                .clients(incident.clients());
    }

    Names names(List<IncidentSummary> shown) {
        return directory
                .names()
                .carriers(shown.stream().map(IncidentSummary::carrier).toList())
                .platforms(shown.stream().map(IncidentSummary::platform).toList())
                .campaigns(shown.stream()
                        .flatMap(incident -> incident.campaigns().stream())
                        .toList());
    }

    private Map<String, String> people(IncidentView incident) {
        return who.are(actors(incident).map(ActorId::value).toList());
    }

    /** Those who answer for these incidents, by opaque id. */
    Map<String, String> owners(List<IncidentSummary> shown) {
        return who.are(shown.stream()
                .flatMap(incident -> Stream.ofNullable(incident.owner()))
                .map(ActorId::value)
                .toList());
    }

    private static Stream<ActorId> actors(IncidentView incident) {
        IncidentView.StatedCause cause = incident.cause();
        IncidentView.StatedImpact impact = incident.impact();
        return Stream.of(
                        Stream.ofNullable(incident.owner()),
                        Stream.ofNullable(incident.closingProposedBy()),
                        Stream.ofNullable(incident.closedBy()),
                        Stream.ofNullable(cause == null ? null : cause.by()),
                        Stream.ofNullable(impact == null ? null : impact.by()),
                        incident.clientsInformed().stream().map(IncidentView.ClientInformed::recordedBy))
                .flatMap(each -> each);
    }

    List<Choice> carriers() {
        return carriers.list(null, null, null, page(MOST_CARRIERS)).items().stream()
                .map(carrier -> new Choice(carrier.code(), carrier.name()))
                .toList();
    }

    private static Paging page(int most) {
        Paging page = new Paging();
        page.limit = most;
        return page;
    }
}
