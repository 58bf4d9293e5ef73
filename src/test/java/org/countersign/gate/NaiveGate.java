package org.countersign.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countersign.gate.Decision.CarrierVerdict;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.Event.AffectedCarriersChanged;
import org.countersign.gate.Event.CanaryEnded;
import org.countersign.gate.Event.CanaryEnded.Told;
import org.countersign.gate.Event.CanaryStarted;
import org.countersign.gate.Event.CarrierRegistered;
import org.countersign.gate.Event.ChangeClosed;
import org.countersign.gate.Event.ChangeImplemented;
import org.countersign.gate.Event.ChangeInForce;
import org.countersign.gate.Event.ChangeUndone;
import org.countersign.gate.Event.ClientRegistered;
import org.countersign.gate.Event.ContractAmended;
import org.countersign.gate.Event.ContractSigned;
import org.countersign.gate.Event.HoldLifted;
import org.countersign.gate.Event.HoldPlaced;
import org.countersign.gate.Event.InterconnectEnded;
import org.countersign.gate.Event.InterconnectOpened;
import org.countersign.gate.Event.OverrideApproved;
import org.countersign.gate.Event.OverrideEnded;
import org.countersign.gate.Event.PlatformRegistered;
import org.countersign.gate.Event.ReleaseReported;
import org.countersign.gate.Event.Scope;
import org.countersign.gate.Event.SignedOff;
import org.countersign.gate.Reason.Cause;
import org.jspecify.annotations.Nullable;

/**
 * The gate a second time, as slow and as plain as can be: it keeps the list of events and answers every question by
 * reading it again. It shares only values with the real one, so that the two can hardly be wrong in the same way.
 */
final class NaiveGate {

    private final List<Event> events;
    private final Duration lease;
    /** Of this and all that were before it: whether a change could be closed depends on whether it could be before. */
    private final Map<Life, Integer> lifeStarts;

    /** A change as of so many events. */
    private record Life(int events, String reference) {}

    NaiveGate(List<Event> events, Duration lease) {
        this(events, lease, new HashMap<>());
    }

    private NaiveGate(List<Event> events, Duration lease, Map<Life, Integer> lifeStarts) {
        this.events = events;
        this.lease = lease;
        this.lifeStarts = lifeStarts;
    }

    Decision decide(Question q, Instant now) {
        Instant launch = max(q.launchAt(), now);
        List<Release> releases = releases(q);
        List<Who> audience = audience(q);
        List<CarrierVerdict> verdicts = new ArrayList<>();
        for (Who who : audience) {
            List<Reason> reasons = reasons(q, launch, releases, who);
            verdicts.add(new CarrierVerdict(who.carrier, who.plmn, who.recipients, results(q, who, reasons), reasons));
        }
        if (audience.isEmpty()) {
            List<Reason> reasons = reasons(q, launch, releases, new Who(null, null, 0));
            return new Decision(Verdict.BLOCK, List.of(), reasons, releases, null);
        }
        boolean blocked =
                verdicts.stream().flatMap(v -> v.reasons().stream()).anyMatch(r -> r.result() == Result.UNSATISFIED);
        return new Decision(
                blocked ? Verdict.BLOCK : Verdict.ALLOW,
                verdicts,
                List.of(),
                releases,
                blocked ? null : validUntil(q, now, launch, verdicts));
    }

    private Instant validUntil(Question q, Instant now, Instant launch, List<CarrierVerdict> verdicts) {
        TreeSet<Instant> ends = new TreeSet<>(Set.of(now.plus(lease)));
        contractEnd(q, launch).ifPresent(ends::add);
        for (CarrierVerdict verdict : verdicts) {
            for (Reason reason : verdict.reasons()) {
                all(OverrideApproved.class)
                        .filter(o -> o.override().equals(reason.override()))
                        .reduce((a, b) -> b)
                        .ifPresent(o -> ends.add(o.until()));
            }
            for (String reference : references()) {
                ChangeInForce change = newestRevision(reference);
                if (change != null
                        && change.platform().equals(q.platform())
                        && affected(reference).contains(verdict.carrier())
                        && effectFrom(reference).isAfter(launch)
                        && !accepted(reference, verdict.carrier(), effectFrom(reference))) {
                    ends.add(effectFrom(reference));
                }
            }
        }
        return ends.first();
    }

