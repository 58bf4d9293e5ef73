package org.countersign.gate;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link Question}.
 *
 * @param carriers in the question's order, else by code; none when there is nobody to send to, which is a block
 * @param reasons why there is a block although there are no carriers; empty otherwise
 * @param releases what the launch runs on as far as is known: the release claimed and, where it is another one, the
 *     release reported; the baseline when neither is known
 * @param validUntil the instant at which an allow dies, {@code null} for a block
 */
public record Decision(
        Verdict verdict,
        List<CarrierVerdict> carriers,
        List<Reason> reasons,
        List<Release> releases,
        @Nullable Instant validUntil) {

    /** Allow or block. */
    public enum Verdict {
        ALLOW,
        BLOCK
    }

    public Decision {
        Objects.requireNonNull(verdict);
        carriers = List.copyOf(carriers);
        reasons = List.copyOf(reasons);
        releases = List.copyOf(releases);
    }

    public long totalRecipients() {
        return carriers.stream().mapToLong(CarrierVerdict::recipients).sum();
    }

    public long blockedRecipients() {
        return carriers.stream()
                .filter(c -> c.verdict() == Verdict.BLOCK)
                .mapToLong(CarrierVerdict::recipients)
                .sum();
    }

    /**
     * The answer for one carrier.
     *
     * @param carrier its code, {@code null} only for a PLMN that is no known carrier's
     * @param plmn that unknown PLMN, else {@code null}
     * @param rules what every rule answered
     * @param reasons each cause of a block or of an overridden block, by rule, then by change, hold or release
     */
    public record CarrierVerdict(
            @Nullable String carrier,
            @Nullable String plmn,
            long recipients,
            Map<Rule, Result> rules,
            List<Reason> reasons) {

        public CarrierVerdict {
            if (rules.size() != Rule.ALL.size()) {
                throw new IllegalArgumentException("a rule did not report");
            }
            rules = Collections.unmodifiableMap(new EnumMap<>(rules));
            reasons = List.copyOf(reasons);
        }

        /** Its code, or the PLMN that is no known carrier's. */
        public String addressee() {
            return carrier == null ? Objects.requireNonNull(plmn) : carrier;
        }

        /** Allow needs a yes from each rule. */
        public Verdict verdict() {
            for (Result result : rules.values()) {
                if (!result.allows()) {
                    return Verdict.BLOCK;
                }
            }
            return Verdict.ALLOW;
        }
    }
}
