package org.countersign.incidents;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.countersign.core.ActorId;
import org.countersign.core.JsonColumn;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.ExpectedRow;
import org.countersign.ledger.check.Reconciliation;
import org.jspecify.annotations.Nullable;

/**
 * What the facts about incidents make of their tables. Which alarms an incident has they do not tell alone: a merger moves them
 * to another, and each stands in the facts by itself.
 */
@Singleton
class IncidentReconciliation implements Reconciliation {
    private static final String TABLE = "incident";
    private static final String CANARIES = "incident_canary";
    private static final SuspectsColumn SUSPECTS = new SuspectsColumn();
    private static final CorrectiveActionsColumn ACTIONS = new CorrectiveActionsColumn();
    private static final CauseColumn CAUSE = new CauseColumn();
    private static final ImpactColumn IMPACT = new ImpactColumn();
    private static final InformedColumn INFORMED = new InformedColumn();
    /** What people add to a dossier. */
    private static final Set<String> ADDITIONS = Set.of(
            IncidentNoted.KIND,
            IncidentClientInformed.KIND,
            IncidentCauseSet.KIND,
            IncidentCorrectiveActionsSet.KIND,
            IncidentImpactSet.KIND,
            IncidentClosingProposed.KIND,
            IncidentClosingDeclined.KIND,
            CanaryStarted.KIND);

    @Override
    public String birth() {
        return IncidentOpened.KIND;
    }

