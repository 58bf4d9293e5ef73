package org.countersign.gate.feed;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.countersign.core.CanonicalJson;
import org.countersign.core.Ids;
import org.countersign.gate.Decision;
import org.countersign.gate.Decision.CarrierVerdict;
import org.countersign.gate.Question;
import org.jspecify.annotations.Nullable;

/**
 * Signs clearances: the compact JWS (RFC 7515, EdDSA by RFC 8037) that an allow carries, from which anyone with the public
 * key can tell which campaign may leave, over which platform, to which carriers, from when and until when.
 *
 * <p>The ends of leases move in steps, a {@value #STEPS}th of a lease each, so that the repeats within a step share one
 * signature.
 */
@Singleton
class Clearances {
    static final String TYPE = "clearance+jwt";
    private static final int STEPS = 15;
    private static final int SIGNERS = 2;
    private static final int MOST_KEPT = 50_000;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final ClearanceKey key;
    private final Clock clock;
    private final Duration lease;
    private final String header;
    private final AsyncCache<Signed, String> signed;
    private final ExecutorService signers = Executors.newFixedThreadPool(SIGNERS, task -> {
        Thread thread = new Thread(task, "gate-clearances");
        thread.setDaemon(true);
        return thread;
    });

    private record Signed(String decisionId, @Nullable Instant launchAt, Instant until) {}

    Clearances(ClearanceKey key, GateConfig config, Clock clock) {
        requireFit(config.lease());
        this.key = key;
        this.clock = clock;
        this.lease = config.lease();
        this.header = encode(Map.of("alg", "EdDSA", "kid", key.id(), "typ", TYPE));
        this.signed = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(config.lease())
                .buildAsync();
    }

    /** Decisions are on record with their lease in seconds, and are computed again from that. */
    static void requireFit(Duration lease) {
        if (lease.compareTo(Duration.ofSeconds(STEPS)) < 0 || !lease.equals(lease.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException(
                    "countersign.gate.lease must be at least " + STEPS + " seconds, and whole ones");
        }
    }

    /** Until when an allow given now holds; null for a block. */
    @Nullable
    Instant validUntil(Decision decision, Instant now) {
        return validUntil(decision, now, lease);
    }

    /** Until when an allow given then, with such a lease, held: never later than then and a lease; null for a block. */
    static @Nullable Instant validUntil(Decision decision, Instant then, Duration lease) {
        Instant bound = decision.validUntil();
        return bound == null ? null : earlier(bound, endOfLease(then, lease.toMillis()));
    }

    /** The end of a lease that began with the present step, at a whole second. */
    private static Instant endOfLease(Instant now, long leaseMillis) {
        long step = leaseMillis / STEPS;
        long begun = Math.floorDiv(now.toEpochMilli(), step) * step;
        return Instant.ofEpochMilli(begun + leaseMillis).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /**
     * The clearance of an allow; the same one for repeats of a question until the lease moves on. A new one is signed away
     * from the event loops, which could answer several questions in the time that it takes.
     *
     * @param launchAt as asked for; null for a launch at once
     */
    CompletableFuture<String> of(String decisionId, Decided decided, @Nullable Instant launchAt, Instant validUntil) {
        Signed what = new Signed(decisionId, launchAt, validUntil);
        CompletableFuture<String> known = signed.getIfPresent(what);
        return known != null
                ? known
                : signed.get(
                        what,
                        (missing, executor) -> CompletableFuture.supplyAsync(() -> sign(missing, decided), signers));
    }

    private String sign(Signed what, Decided decided) {
        Question question = decided.question();
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("decisionId", what.decisionId);
        claims.put("campaign", question.campaign());
        claims.put("client", question.client());
        claims.put("platform", question.platform());
        claims.put(
                "carriers",
                decided.decision().carriers().stream()
                        .map(CarrierVerdict::addressee)
                        .distinct()
                        .sorted()
                        .toList());
        claims.put("launchAt", what.launchAt == null ? now : what.launchAt);
        if (what.launchAt != null && what.launchAt.isAfter(now)) {
            // What is true of a later launch need not be of one at once (RFC 7519, 4.1.5).
            claims.put("nbf", what.launchAt.getEpochSecond());
        }
        claims.put("checkedAgainst", decided.checkedAgainst());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", what.until.getEpochSecond());
        claims.put("jti", "j-" + Ids.next(now));
        String content = header + "." + encode(claims);
        return content + "." + BASE64.encodeToString(key.sign(content.getBytes(StandardCharsets.US_ASCII)));
    }

    @PreDestroy
    void stop() {
        signers.shutdown();
    }

    private static String encode(Map<String, Object> json) {
        return BASE64.encodeToString(CanonicalJson.bytes(json));
    }
}
