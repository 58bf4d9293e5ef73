package org.countersign.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.countersign.gate.Decision.CarrierVerdict;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.Event.CarrierRegistered;
import org.countersign.gate.Event.ChangeInForce;
import org.countersign.gate.Event.ClientRegistered;
import org.countersign.gate.Event.ContractSigned;
import org.countersign.gate.Event.InterconnectOpened;
import org.countersign.gate.Event.PlatformRegistered;
import org.countersign.gate.Event.SignedOff;
import org.countersign.gate.Question.Audience;
import org.jspecify.annotations.Nullable;

/** The registry of 2013 and the words to tell what happens in it: a test says only what matters to it. */
final class Story {

    static final String CLIENT = "pole-emploi";
    static final String PLATFORM = "sfr-campaigns";
    static final String CAMPAIGN = "pe-2013-09-relance";
    static final String CHANGE = "CHG-2013-0001";
    static final List<String> CARRIERS = List.of("bouygues-fr", "free-fr", "orange-fr", "sfr-fr");
    static final Release BASELINE = new Release("2013.06", null);
    static final Release SEPTEMBER = new Release("2013.09", "sha256:5e97");
    static final Instant NOW = at("2013-09-10T09:00:00+02:00");
    /** When the change of this story starts unless a test says otherwise: a day and a half ago. */
    static final Instant START = at("2013-09-08T22:00:00+02:00");

    static final Gate GATE = new Gate(Duration.ofMinutes(15));

    private Snapshot snapshot = Snapshot.EMPTY;

    private Story() {}

    /** Everything in order: four carriers, a contract, the baseline running, no change. */
    static Story inOrder() {
        return new Story()
                .then(new CarrierRegistered("orange-fr", Set.of("20801")))
                .then(new CarrierRegistered("sfr-fr", Set.of("20810")))
                .then(new CarrierRegistered("bouygues-fr", Set.of("20820")))
                .then(new CarrierRegistered("free-fr", Set.of("20815")))
                .then(new PlatformRegistered(PLATFORM, BASELINE, false))
                .then(new InterconnectOpened(PLATFORM, "orange-fr"))
                .then(new InterconnectOpened(PLATFORM, "sfr-fr"))
                .then(new InterconnectOpened(PLATFORM, "bouygues-fr"))
                .then(new InterconnectOpened(PLATFORM, "free-fr"))
                .then(new ClientRegistered(CLIENT))
                .then(new ContractSigned(
                        "marche-2012",
                        CLIENT,
                        PLATFORM,
                        at("2012-07-01T00:00:00+02:00"),
                        at("2014-07-01T00:00:00+02:00")));
    }

    static Story empty() {
        return new Story();
    }

    Story then(Event... events) {
        for (Event event : events) {
            snapshot = snapshot.after(event);
        }
        return this;
    }

    /** Declares the change, which starts then and introduces nothing. */
    Story declared(String change, Instant start) {
        return then(new ChangeInForce(change, 1, PLATFORM, start, null, Set.copyOf(CARRIERS), Set.of()));
    }

    Story accepted(String change, int revision, String... carriers) {
        for (String carrier : carriers) {
            said(change, revision, carrier, SignOff.State.ACCEPTED, null);
        }
        return this;
    }

    Story said(String change, int revision, String carrier, SignOff.State state, @Nullable Instant effectiveFrom) {
        return then(signedOff(change, revision, carrier, state, effectiveFrom));
    }

    static SignedOff signedOff(
            String change, int revision, String carrier, SignOff.State state, @Nullable Instant effectiveFrom) {
        return new SignedOff(change, revision, carrier, new SignOff(carrier + " says", state, effectiveFrom));
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** Asks for all carriers, to launch now. */
    Answer asked() {
        return asked(NOW);
    }

    /** Asks for all carriers, to launch then. */
    Answer asked(Instant launchAt) {
        return asked(question(launchAt));
    }

    Answer asked(Question question) {
        return new Answer(GATE.decide(snapshot, question, NOW));
    }

    static Question question(Instant launchAt, Audience... audience) {
        return new Question(CLIENT, PLATFORM, CAMPAIGN, null, launchAt, List.of(audience));
    }

    static Question claiming(Release release) {
        return new Question(CLIENT, PLATFORM, CAMPAIGN, release, NOW, List.of());
    }

    static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    /** A decision, in the words of a test. */
    record Answer(Decision decision) {

        boolean isAllow() {
            return decision.verdict() == Verdict.ALLOW;
        }

        List<String> blocked() {
            return decision.carriers().stream()
                    .filter(c -> c.verdict() == Verdict.BLOCK)
                    .map(c -> String.valueOf(c.carrier()))
                    .sorted()
                    .toList();
        }

        CarrierVerdict at(String carrier) {
            return decision.carriers().stream()
                    .filter(c -> carrier.equals(c.carrier()))
                    .findFirst()
                    .orElseThrow();
        }

        /** The distinct causes, wherever they are. */
        List<Reason.Cause> causes() {
            List<Reason> reasons = new ArrayList<>(decision.reasons());
            decision.carriers().forEach(c -> reasons.addAll(c.reasons()));
            return reasons.stream().map(Reason::cause).distinct().sorted().toList();
        }

        /** What the rule answered, if all carriers got the same answer. */
        Result result(Rule rule) {
            List<Result> results = decision.carriers().stream()
                    .map(carrier -> Objects.requireNonNull(carrier.rules().get(rule)))
                    .distinct()
                    .toList();
            if (results.size() != 1) {
                throw new AssertionError("not one answer: " + results);
            }
            return results.get(0);
        }
    }
}