    // The answers

    private Map<Rule, Result> results(Question q, Who who, List<Reason> reasons) {
        Map<Rule, Result> results = new EnumMap<>(Rule.class);
        for (Rule rule : Rule.values()) {
            results.put(rule, isMoot(rule, q, who) ? Result.NOT_APPLICABLE : Result.SATISFIED);
        }
        reasons.forEach(r -> results.put(r.rule(), r.result()));
        return results;
    }

    private boolean isMoot(Rule rule, Question q, Who who) {
        return switch (rule) {
            case PLATFORM_KNOWN, CLIENT_KNOWN, NO_HOLD -> false;
            case CARRIER_KNOWN -> !isPlatform(q.platform());
            case CONTRACT_IN_FORCE -> !isPlatform(q.platform()) || !isClient(q.client());
            case RELEASE_DECLARED -> !isPlatform(q.platform());
            case SIGNED_OFF -> !isPlatform(q.platform()) || !isCarrier(who.carrier);
            case CANARY_PASSED -> !requiresCanary(q.platform()) || !isCarrier(who.carrier);
        };
    }

    private List<Reason> reasons(Question q, Instant launch, List<Release> releases, Who who) {
        List<Reason> reasons = new ArrayList<>();
        if (!isPlatform(q.platform())) {
            reasons.add(reason(Cause.PLATFORM_UNKNOWN));
        }
        if (who.carrier == null && who.plmn == null) {
            if (isPlatform(q.platform())) {
                reasons.add(reason(Cause.NO_CARRIER));
            }
        } else if (!isCarrier(who.carrier)) {
            reasons.add(reason(Cause.CARRIER_UNKNOWN));
        } else if (isPlatform(q.platform()) && !isConnected(q.platform(), who.carrier)) {
            reasons.add(reason(Cause.NOT_INTERCONNECTED));
        }
        if (!isClient(q.client())) {
            reasons.add(reason(Cause.CLIENT_UNKNOWN));
        }
        if (isPlatform(q.platform())
                && isClient(q.client())
                && contractEnd(q, launch).isEmpty()) {
            reasons.add(reason(Cause.NO_CONTRACT));
        }
        if (isPlatform(q.platform())) {
            if (releases.isEmpty()) {
                reasons.add(reason(Cause.RELEASE_UNKNOWN));
            }
            for (Release release : releases) {
                if (declared(q.platform()).noneMatch(d -> same(d, release))) {
                    reasons.add(new Reason(
                            Cause.RELEASE_UNDECLARED, Result.UNSATISFIED, null, null, null, null, release, null, null));
                }
            }
            if (isCarrier(who.carrier)) {
                for (String reference : references()) {
                    unsigned(q, launch, releases, reference, who.carrier).ifPresent(reasons::add);
                }
                if (requiresCanary(q.platform())) {
                    reasons.addAll(untried(q.platform(), String.valueOf(who.carrier), releases));
                }
            }
        }
        TreeSet<String> holds = new TreeSet<>();
        all(HoldPlaced.class)
                .filter(h -> stands(h) && stops(h.scope(), q, who.carrier))
                .forEach(h -> holds.add(h.hold()));
        holds.forEach(hold ->
                reasons.add(new Reason(Cause.HELD, Result.UNSATISFIED, null, null, null, null, null, hold, null)));
        return reasons.stream().map(r -> overridden(r, q, launch)).toList();
    }

    private Optional<Reason> unsigned(
            Question q, Instant launch, List<Release> releases, String reference, @Nullable String carrier) {
        ChangeInForce change = newestRevision(reference);
        if (change == null
                || !change.platform().equals(q.platform())
                || !affected(reference).contains(carrier)
                || accepted(reference, carrier, launch)) {
            return Optional.empty();
        }
        Release introduced = change.introduces();
        boolean runs = introduced != null && releases.stream().anyMatch(r -> same(r, introduced));
        if (effectFrom(reference).isAfter(launch) && !runs) {
            return Optional.empty();
        }
        SignOff said = newestSignOff(reference, carrier);
        Cause cause = said == null
                ? Cause.NOT_SIGNED
                : Map.of(
                                SignOff.State.ACKNOWLEDGED, Cause.ONLY_ACKNOWLEDGED,
                                SignOff.State.ACCEPTED, Cause.NOT_YET_EFFECTIVE,
                                SignOff.State.REJECTED, Cause.REJECTED,
                                SignOff.State.WITHDRAWN, Cause.WITHDRAWN)
                        .get(said.state());
        return Optional.of(new Reason(
                Objects.requireNonNull(cause),
                Result.UNSATISFIED,
                reference,
                change.revision(),
                said == null ? null : said.id(),
                said == null ? null : said.effectiveFrom(),
                null,
                null,
                null));
    }

