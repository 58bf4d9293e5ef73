package org.countersign.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.gate.Decision.CarrierVerdict;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.Event.ContractSigned;
import org.countersign.gate.Event.OverrideApproved;
import org.countersign.gate.Launch.Addressee;
import org.countersign.gate.Rule.Finding;

/**
 * Decides: allow only where every rule says yes for every carrier.
 *
 * @param lease how long an allow lasts if nothing ends it earlier
 */
public record Gate(Duration lease) {

    public Gate {
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("a lease must last");
        }
    }

    /** The same snapshot, question and instant always give the same decision. */
    public Decision decide(Snapshot snapshot, Question question, Instant now) {
        Launch launch = Launch.of(snapshot, question, now);
        Map<Rule, OverrideApproved> overrides = overrides(launch);
        List<CarrierVerdict> carriers = new ArrayList<>();
        launch.audience()
                .forEach((addressee, recipients) -> carriers.add(verdict(launch, addressee, recipients, overrides)));
        if (carriers.isEmpty()) {
            CarrierVerdict nobody = verdict(launch, Addressee.NOBODY, 0, overrides);
            return new Decision(Verdict.BLOCK, List.of(), nobody.reasons(), launch.runsOn(), null);
        }
        boolean allow = carriers.stream().allMatch(c -> c.verdict() == Verdict.ALLOW);
        return new Decision(
                allow ? Verdict.ALLOW : Verdict.BLOCK,
                carriers,
                List.of(),
                launch.runsOn(),
                allow ? validUntil(launch, carriers, overrides, now) : null);
    }

    private static Map<Rule, OverrideApproved> overrides(Launch launch) {
        Map<Rule, OverrideApproved> overrides = new EnumMap<>(Rule.class);
        for (Rule rule : Rule.ALL) {
            launch.snapshot()
                    .overrides()
                    .covering(rule, launch.question().campaign(), launch.at())
                    .ifPresent(override -> overrides.put(rule, override));
        }
        return overrides;
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
        Stream<Instant> overridesEnd = carriers.stream()
                .flatMap(carrier -> carrier.rules().entrySet().stream())
                .filter(rule -> rule.getValue() == Result.OVERRIDDEN)
                .flatMap(rule -> Optional.ofNullable(overrides.get(rule.getKey())).stream())
                .map(OverrideApproved::until);
        Stream<Instant> changesStart = carriers.stream()
                .flatMap(carrier -> Optional.ofNullable(carrier.carrier()).stream())
                .flatMap(carrier -> unacceptedStarts(launch, carrier));
        Stream<Instant> contractEnds = launch.contract().map(ContractSigned::until).stream();
        return Stream.of(overridesEnd, changesStart, contractEnds)
                .flatMap(ends -> ends)
                .reduce(now.plus(lease), (a, b) -> a.isBefore(b) ? a : b);
    }

    /** The starts after the launch of the carrier's changes that it will not have accepted by then. */
    private static Stream<Instant> unacceptedStarts(Launch launch, String carrier) {
        return launch.unaccepted(carrier).stream()
                .filter(change -> change.effectFrom().isAfter(launch.at()))
                .filter(change -> change.acceptedFrom(carrier).isAfter(change.effectFrom()))
                .map(OpenChange::effectFrom);
    }
}