    @Override
    public Set<String> later() {
        return Set.of(
                IncidentJoined.KIND,
                IncidentMerged.KIND,
                IncidentAcknowledged.KIND,
                IncidentEscalated.KIND,
                IncidentNoted.KIND,
                IncidentClientInformed.KIND,
                IncidentCauseSet.KIND,
                IncidentCorrectiveActionsSet.KIND,
                IncidentImpactSet.KIND,
                IncidentClosingProposed.KIND,
                IncidentClosingDeclined.KIND,
                IncidentClosed.KIND,
                CanaryStarted.KIND,
                CanaryEnded.KIND);
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows(TABLE, """
                        select i.reference, i.reference, i.reference as reference, i.status, i.level, i.platform, i.carrier,
                               i.link, i.opened_at, i.onset, i.suspects, i.acknowledge_by, i.acknowledged_at,
                               i.acknowledged_by, i.escalated_at, i.cause, i.corrective_actions, i.impact, i.informed,
                               i.additions, i.closing_proposed_at, i.closing_proposed_by, i.closed_at, i.closed_by,
                               i.merged_into, i.continues
                        from incident i where i.reference in (:keys)"""), new Rows(CANARIES, """
                        select i.reference, c.reference, c.reference as reference, c.campaign, c.carrier, c.messages, c.attempt,
                               c.started_at, c.started_by, c.until_at, c.state, c.ended_at
                        from incident_canary c join incident i on i.id = c.incident_id
                        where i.reference in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select reference, 1 from incident where reference > ? order by reference";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        Entry birth = facts.get(0);
        IncidentOpened opened = birth.fact(IncidentOpened.class);
        ExpectedRow row = expected.row(TABLE, opened.incident())
                .is("reference", opened.incident())
                .is("platform", opened.platform())
                .is("carrier", opened.carrier())
                .isAbout("opened_at", birth)
                .is("status", IncidentStatus.OPEN)
                .is("acknowledged_at", null)
                .is("acknowledged_by", null)
                .is("escalated_at", null)
                .is("cause", null)
                .suits("corrective_actions", reads(ACTIONS, List::isEmpty))
                .is("impact", null)
                .is("closed_at", null)
                .is("closed_by", null)
                .is("merged_into", null)
                .is("continues", opened.continues());
        alarm(row, opened);
        noClosing(row);
        List<Told> informed = new ArrayList<>();
        boolean closing = false;
        for (Entry fact : facts.subList(1, facts.size())) {
            switch (fact.kind()) {
                case IncidentJoined.KIND -> {
                    IncidentJoined joined = fact.fact(IncidentJoined.class);
                    alarm(row, joined);
                    if (closing) {
                        closing = false;
                        row.is("status", IncidentStatus.ACKNOWLEDGED);
                        noClosing(row);
                    }
                    if (Boolean.TRUE.equals(joined.asksAgain())) {
                        row.is("status", IncidentStatus.OPEN)
                                .is("acknowledged_at", null)
                                .is("acknowledged_by", null)
                                .is("escalated_at", null);
                    }
                }
                case IncidentMerged.KIND ->
                    row.is("status", IncidentStatus.MERGED)
                            .is("merged_into", fact.fact(IncidentMerged.class).into());
                case IncidentAcknowledged.KIND ->
                    row.is("status", IncidentStatus.ACKNOWLEDGED)
                            .isAbout("acknowledged_at", fact)
                            .is("acknowledged_by", fact.actor().value());
                case IncidentEscalated.KIND -> row.isAbout("escalated_at", fact);
                case IncidentClientInformed.KIND ->
                    informed.add(new Told(fact.fact(IncidentClientInformed.class), fact.actor()));
                case IncidentCauseSet.KIND -> cause(row, fact.fact(IncidentCauseSet.class), fact.actor());
                case IncidentCorrectiveActionsSet.KIND ->
                    row.suits(
                            "corrective_actions",
                            reads(
                                    ACTIONS,
                                    fact.fact(IncidentCorrectiveActionsSet.class)
                                            .actions()::equals));
                case IncidentImpactSet.KIND -> impact(row, fact.fact(IncidentImpactSet.class), fact.actor());
                case IncidentClosingProposed.KIND -> {
                    closing = true;
                    row.is("status", IncidentStatus.CLOSING_PROPOSED)
                            .isAbout("closing_proposed_at", fact)
                            .is("closing_proposed_by", fact.actor().value());
                }
                case IncidentClosingDeclined.KIND -> {
                    closing = false;
                    row.is("status", IncidentStatus.ACKNOWLEDGED);
                    noClosing(row);
                }
                case IncidentClosed.KIND ->
                    row.is("status", IncidentStatus.CLOSED)
                            .isAbout("closed_at", fact)
                            .is("closed_by", fact.actor().value());
                case CanaryStarted.KIND -> started(expected, fact);
                case CanaryEnded.KIND -> {
                    CanaryEnded ended = fact.fact(CanaryEnded.class);
                    expected.row(CANARIES, ended.canary())
                            .is("state", ended.state())
                            .isAbout("ended_at", fact);
                }
                default -> {
                    // A note stands in the ledger only.
                }
            }
        }
        row.is(
                        "additions",
                        facts.stream()
                                .filter(fact -> ADDITIONS.contains(fact.kind()))
                                .count())
                .suits("informed", reads(INFORMED, found -> agrees(found, informed)));
    }

    private static void alarm(ExpectedRow row, AlarmTaken fact) {
        row.is("level", fact.level())
                .is("link", fact.link())
                .is("onset", fact.onset())
                .suits("suspects", reads(SUSPECTS, fact.suspects()::equals))
                .is("acknowledge_by", fact.acknowledgeBy());
    }

    private static void noClosing(ExpectedRow row) {
        row.is("closing_proposed_at", null).is("closing_proposed_by", null);
    }

    private static void cause(ExpectedRow row, IncidentCauseSet fact, ActorId by) {
        row.suits(
                "cause",
                reads(
                        CAUSE,
                        cause -> cause.cause().equals(fact.cause())
                                && Objects.equals(cause.change(), fact.change())
                                && cause.by().equals(by)));
    }

    private static void impact(ExpectedRow row, IncidentImpactSet fact, ActorId by) {
        row.suits(
                "impact",
                reads(
                        IMPACT,
                        impact -> Objects.equals(impact.recipients(), fact.recipients())
                                && Objects.equals(impact.harmed(), fact.harmed())
                                && Objects.equals(impact.putRight(), fact.putRight())
                                && Objects.equals(impact.note(), fact.note())
                                && impact.by().equals(by)));
    }

    /** Whether the column can be read, which somebody may have edited, and holds this. */
    private static <T> Predicate<@Nullable Object> reads(JsonColumn<T> column, Predicate<T> rule) {
        return found -> {
            try {
                T value = column.convertToEntityAttribute((String) found);
                return value != null && rule.test(value);
            } catch (IllegalStateException | NullPointerException e) {
                return false;
            }
        };
    }

    /** That a client was informed, and who wrote it down. */
    private record Told(IncidentClientInformed fact, ActorId by) {
        boolean agrees(Informed informed) {
            return informed.client().equals(fact.client())
                    && informed.at().equals(fact.at())
                    && informed.by().equals(fact.by())
                    && Objects.equals(informed.note(), fact.note())
                    && informed.recordedBy().equals(by);
        }
    }

    private static boolean agrees(List<Informed> informed, List<Told> told) {
        if (informed.size() != told.size()) {
            return false;
        }
        for (int i = 0; i < told.size(); i++) {
            if (!told.get(i).agrees(informed.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static void started(Expected expected, Entry fact) {
        CanaryStarted started = fact.fact(CanaryStarted.class);
        expected.row(CANARIES, started.canary())
                .is("reference", started.canary())
                .is("campaign", started.campaign())
                .is("carrier", started.carrier())
                .is("messages", started.messages())
                .is("attempt", Objects.requireNonNullElse(started.attempt(), 1))
                .isAbout("started_at", fact)
                .is("started_by", fact.actor().value())
                .is("until_at", started.until())
                .is("state", CanaryState.RUNNING)
                .is("ended_at", null);
    }
}