    private List<Reason> untried(String platform, String carrier, List<Release> releases) {
        Optional<Cause> ofTheOneThatRuns = untried(platform, carrier);
        if (releases.isEmpty()) {
            return ofTheOneThatRuns.map(cause -> untried(cause, null)).stream().toList();
        }
        Release known = known(platform);
        List<Reason> reasons = new ArrayList<>();
        for (Release release : releases) {
            if (known == null || !same(known, release)) {
                reasons.add(untried(Cause.CANARY_MISSING, release));
            } else {
                ofTheOneThatRuns.ifPresent(cause -> reasons.add(untried(cause, release)));
            }
        }
        return reasons;
    }

    private static Reason untried(Cause cause, @Nullable Release release) {
        return new Reason(cause, Result.UNSATISFIED, null, null, null, null, release, null, null);
    }

    /** What the canaries since the last new beginning leave to be done at the carrier. */
    private Optional<Cause> untried(String platform, String carrier) {
        String running = null;
        Told last = Told.NOTHING;
        for (int i = beginning(platform, carrier); i < events.size(); i++) {
            if (events.get(i) instanceof CanaryStarted s
                    && s.platform().equals(platform)
                    && s.carrier().equals(carrier)) {
                running = s.canary();
            } else if (events.get(i) instanceof CanaryEnded e
                    && e.platform().equals(platform)
                    && e.carrier().equals(carrier)
                    && e.canary().equals(running)) {
                running = null;
                last = e.told() == Told.NOTHING ? last : e.told();
            }
        }
        if (last == Told.SUCCESS) {
            return Optional.empty();
        }
        if (running != null) {
            return Optional.of(Cause.CANARY_RUNNING);
        }
        return Optional.of(last == Told.FAILURE ? Cause.CANARY_FAILED : Cause.CANARY_MISSING);
    }

    /** The index of the first event since which neither the release that runs nor the link is another one. */
    private int beginning(String platform, String carrier) {
        int beginning = 0;
        for (int i = 0; i < events.size(); i++) {
            boolean another =
                    !Objects.equals(before(i).known(platform), before(i + 1).known(platform));
            if (another || events.get(i).equals(new InterconnectEnded(platform, carrier))) {
                beginning = i + 1;
            }
        }
        return beginning;
    }

    private Reason overridden(Reason r, Question q, Instant launch) {
        if (Set.of(Rule.PLATFORM_KNOWN, Rule.CARRIER_KNOWN, Rule.CLIENT_KNOWN).contains(r.rule())) {
            return r;
        }
        Instant lastApproval =
                all(OverrideApproved.class).map(OverrideApproved::at).reduce(Instant.MIN, NaiveGate::max);
        return all(OverrideApproved.class)
                .filter(this::isLatestWord)
                .filter(o -> o.campaign().equals(q.campaign()))
                .filter(o -> o.codes().contains(r.rule().code()))
                .filter(o -> launch.isBefore(o.until()) && lastApproval.isBefore(o.until()))
                .max(Comparator.comparing(OverrideApproved::until).thenComparing(OverrideApproved::override))
                .map(o -> new Reason(
                        r.cause(),
                        Result.OVERRIDDEN,
                        r.change(),
                        r.revision(),
                        r.signOff(),
                        r.effectiveFrom(),
                        r.release(),
                        r.hold(),
                        o.override()))
                .orElse(r);
    }

