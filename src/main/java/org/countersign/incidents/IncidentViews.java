package org.countersign.incidents;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.holds.Holds;
import org.countersign.ledger.FreeText;
import org.countersign.ledger.Texts;
import org.jspecify.annotations.Nullable;

/** Shows incidents: their rows, what the watch counts now, and the texts that the ledger keeps. */
@Singleton
class IncidentViews {
    private final Incidents incidents;
    private final Exposures exposures;
    private final Holds holds;
    private final Texts texts;

    IncidentViews(Incidents incidents, Exposures exposures, Holds holds, Texts texts) {
        this.incidents = incidents;
        this.exposures = exposures;
        this.holds = holds;
        this.texts = texts;
    }

    /** The dossier. */
    IncidentView of(Incident incident) {
        Exposures.Stakes stakes = exposures.of(incident.campaigns());
        Set<String> standing = holds.standing(incident.holds());
        Opened opened = new Opened(texts.texts(commitments(incident).collect(Collectors.toSet())));
        return view(incident, stakes, standing, opened);
    }

    /** In the same order; what they have in common is read once, and their alarms are counted only. */
    List<IncidentSummary> summaries(List<Incident> shown) {
        if (shown.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Incidents.Touched>> touched = incidents.touchedBy(shown);
        Exposures.Stakes stakes = exposures.of(touched.values().stream()
                .flatMap(List::stream)
                .map(Incidents.Touched::campaign)
                .collect(Collectors.toCollection(TreeSet::new)));
        return shown.stream()
                .map(incident -> summary(incident, touched.getOrDefault(incident.id(), List.of()), stakes))
                .toList();
    }

    private static IncidentSummary summary(
            Incident incident, List<Incidents.Touched> touched, Exposures.Stakes stakes) {
        List<String> campaigns =
                touched.stream().map(Incidents.Touched::campaign).toList();
        IncidentView.Exposure exposure = stakes.at(incident.carrier(), campaigns);
        return new IncidentSummary(
                incident.reference(),
                incident.status(),
                incident.level(),
                incident.platform(),
                incident.carrier(),
                incident.isOfLink(),
                campaigns.stream().limit(IncidentSummary.MOST_NAMED).toList(),
                campaigns.size(),
                touched.stream()
                        .map(Incidents.Touched::client)
                        .distinct()
                        .sorted()
                        .limit(IncidentSummary.MOST_NAMED)
                        .toList(),
                incident.openedAt(),
                incident.onset(),
                touched.stream().mapToLong(Incidents.Touched::alarms).sum(),
                touched.stream().mapToLong(Incidents.Touched::holds).sum(),
                new IncidentSummary.Stake(
                        exposure.sent(), exposure.delivered(), exposure.failed(), exposure.pending(), exposure.toGo()),
                incident.acknowledgeBy(),
                incident.acknowledgedAt(),
                incident.owner(),
                incident.escalatedAt(),
                incident.closingProposedAt(),
                incident.closingProposedBy(),
                incident.closedAt(),
                incident.closedBy(),
                incident.mergedInto(),
                incident.continues());
    }

    /** Texts by their commitments; those that were erased are missing. */
    private record Opened(Map<String, String> texts) {
        @Nullable
        String of(@Nullable FreeText text) {
            if (text == null) {
                return null;
            }
            // What is said just now reaches the ledger with the commit.
            FreeText.Opening opening = text.opening();
            return opening == null ? texts.get(text.commitment()) : opening.text();
        }
    }

    private static Stream<String> commitments(Incident incident) {
        Stream.Builder<@Nullable FreeText> all = Stream.builder();
        Cause cause = incident.cause();
        if (cause != null) {
            all.add(cause.cause());
        }
        Impact impact = incident.impact();
        if (impact != null) {
            all.add(impact.note());
        }
        incident.correctiveActions().forEach(action -> all.add(action.action()).add(action.responsible()));
        incident.informed().forEach(informed -> all.add(informed.by()).add(informed.note()));
        return all.build()
                .filter(Objects::nonNull)
                .map(text -> Objects.requireNonNull(text).commitment());
    }

    private IncidentView view(Incident incident, Exposures.Stakes stakes, Set<String> standing, Opened opened) {
        return new IncidentView(
                incident.reference(),
                incident.status(),
                incident.level(),
                incident.platform(),
                incident.carrier(),
                incident.isOfLink(),
                incident.campaigns(),
                incident.clients(),
                incident.openedAt(),
                incident.onset(),
                incident.alarms().stream().map(IncidentAlarm::view).toList(),
                incident.suspects(),
                stakes.at(incident.carrier(), incident.campaigns()),
                incident.holds().stream()
                        .map(hold -> new IncidentView.PlacedHold(hold, standing.contains(hold)))
                        .toList(),
                incident.acknowledgeBy(),
                incident.acknowledgedAt(),
                incident.owner(),
                incident.escalatedAt(),
                cause(incident.cause(), opened),
                incident.correctiveActions().stream()
                        .map(action -> new IncidentView.PlannedAction(
                                opened.of(action.action()),
                                opened.of(action.responsible()),
                                action.due(),
                                action.doneAt()))
                        .toList(),
                impact(incident.impact(), opened),
                incident.informed().stream()
                        .map(informed -> new IncidentView.ClientInformed(
                                informed.client(),
                                informed.at(),
                                opened.of(informed.by()),
                                opened.of(informed.note()),
                                informed.recordedAt(),
                                informed.recordedBy()))
                        .toList(),
                incident.closingProposedAt(),
                incident.closingProposedBy(),
                incident.closedAt(),
                incident.closedBy(),
                incident.mergedInto(),
                incident.continues(),
                incidents.continuing(incident).orElse(null),
                incident.version());
    }

    private static IncidentView.@Nullable StatedCause cause(@Nullable Cause cause, Opened opened) {
        return cause == null
                ? null
                : new IncidentView.StatedCause(opened.of(cause.cause()), cause.change(), cause.at(), cause.by());
    }

    private static IncidentView.@Nullable StatedImpact impact(@Nullable Impact impact, Opened opened) {
        return impact == null
                ? null
                : new IncidentView.StatedImpact(
                        impact.recipients(),
                        impact.harmed(),
                        impact.putRight(),
                        opened.of(impact.note()),
                        impact.at(),
                        impact.by());
    }
}
