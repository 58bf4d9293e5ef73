package org.countersign.bench;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The least that an endpoint of this application can do: reads JSON of the pre-flight's form and answers JSON of the same
 * size as its answer, on the event loop, for everyone.
 */
@Path("/bench/bare")
public class BareResource {

    /** As the pre-flight's question. */
    public record Question(
            String client,
            String platform,
            String campaign,
            @Nullable Instant launchAt,
            List<Audience> audience,
            @Nullable Boolean dryRun) {}

    /** As the pre-flight's. */
    public record Audience(String carrier, long recipients) {}

    /** As the pre-flight's answer. */
    public record Answer(
            String decision,
            String decisionId,
            Instant decidedAt,
            long checkedAgainst,
            Instant validUntil,
            String clearance,
            List<Carrier> carriers,
            List<String> reasons,
            List<Map<String, String>> releases,
            Recipients recipients) {}

    /** As the pre-flight's. */
    public record Carrier(String carrier, String decision, long recipients, List<String> reasons) {}

    /** As the pre-flight's. */
    public record Recipients(long total, long blocked) {}

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00.123456Z");
    private static final String CLEARANCE = "x".repeat(Integer.getInteger("bench.clearance", 560));

    @POST
    @PermitAll
    @NonBlocking
    public Answer answer(Question question) {
        return new Answer(
                "allow",
                "d-0123456789abcdefghjkmnpqrs",
                AT,
                4_000_000,
                AT,
                CLEARANCE,
                question.audience().stream()
                        .map(a -> new Carrier(a.carrier(), "allow", a.recipients(), List.of()))
                        .toList(),
                List.of(),
                List.of(Map.of("version", "2026.1", "fingerprint", "sha256:0123456789abcdef")),
                new Recipients(question.audience().stream().mapToLong(Audience::recipients).sum(), 0));
    }
}
