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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.access.Caller;
import org.countersign.carriers.Carriers;
import org.countersign.carriers.SensitiveName;
import org.countersign.core.FieldError;
import org.countersign.platforms.Interconnect;
import org.countersign.platforms.Interconnects;
import org.jspecify.annotations.Nullable;

/** Shows changes, each reader what is for them. */
@ApplicationScoped
class ChangeViews {
    private final Revisions revisions;
    private final Interconnects interconnects;
    private final Conflicts conflicts;
    private final ChangeTemplates templates;
    private final Carriers carriers;
    private final Clock clock;

    ChangeViews(
            Revisions revisions,
            Interconnects interconnects,
            Conflicts conflicts,
            ChangeTemplates templates,
            Carriers carriers,
            Clock clock) {
        this.revisions = revisions;
        this.interconnects = interconnects;
        this.conflicts = conflicts;
        this.templates = templates;
        this.carriers = carriers;
        this.clock = clock;
    }

    ChangeView of(Change change, Caller reader) {
        return of(List.of(change), reader).get(0);
    }

    /** As this revision tells of it, without conflicts and warnings. */
    ChangeView of(Change change, Revision revision, Caller reader) {
        return view(change, revision, null, Map.of(), List.of(), List.of(), reader, clock.instant());
    }

    /** In the same order; what they have in common is read once. */
    List<ChangeView> of(Collection<Change> shown, Caller reader) {
        Map<Long, Revision> newest = revisions.newestOf(shown);
        Map<String, Map<String, Interconnect>> links = linksOf(shown);
        Map<String, TemplateContent> origins = originsOf(newest.values());
        List<SensitiveName> sensitive = sensitiveOf(newest.values());
        Instant now = clock.instant();
        Map<Long, List<Conflict>> found = conflicts.of(shown, links, now);
        return shown.stream()
                .map(change -> {
                    Revision revision = newest.get(change.id());
                    if (revision == null) {
                        throw new IllegalStateException(change.reference() + " lacks its revision");
                    }
                    return view(
                            change,
                            revision,
                            origin(revision, origins),
                            links.getOrDefault(change.platform(), Map.of()),
                            found.getOrDefault(change.id(), List.of()),
                            sensitive,
                            reader,
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

    /** The templates of these revisions, by their codes and without a query where there is none. */
    private Map<String, TemplateContent> originsOf(Collection<Revision> shown) {
        return templates.contentsOf(shown.stream()
                .map(revision -> revision.content().template())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Of the senders of these revisions, those that are sensitive anywhere; without a query where there is none. */
    private List<SensitiveName> sensitiveOf(Collection<Revision> shown) {
        return carriers.sensitiveAmong(shown.stream()
                .map(Revision::content)
                .flatMap(content -> SenderIdentity.senders(content.category(), content.effects()).stream())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static List<FieldError> warnings(
            ChangeContent content, List<SensitiveName> sensitive, Set<String> carriers) {
        List<FieldError> warnings = new ArrayList<>(SenderIdentity.warnings(content));
        warnings.addAll(SenderIdentity.sensitive(content.category(), content.effects(), sensitive, carriers));
        return warnings;
    }

    private static @Nullable TemplateContent origin(Revision revision, Map<String, TemplateContent> origins) {
        String template = revision.content().template();
        return template == null ? null : origins.get(template);
    }

    private ChangeView view(
            Change change,
            Revision revision,
            @Nullable TemplateContent origin,
            Map<String, Interconnect> links,
            List<Conflict> found,
            List<SensitiveName> sensitive,
            Caller reader,
            Instant now) {
        ChangeContent content = revision.content();
        boolean all = reader.readsAllCarriers();
        @Nullable String onlyCarrier = reader.readsOnlyCarrier();
        return new ChangeView(
                change.reference(),
                revision.number(),
                revision.digest(),
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
                content.template(),
                origin == null ? null : origin.differences(content),
                change.affected().entrySet().stream()
                        // Whom a launch waits for is for all who ask whether it may leave.
                        .filter(row -> onlyCarrier == null || row.getKey().equals(onlyCarrier))
                        .map(row -> affected(change, row.getKey(), row.getValue(), links.get(row.getKey())))
                        .toList(),
                found.stream().filter(conflict -> isFor(conflict, reader)).toList(),
                all ? change.justification() : null,
                warnings(content, sensitive, ownOf(change.affected().keySet(), reader)),
                change.createdAt(),
                revision.writtenAt(),
                revision.writtenBy(),
                change.declaredAt(),
                change.implementedAt(),
                change.endedAt(),
                change.version());
    }

    private static boolean isFor(Conflict conflict, Caller reader) {
        String carrier = reader.readsOnlyCarrier();
        String client = reader.readsOnlyClient();
        if (reader.readsAllCarriers()) {
            return true;
        }
        if (carrier != null) {
            return carrier.equals(conflict.carrier());
        }
        return conflict.client() == null
                || (reader.readsClients() && (client == null || client.equals(conflict.client())));
    }

    /** Those whose sensitive names the reader may know. */
    private static Set<String> ownOf(Set<String> carriers, Caller reader) {
        String own = reader.readsOnlyCarrier();
        if (reader.readsAllCarriers()) {
            return carriers;
        }
        return own == null ? Set.of() : Set.of(own);
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
}