    private boolean isLatestWord(OverrideApproved override) {
        Event latest = null;
        for (Event event : events) {
            boolean approved =
                    event instanceof OverrideApproved a && a.override().equals(override.override());
            boolean ended = event instanceof OverrideEnded e && e.override().equals(override.override());
            latest = approved || ended ? event : latest;
        }
        return override.equals(latest);
    }

    // Whom and what it is about

    private record Who(@Nullable String carrier, @Nullable String plmn, long recipients) {}

    private List<Who> audience(Question q) {
        if (q.audience().isEmpty()) {
            return all(InterconnectOpened.class)
                    .filter(i -> i.platform().equals(q.platform()))
                    .map(InterconnectOpened::carrier)
                    .filter(c -> isConnected(q.platform(), c))
                    .distinct()
                    .sorted()
                    .map(c -> new Who(c, null, registeredRecipients(q, c)))
                    .toList();
        }
        Map<List<String>, Who> merged = new LinkedHashMap<>();
        for (Question.Audience entry : q.audience()) {
            String carrier = entry.carrier() == null ? owner(Objects.requireNonNull(entry.plmn())) : entry.carrier();
            String plmn = carrier == null ? entry.plmn() : null;
            List<String> key = List.of(String.valueOf(carrier), String.valueOf(plmn));
            Who before = merged.get(key);
            long recipients = entry.recipients() + (before == null ? 0 : before.recipients);
            merged.put(key, new Who(carrier, plmn, recipients));
        }
        return List.copyOf(merged.values());
    }

    private long registeredRecipients(Question q, String carrier) {
        return q.registered().stream()
                .filter(r -> carrier.equals(r.carrier()) || (r.plmn() != null && carrier.equals(owner(r.plmn()))))
                .mapToLong(Question.Audience::recipients)
                .sum();
    }

    private List<Release> releases(Question q) {
        Release reported = last(ReleaseReported.class, r -> r.platform().equals(q.platform()))
                .map(ReleaseReported::release)
                .orElse(null);
        Release claimed = q.release();
        if (claimed != null && reported != null) {
            if (!same(claimed, reported)) {
                return List.of(claimed, reported);
            }
            return List.of(claimed.fingerprint() != null ? claimed : reported);
        }
        return Stream.of(
                        Optional.ofNullable(claimed),
                        Optional.ofNullable(reported),
                        Optional.ofNullable(baseline(q.platform())))
                .flatMap(Optional::stream)
                .limit(1)
                .toList();
    }

    private @Nullable Release known(String platform) {
        return last(ReleaseReported.class, r -> r.platform().equals(platform))
                .map(ReleaseReported::release)
                .orElse(baseline(platform));
    }

    private boolean requiresCanary(String platform) {
        return last(PlatformRegistered.class, p -> p.platform().equals(platform))
                .map(PlatformRegistered::canaryRequired)
                .orElse(false);
    }

    // The registry

    private boolean isPlatform(String platform) {
        return all(PlatformRegistered.class).anyMatch(p -> p.platform().equals(platform));
    }

    private @Nullable Release baseline(String platform) {
        return last(PlatformRegistered.class, p -> p.platform().equals(platform))
                .map(PlatformRegistered::baseline)
                .orElse(null);
    }

    private boolean isCarrier(@Nullable String carrier) {
        return all(CarrierRegistered.class).anyMatch(c -> c.carrier().equals(carrier));
    }

    private boolean isClient(String client) {
        return all(ClientRegistered.class).anyMatch(c -> c.client().equals(client));
    }

    /** The carrier that was last given the PLMN, unless it has given it up since. */
    private @Nullable String owner(String plmn) {
        CarrierRegistered given =
                last(CarrierRegistered.class, c -> c.plmns().contains(plmn)).orElse(null);
        if (given == null) {
            return null;
        }
        CarrierRegistered latest = last(
                        CarrierRegistered.class, c -> c.carrier().equals(given.carrier()))
                .orElseThrow();
        return latest.plmns().contains(plmn) ? given.carrier() : null;
    }

    private boolean isConnected(String platform, @Nullable String carrier) {
        boolean connected = false;
        for (Event event : events) {
            if (event.equals(new InterconnectOpened(platform, String.valueOf(carrier)))) {
                connected = true;
            } else if (event.equals(new InterconnectEnded(platform, String.valueOf(carrier)))) {
                connected = false;
            }
        }
        return connected;
    }

