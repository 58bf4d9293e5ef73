package org.countersign.gate.feed;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.countersign.core.CanonicalJson;
import org.countersign.gate.Decision;
import org.countersign.gate.Decision.CarrierVerdict;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.Question;
import org.countersign.gate.Reason;
import org.countersign.gate.Release;
import org.jspecify.annotations.Nullable;

/**
 * What makes one answer to a campaign the same as another, so that it is a repeat and not a new decision: the client and the
 * platform asked about, which the code of an unregistered campaign leaves open, the release asked about and those found, the
 * carriers, and what each of them says. Neither the launch time nor the numbers of recipients.
 */
record Sameness(
        String client,
        String platform,
        @Nullable Release asked,
        List<Release> releases,
        Verdict verdict,
        List<AtCarrier> carriers,
        List<Reason> reasons) {
    private static final Comparator<String> MISSING_FIRST = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<AtCarrier> BY_NAME =
            Comparator.comparing(AtCarrier::carrier, MISSING_FIRST).thenComparing(AtCarrier::plmn, MISSING_FIRST);

    record AtCarrier(@Nullable String carrier, @Nullable String plmn, List<Reason> reasons) {}

    static Sameness of(Question question, Decision decision) {
        List<CarrierVerdict> verdicts = decision.carriers();
        AtCarrier[] carriers = new AtCarrier[verdicts.size()];
        boolean sorted = true;
        for (int i = 0; i < carriers.length; i++) {
            CarrierVerdict verdict = verdicts.get(i);
            carriers[i] = new AtCarrier(verdict.carrier(), verdict.plmn(), verdict.reasons());
            sorted &= i == 0 || BY_NAME.compare(carriers[i - 1], carriers[i]) <= 0;
        }
        if (!sorted) {
            Arrays.sort(carriers, BY_NAME);
        }
        return new Sameness(
                question.client(),
                question.platform(),
                question.release(),
                decision.releases(),
                decision.verdict(),
                List.of(carriers),
                decision.reasons());
    }

    String digest() {
        return CanonicalJson.digest(this);
    }
}
