package org.countersign.gate.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.countersign.core.Language;
import org.countersign.core.ProblemResponse;
import org.countersign.gate.Event;
import org.countersign.gate.Release;
import org.countersign.gate.Snapshot;
import org.countersign.ledger.LedgerConfig;
import org.jboss.logging.Logger;

/**
 * Goes through what a question goes through before the first one arrives, so that it does not pay for loading classes,
 * opening connections and compiling. Leaves no trace.
 */
@Singleton
class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    /** After the ledger, which is folded at 100. */
    private static final int AFTER_THE_FOLD = 1000;
    /** Enough for the compiler to take notice; on a busy machine the start must not wait for all of them. */
    private static final int ROUNDS = 2000;

    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final Judge judge;
    private final DecisionLog log;
    private final Clearances clearances;
    private final Wording wording;
    private final ProblemResponse problems;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final LedgerConfig ledger;

    WarmUp(
            Judge judge,
            DecisionLog log,
            Clearances clearances,
            Wording wording,
            ProblemResponse problems,
            ObjectMapper mapper,
            Clock clock,
            LedgerConfig ledger) {
        this.judge = judge;
        this.log = log;
        this.clearances = clearances;
        this.wording = wording;
        this.problems = problems;
        this.mapper = mapper;
        this.clock = clock;
        this.ledger = ledger;
    }

    void warmUp(@Observes @Priority(AFTER_THE_FOLD) StartupEvent event) {
        if (!ledger.follow()) {
            return;
        }
        long began = System.nanoTime();
        try {
            Instant now = clock.instant();
            State state = example(now);
            for (int round = 0; round < ROUNDS && System.nanoTime() - began < PATIENCE.toNanos(); round++) {
                answer(state, now, round % 2 == 0 ? "2013.08" : "2013.09");
            }
            clearances
                    .of("d-warm-up", decided(state, now, "2013.08"), null, now)
                    .join();
            log.rehearse("warm-up");
        } catch (JsonProcessingException | RuntimeException e) {
            // The first question will then be slow, or say what is wrong.
            LOG.warn("Warming up failed", e);
        }
        LOG.infof(
                "Warmed up in %d ms",
                Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    private void answer(State state, Instant now, String release) throws JsonProcessingException {
        Decided decided = decided(state, now, release);
        Instant validUntil = clearances.validUntil(decided.decision(), now);
        for (Language language : Language.values()) {
            Outcome outcome = Outcome.of(
                    decided.decision(),
                    validUntil,
                    false,
                    (reason, carrier) -> wording.cause(reason, decided.question(), carrier, null, language));
            mapper.writeValueAsBytes(Answer.of(outcome, null, decided, null));
            // When the database is away, many are told so at once.
            problems.json(Preflight.cannotTell(null), PreflightRoute.PATH, language);
        }
    }

    private Decided decided(State state, Instant now, String release) throws JsonProcessingException {
        PreflightRequest request = request(release, now);
        request.check(now);
        return judge.decide(request.question(now, List.of()), state);
    }

    private PreflightRequest request(String release, Instant now) throws JsonProcessingException {
        return mapper.readValue("""
                {"client": "client", "platform": "platform", "campaign": "campaign", "release": {"version": "%s"},
                 "launchAt": "%s",
                 "audience": [{"plmn": "00101", "recipients": 1}, {"carrier": "other", "recipients": 2}]}
                """.formatted(release, now), PreflightRequest.class);
    }

    /** One release is allowed on it, others are not. */
    private static State example(Instant now) {
        Snapshot snapshot = Snapshot.EMPTY
                .after(new Event.CarrierRegistered("carrier", Set.of("00101")))
                .after(new Event.CarrierRegistered("other", Set.of()))
                .after(new Event.ClientRegistered("client"))
                .after(new Event.PlatformRegistered("platform", new Release("2013.08", null), false))
                .after(new Event.InterconnectOpened("platform", "carrier"))
                .after(new Event.InterconnectOpened("platform", "other"))
                .after(new Event.ContractSigned("contract", "client", "platform", now, now.plus(Duration.ofDays(1))));
        return new State(snapshot, 0, 0);
    }
}
