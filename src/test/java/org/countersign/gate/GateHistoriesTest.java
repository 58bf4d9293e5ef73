package org.countersign.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;
import org.countersign.gate.Decision.CarrierVerdict;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.Histories.Asked;
import org.countersign.gate.Histories.History;
import org.jspecify.annotations.Nullable;

/** What holds after any history, sensible or not. */
@Domain(Histories.class)
@Domain(DomainContext.Global.class)
class GateHistoriesTest {

    @Property(tries = 2000)
    void the_gate_agrees_with_a_second_implementation_that_reads_the_whole_history_again(
            @ForAll History history, @ForAll Asked asked) {
        Decision decision = Histories.GATE.decide(history.snapshot(), asked.question(), asked.now());

        assertThat(decision)
                .isEqualTo(
                        new NaiveGate(history.events(), Histories.GATE.lease()).decide(asked.question(), asked.now()));
        checkThatEveryAnswerIsSeen(decision, asked);
        checkThatAmendedTermsDecide(decision, history, asked);
    }

    private static void checkThatAmendedTermsDecide(Decision decision, History history, Asked asked) {
        List<Event> unamended = history.events().stream()
                .filter(event -> !(event instanceof Event.ContractAmended))
                .toList();
        Decision otherwise = Histories.GATE.decide(new History(unamended).snapshot(), asked.question(), asked.now());
        Statistics.label("verdict without the amendments of contracts, and with them")
                .collect(otherwise.verdict(), decision.verdict())
                .coverage(coverage -> {
                    coverage.check(Verdict.ALLOW, Verdict.BLOCK).count(times -> times > 0);
                    coverage.check(Verdict.BLOCK, Verdict.ALLOW).count(times -> times > 0);
                });
    }

