package org.countersign.holds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.core.JsonMappers;
import org.countersign.core.Words;
import org.jspecify.annotations.Nullable;

/**
 * What the delivery watch found when it placed a hold, in figures, so that everybody reads it in their own language.
 *
 * @param messages what became of the held campaign's messages; null for a hold on a link
 * @param campaigns how many campaigns were held over the link at the same time; null for a hold on a campaign
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WatchFinding(
        @Nullable Messages messages, @Nullable Integer campaigns) {
    private static final ObjectMapper MAPPER =
            JsonMappers.standard().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final Set<String> SCOPE = Set.of("campaign", "client", "platform", "carrier");

    /**
     * Messages of one campaign to one carrier.
     *
     * @param pending those without a final report
     * @param evidence a healthy campaign looks like this once in so many messages at most
     */
    public record Messages(long sent, long delivered, long failed, long pending, double evidence) {}

    public static WatchFinding of(Messages messages) {
        return new WatchFinding(messages, null);
    }

    /** So many campaigns are held over one link. */
    public static WatchFinding of(int campaigns) {
        return new WatchFinding(null, campaigns);
    }

    /** Why it led to a hold, as an entry of the ledger tells of it; empty where the entry tells of no finding. */
    public static Optional<Words> told(Map<String, Object> data) {
        return Optional.ofNullable(MAPPER.convertValue(data.get("finding"), WatchFinding.class))
                .map(finding -> finding.on(MAPPER.convertValue(scope(data), HoldScope.class)));
    }

    private static Map<String, Object> scope(Map<String, Object> data) {
        return data.entrySet().stream()
                .filter(part -> SCOPE.contains(part.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Why it led to a hold on this. */
    Words on(HoldScope scope) {
        if (messages == null) {
            // Whoever this stops reads it, and the campaigns of other clients are not theirs to know.
            return Words.of(
                    "The delivery watch holds {0} campaigns over this link at the same time.",
                    campaigns == null ? 0 : campaigns);
        }
        return Words.of(
                "The delivery watch: of {0} messages of campaign {1} to {2}, {3} were delivered, {4} failed and {5} have no"
                        + " final report. A healthy campaign looks like this once in {6} messages at most.",
                messages.sent,
                String.valueOf(scope.campaign()),
                String.valueOf(scope.carrier()),
                messages.delivered,
                messages.failed,
                messages.pending,
                magnitude(messages.evidence));
    }

    /** As people read it: 5.9 × 10^12. */
    private static Words magnitude(double number) {
        int exponent = (int) Math.floor(Math.log10(number));
        long tenths = Math.round(number / Math.pow(10, exponent - 1));
        return Words.of("{0}.{1} × 10^{2}", tenths / 10, tenths % 10, exponent);
    }
}
