package org.countersign.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.countersign.gate.Decision.CarrierVerdict;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.Event.OverrideApproved;
import org.countersign.gate.Launch.Addressee;
import org.countersign.gate.Rule.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Decides: allow only where every rule says yes for every carrier.
 *
 * @param lease how long an allow lasts if nothing ends it earlier
 */
public record Gate(Duration lease) {
    /** How many launch times a forecast looks at; keeps its cost bounded on a platform with many open changes. */
    private static final int MOST_LAUNCHES = 200;

    public Gate {
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("a lease must last");
        }
    }

    /** The same snapshot, question and instant always give the same decision. */
    public Decision decide(Snapshot snapshot, Question question, Instant now) {
        Launch launch = Launch.of(snapshot, question, now);
        Map<Rule, OverrideApproved> overrides = snapshot.overrides().covering(question.campaign(), launch.at());
        List<CarrierVerdict> carriers = new ArrayList<>();
        launch.audience()
                .forEach((addressee, recipients) -> carriers.add(verdict(launch, addressee, recipients, overrides)));
        if (carriers.isEmpty()) {
            List<Reason> reasons =
                    verdict(launch, Addressee.NOBODY, 0, overrides).reasons();
            return new Decision(Verdict.BLOCK, List.of(), reasons, launch.runsOn(), null);
        }
        for (CarrierVerdict carrier : carriers) {
            if (carrier.verdict() == Verdict.BLOCK) {
                return new Decision(Verdict.BLOCK, carriers, List.of(), launch.runsOn(), null);
            }
        }
        Instant validUntil = validUntil(launch, carriers, overrides, now);
        return new Decision(Verdict.ALLOW, carriers, List.of(), launch.runsOn(), validUntil);
    }

    /**
     * How the answer depends on when the campaign leaves, as long as nothing new happens: first for a launch at once, then from
     * each later launch time on at which a carrier's verdict becomes another.
     *
     * @param most how many moments to tell of at most
     */
    public List<Moment> forecast(Snapshot snapshot, Question question, Instant now, int most) {
        List<Moment> moments = new ArrayList<>();
        List<Verdict> last = List.of();
        List<Instant> launches = new ArrayList<>(List.of(now));
        launches.addAll(Launch.of(snapshot, question.at(now), now).turns());
        for (Instant launch : launches.subList(0, Math.min(launches.size(), MOST_LAUNCHES))) {
            Decision decision = decide(snapshot, question.at(launch), now);
            List<Verdict> verdicts = verdicts(decision);
            if (moments.size() < most && (moments.isEmpty() || !verdicts.equals(last))) {
                moments.add(new Moment(launch, decision));
                last = verdicts;
            }
        }
        return List.copyOf(moments);
    }

    private static List<Verdict> verdicts(Decision decision) {
        return decision.carriers().stream().map(CarrierVerdict::verdict).toList();
    }

    private static CarrierVerdict verdict(
            Launch launch, Addressee addressee, long recipients, Map<Rule, OverrideApproved> overrides) {
        Map<Rule, Result> results = new EnumMap<>(Rule.class);
        List<Reason> reasons = new ArrayList<>();
        for (Rule rule : Rule.ALL) {
            Finding finding = rule.judge(launch, addressee);
            OverrideApproved override = overrides.get(rule);
            if (finding.result() == Result.UNSATISFIED && override != null) {
                finding = finding.overriddenBy(override.override());
            }
            results.put(rule, finding.result());
            reasons.addAll(finding.reasons());
        }
        return new CarrierVerdict(addressee.carrier(), addressee.plmn(), recipients, results, reasons);
    }

    /** Until then, nothing but a new fact can turn this allow into a block. */
    private Instant validUntil(
            Launch launch, List<CarrierVerdict> carriers, Map<Rule, OverrideApproved> overrides, Instant now) {
        Instant end = now.plus(lease);
        if (launch.contract().isPresent()) {
            end = earlier(end, launch.contract().get().until());
        }
        for (CarrierVerdict carrier : carriers) {
            for (Map.Entry<Rule, OverrideApproved> override : overrides.entrySet()) {
                if (carrier.rules().get(override.getKey()) == Result.OVERRIDDEN) {
                    end = earlier(end, override.getValue().until());
                }
            }
            end = earlier(end, nextUnacceptedStart(launch, carrier.carrier()));
        }
        return end;
    }

    /** The first start after the launch of a change that the carrier will not have accepted by then. */
    private static Instant nextUnacceptedStart(Launch launch, @Nullable String carrier) {
        Instant next = Instant.MAX;
        if (carrier != null) {
            for (OpenChange change : launch.unaccepted(carrier)) {
                Instant start = change.effectFrom();
                if (start.isAfter(launch.at()) && change.acceptedFrom(carrier).isAfter(start)) {
                    next = earlier(next, start);
                }
            }
        }
        return next;
    }

    private static Instant earlier(Instant a, Instant b) {
        return b.isBefore(a) ? b : a;
    }
}