    private Optional<Instant> contractEnd(Question q, Instant launch) {
        return all(ContractSigned.class)
                .filter(c -> c.client().equals(q.client()) && c.platform().equals(q.platform()))
                .map(ContractSigned::contract)
                .distinct()
                .map(contract -> term(contract, q))
                .filter(term -> !launch.isBefore(term.from) && launch.isBefore(term.until))
                .map(Term::until)
                .max(Comparator.naturalOrder());
    }

    private record Term(Instant from, Instant until) {}

    /** What was said last of a contract of these parties, from its signing on. */
    private Term term(String contract, Question q) {
        Term term = null;
        for (Event event : events) {
            if (event instanceof ContractSigned s
                    && s.contract().equals(contract)
                    && s.client().equals(q.client())
                    && s.platform().equals(q.platform())) {
                term = new Term(s.from(), s.until());
            }
            if (event instanceof ContractAmended a
                    && term != null
                    && a.contract().equals(contract)
                    && a.client().equals(q.client())
                    && a.platform().equals(q.platform())) {
                term = new Term(a.from(), a.until());
            }
        }
        return Objects.requireNonNull(term);
    }

    private boolean stands(HoldPlaced hold) {
        Event latest = null;
        for (Event event : events) {
            boolean placed = event instanceof HoldPlaced p && p.hold().equals(hold.hold());
            boolean lifted = event instanceof HoldLifted l && l.hold().equals(hold.hold());
            latest = placed || lifted ? event : latest;
        }
        return hold.equals(latest);
    }

    private static boolean stops(Scope scope, Question q, @Nullable String carrier) {
        String subject = switch (scope.on()) {
            case CAMPAIGN -> q.campaign();
            case CLIENT -> q.client();
            case PLATFORM -> q.platform();
        };
        return scope.code().equals(subject)
                && (scope.carrier() == null || scope.carrier().equals(carrier));
    }

    // Changes

    Set<String> references() {
        Set<String> references = new TreeSet<>();
        all(ChangeInForce.class).forEach(c -> references.add(c.change()));
        return references;
    }

    /** The index of the first event of the change's present life: it begins anew after each end. */
    private int lifeStart(String reference) {
        Life life = new Life(events.size(), reference);
        Integer known = lifeStarts.get(life);
        if (known != null) {
            return known;
        }
        int start = 0;
        for (int i = 0; i < events.size(); i++) {
            boolean undone =
                    events.get(i) instanceof ChangeUndone u && u.change().equals(reference);
            boolean closed = events.get(i) instanceof ChangeClosed c
                    && c.change().equals(reference)
                    && before(i).canClose(reference, c.at());
            start = undone || closed ? i + 1 : start;
        }
        lifeStarts.put(life, start);
        return start;
    }

    private boolean canClose(String reference, Instant at) {
        return newestRevision(reference) != null
                && affected(reference).stream().allMatch(carrier -> accepted(reference, carrier, at));
    }

    /** The indexes of the revisions of the present life, each newer than those before. */
    private List<Integer> revisions(String reference) {
        List<Integer> revisions = new ArrayList<>();
        int newest = Integer.MIN_VALUE;
        for (int i = lifeStart(reference); i < events.size(); i++) {
            if (events.get(i) instanceof ChangeInForce c && c.change().equals(reference) && c.revision() > newest) {
                revisions.add(i);
                newest = c.revision();
            }
        }
        return revisions;
    }

    @Nullable
    ChangeInForce newestRevision(String reference) {
        List<Integer> revisions = revisions(reference);
        return revisions.isEmpty() ? null : (ChangeInForce) events.get(revisions.get(revisions.size() - 1));
    }

    Set<String> affected(String reference) {
        List<Integer> revisions = revisions(reference);
        Set<String> affected = Set.of();
        for (int i = revisions.get(revisions.size() - 1); i < events.size(); i++) {
            Event event = events.get(i);
            if (event.equals(newestRevision(reference))) {
                affected = i == revisions.get(revisions.size() - 1) ? ((ChangeInForce) event).affected() : affected;
            } else if (event instanceof AffectedCarriersChanged a && a.change().equals(reference)) {
                affected = a.affected();
            }
        }
        return affected;
    }

