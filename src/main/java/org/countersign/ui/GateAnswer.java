package org.countersign.ui;

import java.util.List;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.Reason;
import org.countersign.gate.Release;
import org.countersign.gate.Result;
import org.countersign.gate.Rule;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the gate as pages show it.
 *
 * @param reasons why it is a block although there are no carriers; empty otherwise
 * @param total recipients at stake
 * @param blocked those of them who may not be reached
 */
public record GateAnswer(
        Verdict verdict,
        List<AtCarrier> carriers,
        List<Why> reasons,
        List<Release> releases,
        long total,
        long blocked) {

    public GateAnswer {
        carriers = List.copyOf(carriers);
        reasons = List.copyOf(reasons);
        releases = List.copyOf(releases);
    }

    /** The rules, in the order of {@link AtCarrier#rulings}. */
    public List<Rule> rules() {
        return Rule.ALL;
    }

    /** Whether it tells what each rule answered. */
    public boolean isRuled() {
        return carriers.stream().noneMatch(at -> at.rulings.isEmpty());
    }

    /**
     * What it says of one carrier.
     *
     * @param code its code, or the PLMN that is no known carrier's
     * @param name null for what the registry does not know
     * @param rulings what each rule answered, in the order of the rules; empty where that was not recorded
     */
    public record AtCarrier(
            String code,
            @Nullable String name,
            Verdict verdict,
            long recipients,
            List<Why> reasons,
            List<Result> rulings) {}

    /**
     * One reason.
     *
     * @param detail in words
     * @param href the page where what must happen can happen; null if the viewer has none
     */
    public record Why(
            Reason.Cause cause,
            boolean overridden,
            @Nullable String detail,
            @Nullable String href) {}
}
