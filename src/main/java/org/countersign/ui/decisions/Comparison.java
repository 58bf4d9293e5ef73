package org.countersign.ui.decisions;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.countersign.core.Language;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.Rule;
import org.countersign.gate.feed.Outcome;
import org.countersign.gate.feed.ReplayView;
import org.jspecify.annotations.Nullable;

/**
 * A decision as recorded beside what follows from the ledger.
 *
 * @param differences what does not agree, in words
 */
public record Comparison(ReplayView replay, List<String> differences, List<AtCarrier> carriers) {

    /** The two answers for one carrier; null where an answer does not know it. */
    public record AtCarrier(
            String code, @Nullable Said recorded, @Nullable Said recomputed) {
        public boolean agrees() {
            return recorded != null && recorded.equals(recomputed);
        }
    }

    /** A verdict, and the rules that said no. */
    public record Said(Verdict verdict, Set<Rule> rules) {}

    /** @param recorded null if it cannot be read */
    static Comparison of(ReplayView replay, @Nullable Outcome recorded, Language language) {
        Set<String> codes = new LinkedHashSet<>(codes(recorded));
        codes.addAll(codes(replay.recomputedAnswer()));
        List<AtCarrier> carriers = new ArrayList<>();
        for (String code : codes) {
            carriers.add(new AtCarrier(code, said(code, recorded), said(code, replay.recomputedAnswer())));
        }
        List<String> differences =
                replay.differences().stream().map(words -> words.in(language)).toList();
        return new Comparison(replay, differences, carriers);
    }

    private static List<String> codes(@Nullable Outcome outcome) {
        return outcome == null
                ? List.of()
                : outcome.carriers().stream().map(Outcome.Carrier::addressee).toList();
    }

    private static @Nullable Said said(String code, @Nullable Outcome outcome) {
        if (outcome == null) {
            return null;
        }
        for (Outcome.Carrier carrier : outcome.carriers()) {
            if (carrier.addressee().equals(code)) {
                Set<Rule> rules = new LinkedHashSet<>();
                carrier.reasons().forEach(cause -> rules.add(cause.code()));
                return new Said(carrier.decision(), rules);
            }
        }
        return null;
    }
}