    boolean accepted(String reference, @Nullable String carrier, Instant launch) {
        SignOff said = newestSignOff(reference, carrier);
        if (said == null || said.state() != SignOff.State.ACCEPTED) {
            return false;
        }
        return said.effectiveFrom() == null || !launch.isBefore(said.effectiveFrom());
    }

    /** The last word since the carrier's words were last void or it was not affected, if it was about the revision then in force. */
    private @Nullable SignOff newestSignOff(String reference, @Nullable String carrier) {
        List<Integer> revisions = revisions(reference);
        int voided = revisions.size() - 1;
        while (voided > 0
                && carrier != null
                && ((ChangeInForce) events.get(revisions.get(voided)))
                        .carriedOver()
                        .contains(carrier)) {
            voided--;
        }
        SignOff newest = null;
        for (int i = revisions.get(voided); i < events.size(); i++) {
            if (events.get(i) instanceof AffectedCarriersChanged a
                    && a.change().equals(reference)
                    && !a.affected().contains(String.valueOf(carrier))) {
                newest = null;
            } else if (revisions.contains(i)
                    && !((ChangeInForce) events.get(i)).affected().contains(String.valueOf(carrier))) {
                newest = null;
            } else if (events.get(i) instanceof SignedOff s
                    && s.change().equals(reference)
                    && s.carrier().equals(carrier)
                    && s.revision()
                            == Objects.requireNonNull(before(i).newestRevision(reference))
                                    .revision()
                    && before(i).affected(reference).contains(s.carrier())) {
                newest = s.signOff();
            }
        }
        return newest;
    }

    Instant effectFrom(String reference) {
        List<Integer> revisions = revisions(reference);
        TreeSet<Instant> starts = new TreeSet<>();
        starts.add(Objects.requireNonNull(newestRevision(reference)).windowStart());
        for (int i = revisions.get(0); i < events.size(); i++) {
            if (events.get(i) instanceof ChangeImplemented m && m.change().equals(reference)) {
                starts.add(m.at());
            }
            if (events.get(i) instanceof ReleaseReported || revisions.contains(i)) {
                before(i + 1).runningSince(reference).ifPresent(starts::add);
            }
        }
        return starts.first();
    }

    /** Since when the release of the change runs, if it is the one that was last reported. */
    private Optional<Instant> runningSince(String reference) {
        ChangeInForce change = Objects.requireNonNull(newestRevision(reference));
        return last(ReleaseReported.class, r -> r.platform().equals(change.platform()))
                .filter(r -> change.introduces() != null && same(r.release(), change.introduces()))
                .map(ReleaseReported::since);
    }

    private Stream<Release> declared(String platform) {
        Stream<ChangeInForce> open = references().stream().flatMap(r -> Stream.ofNullable(newestRevision(r)));
        Stream<ChangeInForce> closed = IntStream.range(0, events.size()).boxed().flatMap(i -> {
            boolean closes =
                    events.get(i) instanceof ChangeClosed c && before(i).canClose(c.change(), c.at());
            return closes
                    ? Stream.ofNullable(before(i).newestRevision(((ChangeClosed) events.get(i)).change()))
                    : Stream.of();
        });
        Stream<Release> introduced = Stream.concat(open, closed)
                .filter(c -> c.platform().equals(platform))
                .flatMap(c -> Stream.ofNullable(c.introduces()));
        return Stream.concat(introduced, Stream.ofNullable(baseline(platform)));
    }

    // Reading the list

    private NaiveGate before(int index) {
        return new NaiveGate(events.subList(0, index), lease, lifeStarts);
    }

    private <E extends Event> Stream<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    private <E extends Event> Optional<E> last(Class<E> kind, Predicate<E> which) {
        return all(kind).filter(which).reduce((a, b) -> b);
    }

    private static boolean same(Release a, Release b) {
        return a.version().equals(b.version())
                && (a.fingerprint() == null
                        || b.fingerprint() == null
                        || a.fingerprint().equals(b.fingerprint()));
    }

    private static Instant max(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Reason reason(Cause cause) {
        return new Reason(cause, Result.UNSATISFIED, null, null, null, null, null, null, null);
    }
}
