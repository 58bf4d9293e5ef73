package org.countersign.gate.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.countersign.core.CanonicalJson;
import org.countersign.gate.Decision;
import org.countersign.gate.Decision.CarrierVerdict;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.Reason;
import org.countersign.gate.Release;
import org.countersign.gate.Result;
import org.countersign.gate.Rule;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the gate found, as it is kept, digested and compared by a replay: all of an answer that follows from the ledger and
 * the question alone. Says nothing in words for people.
 *
 * @param validUntil until when the first answer's allow held; null for a block
 * @param reasons why it is a block although there are no carriers; empty otherwise
 * @param releases what the launch would run on, as far as is known
 */
public record Outcome(
        Verdict decision,
        @Nullable Instant validUntil,
        List<Carrier> carriers,
        List<Cause> reasons,
        List<Release> releases,
        Recipients recipients) {

    /** How many recipients are at stake. */
    public record Recipients(long total, long blocked) {}

    /**
     * The answer for one carrier.
     *
     * @param carrier its code; null for a PLMN that the registry does not know
     * @param plmn that PLMN; absent otherwise
     * @param rules what every rule said, {@code canary-passed} where a canary is required; absent where nobody asked for it
     */
    public record Carrier(
            @Nullable String carrier,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String plmn,

            Verdict decision,
            long recipients,
            List<Cause> reasons,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Map<Rule, Result> rules) {

        /** Its code, or the PLMN that is no known carrier's. */
        public String addressee() {
            return String.valueOf(carrier == null ? plmn : carrier);
        }
    }

    /**
     * One cause of a block, or of a block that was overridden.
     *
     * @param code the rule that said no
     * @param cause why, more closely
     * @param change the change that blocks, with its newest revision
     * @param signOff the carrier's newest sign-off of it
     * @param effectiveFrom from when that sign-off accepts
     * @param release the release that nobody declared, or of which no canary has succeeded
     * @param hold the hold that stands in the way
     * @param override the override that opened this block
     * @param detail the cause in words; not part of what is recorded
     * @param href where to read more; not part of what is recorded
     */
    @Schema(name = "BlockReason")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cause(
            Rule code,
            Result result,
            Reason.Cause cause,
            @Nullable String change,
            @Nullable Integer revision,
            @Nullable String signOff,
            @Nullable Instant effectiveFrom,
            @Nullable Release release,
            @Nullable String hold,
            @Nullable String override,
            @Nullable String detail,
            @Nullable String href) {

        static Cause of(Reason reason, @Nullable String detail, @Nullable String href) {
            return new Cause(
                    reason.rule(),
                    reason.result(),
                    reason.cause(),
                    reason.change(),
                    reason.revision(),
                    reason.signOff(),
                    reason.effectiveFrom(),
                    reason.release(),
                    reason.hold(),
                    reason.override(),
                    detail,
                    href);
        }

        /** Without the words. */
        Reason reason() {
            return new Reason(cause, result, change, revision, signOff, effectiveFrom, release, hold, override);
        }
    }

    /** The same, with its reasons put into words. */
    Outcome worded(BiFunction<Reason, @Nullable String, Cause> wording) {
        return new Outcome(
                decision,
                validUntil,
                carriers.stream()
                        .map(at -> new Carrier(
                                at.carrier,
                                at.plmn,
                                at.decision,
                                at.recipients,
                                worded(bare(at.reasons), at.addressee(), wording),
                                at.rules))
                        .toList(),
                worded(bare(reasons), null, wording),
                releases,
                recipients);
    }

    private static List<Reason> bare(List<Cause> causes) {
        return causes.stream().map(Cause::reason).toList();
    }

    /** The bare reasons of all carriers, and those at none. */
    List<Reason> everyReason() {
        return Stream.concat(reasons.stream(), carriers.stream().flatMap(at -> at.reasons.stream()))
                .map(Cause::reason)
                .toList();
    }

    /** As it is recorded. */
    static Outcome of(Decision decision, @Nullable Instant validUntil) {
        return of(decision, validUntil, true, (reason, carrier) -> Cause.of(reason, null, null));
    }

    /**
     * As it is answered.
     *
     * @param rules whether to tell what every rule said
     * @param wording puts a reason, at a carrier or PLMN or at none, into words
     */
    static Outcome of(
            Decision decision,
            @Nullable Instant validUntil,
            boolean rules,
            BiFunction<Reason, @Nullable String, Cause> wording) {
        List<Carrier> carriers = new ArrayList<>(decision.carriers().size());
        long total = 0;
        long blocked = 0;
        for (CarrierVerdict at : decision.carriers()) {
            Verdict verdict = at.verdict();
            total += at.recipients();
            blocked += verdict == Verdict.BLOCK ? at.recipients() : 0;
            carriers.add(new Carrier(
                    at.carrier(),
                    at.plmn(),
                    verdict,
                    at.recipients(),
                    worded(at.reasons(), at.addressee(), wording),
                    rules ? judged(at.rules()) : null));
        }
        return new Outcome(
                decision.verdict(),
                validUntil,
                carriers,
                worded(decision.reasons(), null, wording),
                decision.releases(),
                new Recipients(total, blocked));
    }

    /**
     * Without the rule about canaries where none is required: so decisions from before there was such a rule still have their
     * digests.
     */
    private static Map<Rule, Result> judged(Map<Rule, Result> rules) {
        if (rules.get(Rule.CANARY_PASSED) != Result.NOT_APPLICABLE) {
            return rules;
        }
        Map<Rule, Result> others = new EnumMap<>(rules);
        others.remove(Rule.CANARY_PASSED);
        return others;
    }

    private static List<Cause> worded(
            List<Reason> reasons, @Nullable String at, BiFunction<Reason, @Nullable String, Cause> wording) {
        return reasons.isEmpty()
                ? List.of()
                : reasons.stream().map(reason -> wording.apply(reason, at)).toList();
    }

    /** The rules that said no anywhere, each once, in their order. */
    static List<Rule> codes(Decision decision) {
        return Stream.concat(
                        decision.reasons().stream(),
                        decision.carriers().stream()
                                .map(CarrierVerdict::reasons)
                                .flatMap(Collection::stream))
                .map(Reason::rule)
                .distinct()
                .sorted()
                .toList();
    }

    byte[] canonical() {
        return CanonicalJson.bytes(this);
    }
}
