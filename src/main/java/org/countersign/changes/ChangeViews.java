package org.countersign.changes;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.access.Caller;
import org.countersign.campaigns.ProtectedPeriods;
import org.countersign.platforms.Interconnect;
import org.countersign.platforms.Interconnects;
import org.jspecify.annotations.Nullable;

/** Shows changes, each reader what is for them. */
@ApplicationScoped
class ChangeViews {
    /** How many conflicts of one kind are shown. */
    private static final int MOST_CONFLICTS = 50;

    private final Changes changes;
    private final Revisions revisions;
    private final Interconnects interconnects;
    private final ProtectedPeriods protectedPeriods;
    private final Clock clock;

    ChangeViews(
            Changes changes,
            Revisions revisions,
            Interconnects interconnects,
            ProtectedPeriods protectedPeriods,
            Clock clock) {
        this.changes = changes;
        this.revisions = revisions;
        this.interconnects = interconnects;
        this.protectedPeriods = protectedPeriods;
        this.clock = clock;
    }

    ChangeView of(Change change, Caller reader) {
        return of(List.of(change), reader).get(0);
    }

    /** In the same order; what they have in common is read once. */
    List<ChangeView> of(Collection<Change> shown, Caller reader) {
        Map<Long, Revision> newest = revisions.newestOf(shown);
        Map<String, Map<String, Interconnect>> links = linksOf(shown);
        Instant now = clock.instant();
        return shown.stream()
                .map(change -> {
                    Revision revision = newest.get(change.id());
                    if (revision == null) {
                        throw new IllegalStateException(change.reference() + " lacks its revision");
                    }
                    return view(
                            change,
                            revision,
                            links.getOrDefault(change.platform(), Map.of()),
                            reader.readsOnlyCarrier(),
                            now);
                })
                .toList();
    }

    private Map<String, Map<String, Interconnect>> linksOf(Collection<Change> shown) {
        TreeSet<String> platforms = shown.stream().map(Change::platform).collect(Collectors.toCollection(TreeSet::new));
        return interconnects.runningOn(platforms).stream()
                .collect(Collectors.groupingBy(
                        link -> link.platform().code(),
                        Collectors.toMap(link -> link.carrier().code(), Function.identity())));
    }

    private ChangeView view(
            Change change,
            Revision revision,
            Map<String, Interconnect> links,
            @Nullable String onlyCarrier,
            Instant now) {
        ChangeContent content = revision.content();
        boolean all = onlyCarrier == null;
        return new ChangeView(
                change.reference(),
                change.revision(),
                change.digest(),
                change.status(),
                change.isClearedAt(now),
                content.platform(),
                content.title(),
                content.description(),
                content.kind(),
                content.category(),
                content.effects(),
                content.release(),
                content.window(),
                content.risk(),
                content.rollbackPlan(),
                all
                        ? change.excluded().entrySet().stream()
                                .map(e -> ChangeView.Excluded.of(e.getKey(), e.getValue()))
                                .toList()
                        : List.of(),
                all ? change.included() : List.of(),
                change.affected().entrySet().stream()
                        .filter(row -> all || row.getKey().equals(onlyCarrier))
                        .map(row -> affected(change, row.getKey(), row.getValue(), links.get(row.getKey())))
                        .toList(),
                conflicts(change, links, now).stream()
                        .filter(conflict -> all || Objects.equals(onlyCarrier, conflict.carrier()))
                        .toList(),
                all ? change.justification() : null,
                SenderIdentity.warnings(content),
                change.createdAt(),
                revision.writtenAt(),
                revision.writtenBy(),
                change.declaredAt(),
                change.implementedAt(),
                change.endedAt(),
                change.version());
    }

    private static ChangeView.Affected affected(
            Change change, String carrier, AffectedCarrier row, @Nullable Interconnect link) {
        @Nullable Integer signed = row.signedRevision();
        return new ChangeView.Affected(
                carrier,
                row.state(),
                row.signedAt(),
                row.effectiveFrom(),
                row.signOff(),
                signed == null || signed == change.revision() ? null : signed,
                link == null || change.declaredAt() == null
                        ? null
                        : row.askedAt().plus(Duration.ofHours(link.acknowledgeWithinHours())));
    }

    /** As things stand now; none for a change that is over. */
    private List<Conflict> conflicts(Change change, Map<String, Interconnect> links, Instant now) {
        List<Conflict> conflicts = new ArrayList<>();
        if (!change.status().isOpen()) {
            return conflicts;
        }
        Window window = change.window();
        boolean justified = change.justification() != null;
        changes.overlapping(change, MOST_CONFLICTS).forEach(other -> conflicts.add(Conflict.overlap(other, justified)));
        protectedPeriods
                .touchedBy(change.platform(), window.start(), window.end(), MOST_CONFLICTS)
                .forEach(period -> conflicts.add(Conflict.protectedPeriod(period, justified)));
        change.affected().forEach((carrier, row) -> {
            Interconnect link = links.get(carrier);
            if (link != null) {
                Instant told = change.declaredAt() == null ? now : row.askedAt();
                Instant earliest = told.plus(Duration.ofDays(link.noticeDays()));
                if (window.start().isBefore(earliest)) {
                    conflicts.add(Conflict.shortNotice(link, earliest, justified));
                }
            }
        });
        return conflicts;
    }
}
