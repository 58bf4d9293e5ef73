package org.countersign.gate;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.countersign.gate.Event.ContractSigned;
import org.countersign.gate.Event.HoldPlaced;
import org.countersign.gate.Event.ReleaseReported;
import org.jspecify.annotations.Nullable;

/**
 * A question beside what is known, as the rules see it; what is the same for every carrier is looked up once.
 *
 * @param at when the campaign would leave: never before now, since nobody can launch in the past
 * @param runsOn the releases in play, see {@link Decision#releases}
 * @param undeclared those of them that nobody declared
 * @param untried where canaries are required, those of them that no canary can have told of, since they were never reported
 * @param holds those on its campaign, client or platform, whatever the carrier
 */
record Launch(
        Snapshot snapshot,
        Question question,
        Instant at,
        Platform platform,
        List<Release> runsOn,
        List<Release> undeclared,
        List<Release> untried,
        Optional<ContractSigned> contract,
        List<HoldPlaced> holds) {

    static Launch of(Snapshot snapshot, Question question, Instant now) {
        Instant at = question.launchAt().isBefore(now) ? now : question.launchAt();
        Platform platform = snapshot.platform(question.platform());
        List<Release> runsOn = runsOn(platform, question.release());
        return new Launch(
                snapshot,
                question,
                at,
                platform,
                runsOn,
                runsOn.stream().filter(release -> !platform.declares(release)).toList(),
                platform.canaries().required() ? untried(platform.known(), runsOn) : List.of(),
                snapshot.contract(question.client(), question.platform(), at),
                snapshot.holds().on(question));
    }

    private static List<Release> untried(@Nullable Release known, List<Release> runsOn) {
        return runsOn.stream()
                .filter(release -> known == null || !release.matches(known))
                .toList();
    }

    private static List<Release> runsOn(Platform platform, @Nullable Release claimed) {
        ReleaseReported running = platform.running();
        Release known = platform.known();
        if (claimed == null) {
            return known == null ? List.of() : List.of(known);
        }
        if (running == null) {
            return List.of(claimed);
        }
        Release reported = running.release();
        if (claimed.matches(reported)) {
            return List.of(claimed.fingerprint() == null ? reported : claimed);
        }
        return List.of(claimed, reported);
    }

    /** Whom it would reach, in the question's order, else by code, with the recipients of each. */
    Map<Addressee, Long> audience() {
        Map<Addressee, Long> audience = new LinkedHashMap<>();
        for (Question.Audience entry : question.audience()) {
            audience.merge(addressee(entry), entry.recipients(), Long::sum);
        }
        if (audience.isEmpty()) {
            platform.carriers().forEach(code -> audience.put(new Addressee(code, null), 0L));
            question.registered()
                    .forEach(entry -> audience.computeIfPresent(addressee(entry), (to, n) -> n + entry.recipients()));
        }
        return audience;
    }

    private Addressee addressee(Question.Audience entry) {
        String plmn = entry.plmn();
        String carrier = plmn == null ? entry.carrier() : snapshot.carrierOfPlmn(plmn);
        return carrier == null ? new Addressee(null, plmn) : new Addressee(carrier, null);
    }

    /** The changes not accepted by the carrier for this launch, in effect by then or not. */
    List<OpenChange> unaccepted(String carrier) {
        return snapshot.unaccepted(platform, carrier, at);
    }

    boolean inEffect(OpenChange change) {
        return change.inEffect(at, runsOn);
    }

    /** The later instants at which, without any new fact, a rule may begin to answer otherwise. */
    SortedSet<Instant> turns() {
        SortedSet<Instant> turns = new TreeSet<>(snapshot.turnsOfContracts(question.client(), question.platform()));
        turns.addAll(snapshot.overrides().ends(question.campaign(), at));
        for (Addressee addressee : audience().keySet()) {
            String carrier = addressee.carrier();
            if (carrier != null) {
                for (OpenChange change : unaccepted(carrier)) {
                    turns.add(change.effectFrom());
                    turns.add(change.acceptedFrom(carrier));
                }
            }
        }
        turns.remove(SignOff.NEVER);
        return turns.tailSet(at.plusNanos(1));
    }

    /** A carrier by its code, a PLMN that is no known carrier's, or nobody. */
    record Addressee(@Nullable String carrier, @Nullable String plmn) {

        static final Addressee NOBODY = new Addressee(null, null);

        boolean isNobody() {
            return carrier == null && plmn == null;
        }
    }
}