    /** A comparison of nothing but blocks would prove little. */
    private static void checkThatEveryAnswerIsSeen(Decision decision, Asked asked) {
        Statistics.label("verdict")
                .collect(decision.verdict())
                .coverage(coverage -> coverage.check(Verdict.ALLOW).percentage(share -> share > 10));
        boolean endsEarly = decision.validUntil() != null
                && decision.validUntil().isBefore(asked.now().plus(Histories.GATE.lease()));
        Statistics.label("an allow that ends before its lease")
                .collect(endsEarly)
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 2));
        allReasons(decision).forEach(r -> Statistics.label("reasons").collect(r.cause(), r.result()));
        Statistics.label("reasons").coverage(coverage -> {
            for (Reason.Cause cause : Reason.Cause.values()) {
                coverage.check(cause, Result.UNSATISFIED).count(times -> times > 0);
                coverage.check(cause, Result.OVERRIDDEN)
                        .count(times -> cause.rule().overridable() ? times > 0 : times == 0);
            }
        });
    }

    @Property(tries = 500)
    void no_allow_while_an_affected_carriers_acceptance_of_the_newest_revision_is_missing(
            @ForAll History history, @ForAll Asked asked) {
        Decision decision = Histories.GATE.decide(history.snapshot(), asked.question(), asked.now());
        List<CarrierVerdict> allowed = decision.carriers().stream()
                .filter(c -> c.verdict() == Verdict.ALLOW && c.rules().get(Rule.SIGNED_OFF) != Result.OVERRIDDEN)
                .toList();
        Statistics.label("allowed carriers")
                .collect(!allowed.isEmpty())
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 10));

        NaiveGate reader = new NaiveGate(history.events(), Histories.GATE.lease());
        Instant launch = later(asked.question().launchAt(), asked.now());
        for (CarrierVerdict carrier : allowed) {
            assertThat(reader.references())
                    .noneMatch(change -> isDue(reader, change, asked.question().platform(), carrier.carrier(), launch)
                            && !reader.accepted(change, carrier.carrier(), launch));
        }
    }

    private static boolean isDue(
            NaiveGate reader, String change, String platform, @Nullable String carrier, Instant launch) {
        Event.ChangeInForce newest = reader.newestRevision(change);
        return newest != null
                && newest.platform().equals(platform)
                && reader.affected(change).contains(carrier)
                && !reader.effectFrom(change).isAfter(launch);
    }

    @Property(tries = 1500)
    void no_allow_where_a_canary_is_required_and_none_has_succeeded_since_the_release_was_reported(
            @ForAll History history, @ForAll Asked asked) {
        Decision decision = Histories.GATE.decide(history.snapshot(), asked.question(), asked.now());
        String platform = asked.question().platform();
        boolean required = history.snapshot().platform(platform).canaries().required();
        List<CarrierVerdict> allowed = decision.carriers().stream()
                .filter(c -> c.verdict() == Verdict.ALLOW && c.rules().get(Rule.CANARY_PASSED) != Result.OVERRIDDEN)
                .toList();
        Statistics.label("allowed where a canary is required")
                .collect(required && !allowed.isEmpty())
                .coverage(coverage -> coverage.check(true).count(times -> times > 0));
        Assume.that(required);

        List<Event> sinceTheReport = history.events()
                .subList(
                        lastReport(history.events(), platform), history.events().size());
        for (CarrierVerdict carrier : allowed) {
            assertThat(sinceTheReport)
                    .anyMatch(event -> event instanceof Event.CanaryEnded canary
                            && canary.platform().equals(platform)
                            && canary.carrier().equals(carrier.carrier())
                            && canary.told() == Event.CanaryEnded.Told.SUCCESS);
        }
    }

    /** The index of the last event by which another release runs, as far as is known; 0 without one. */
    private static int lastReport(List<Event> events, String platform) {
        Release runs = null;
        boolean reported = false;
        int last = 0;
        for (int i = 0; i < events.size(); i++) {
            Release now = runs;
            if (events.get(i) instanceof Event.ReleaseReported report
                    && report.platform().equals(platform)) {
                now = report.release();
                reported = true;
            } else if (events.get(i) instanceof Event.PlatformRegistered registered
                    && registered.platform().equals(platform)
                    && !reported) {
                now = registered.baseline();
            }
            if (!Objects.equals(now, runs)) {
                runs = now;
                last = i;
            }
        }
        return last;
    }

    @Property(tries = 500)
    void an_allow_holds_until_its_end_if_nothing_happens(
            @ForAll History history, @ForAll Asked asked, @ForAll @IntRange(min = 0, max = 239) int minutes) {
        // Asked for now, since a launch later on is another launch.
        Question question = launchingAt(asked.question(), asked.now());
        Decision decision = Histories.GATE.decide(history.snapshot(), question, asked.now());
        Instant end = decision.validUntil();
        Instant later = asked.now().plus(Duration.ofMinutes(minutes));
        boolean inTime = end != null && later.isBefore(end);
        Statistics.label("asked again in time")
                .collect(inTime)
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 5));
        Assume.that(inTime);

        assertThat(Histories.GATE
                        .decide(history.snapshot(), launchingAt(question, later), later)
                        .verdict())
                .isEqualTo(Verdict.ALLOW);
    }

    @Property(tries = 500)
    void an_allow_ends_after_now_and_no_later_than_its_lease(@ForAll History history, @ForAll Asked asked) {
        Decision decision = Histories.GATE.decide(history.snapshot(), asked.question(), asked.now());

        assertThat(decision.validUntil() != null).isEqualTo(decision.verdict() == Verdict.ALLOW);
        if (decision.validUntil() != null) {
            assertThat(decision.validUntil())
                    .isAfter(asked.now())
                    .isBeforeOrEqualTo(asked.now().plus(Histories.GATE.lease()));
        }
    }

    @Property(tries = 500)
    void a_decision_can_be_recomputed_from_the_events_to_the_byte(@ForAll History history, @ForAll Asked asked) {
        Decision decision = Histories.GATE.decide(history.snapshot(), asked.question(), asked.now());

        Snapshot replayed = new History(List.copyOf(history.events())).snapshot();
        assertThat(Histories.GATE.decide(replayed, asked.question(), asked.now()))
                .isEqualTo(decision)
                .hasToString(decision.toString());
    }

    @Property(tries = 500)
    void a_snapshot_never_changes_whatever_is_built_on_it(@ForAll History history, @ForAll Asked asked) {
        List<Snapshot> snapshots = new ArrayList<>(List.of(Snapshot.EMPTY));
        List<Decision> decisions = new ArrayList<>();
        for (Event event : history.events()) {
            Snapshot last = snapshots.get(snapshots.size() - 1);
            decisions.add(Histories.GATE.decide(last, asked.question(), asked.now()));
            snapshots.add(last.after(event));
        }

        for (int i = 0; i < decisions.size(); i++) {
            assertThat(Histories.GATE.decide(snapshots.get(i), asked.question(), asked.now()))
                    .isEqualTo(decisions.get(i));
        }
    }

    @Property(tries = 500)
    void every_block_has_a_reason_and_an_allow_has_none_but_overridden_ones(
            @ForAll History history, @ForAll Asked asked) {
        Decision decision = Histories.GATE.decide(history.snapshot(), asked.question(), asked.now());

        assertThat(allReasons(decision).stream().anyMatch(r -> r.result() != Result.OVERRIDDEN))
                .isEqualTo(decision.verdict() == Verdict.BLOCK);
        for (CarrierVerdict carrier : decision.carriers()) {
            assertThat(carrier.reasons().stream().anyMatch(r -> r.result() != Result.OVERRIDDEN))
                    .isEqualTo(carrier.verdict() == Verdict.BLOCK);
        }
    }

    @Property(tries = 500)
    void every_rule_reports_for_every_carrier_and_what_is_not_applicable_is_blocked_by_what_is_unknown(
            @ForAll History history, @ForAll Asked asked) {
        Set<Rule> known = Set.of(Rule.PLATFORM_KNOWN, Rule.CARRIER_KNOWN, Rule.CLIENT_KNOWN);
        for (CarrierVerdict carrier : Histories.GATE
                .decide(history.snapshot(), asked.question(), asked.now())
                .carriers()) {
            assertThat(carrier.rules().keySet()).containsExactlyElementsOf(Rule.ALL);
            boolean moot = carrier.rules().entrySet().stream()
                    .anyMatch(rule -> rule.getKey() != Rule.CANARY_PASSED && rule.getValue() == Result.NOT_APPLICABLE);
            if (moot) {
                assertThat(known).anyMatch(rule -> carrier.rules().get(rule) == Result.UNSATISFIED);
            }
        }
    }

    @Property(tries = 500)
    void every_recipient_asked_about_is_counted_once(@ForAll History history, @ForAll Asked asked) {
        Decision decision = Histories.GATE.decide(history.snapshot(), asked.question(), asked.now());
        Assume.that(!asked.question().audience().isEmpty());

        assertThat(decision.totalRecipients())
                .isEqualTo(asked.question().audience().stream()
                        .mapToLong(Question.Audience::recipients)
                        .sum());
        assertThat(decision.blockedRecipients()).isBetween(0L, decision.totalRecipients());
    }

    @Property(tries = 500)
    void nothing_of_a_change_is_left_once_it_is_undone(@ForAll History history, @ForAll Asked asked) {
        Snapshot undone = history.snapshot();
        for (String change : List.of("CHG-2013-0001", "CHG-2013-0002", "CHG-2013-0003")) {
            undone = undone.after(new Event.ChangeUndone(change));
        }
        Platform platform = undone.platform(asked.question().platform());

        assertThat(platform.awaiting().isEmpty()).isTrue();
        assertThat(platform.declared().open().isEmpty()).isTrue();
    }

    private static List<Reason> allReasons(Decision decision) {
        List<Reason> reasons = new ArrayList<>(decision.reasons());
        decision.carriers().forEach(c -> reasons.addAll(c.reasons()));
        return reasons;
    }

    private static Question launchingAt(Question q, Instant launch) {
        return new Question(q.client(), q.platform(), q.campaign(), q.release(), launch, q.audience(), q.registered());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
