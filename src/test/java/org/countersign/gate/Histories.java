package org.countersign.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
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
import org.countersign.gate.Event.Scope.On;
import org.countersign.gate.Event.SignedOff;

/**
 * Random histories and questions over a world so small that everything meets everything: few names, and a clock of
 * whole hours so that the edges of periods coincide. Half a sound registry, then anything in any order.
 */
final class Histories extends DomainContextBase {

    /** Some hours long, so that other ends come first often enough. */
    static final Gate GATE = new Gate(Duration.ofHours(4));

    private static final Instant MIDNIGHT = Instant.parse("2013-09-11T00:00:00Z");

    /** What happened, oldest first. */
    record History(List<Event> events) {

        Snapshot snapshot() {
            return upTo(events.size());
        }

        Snapshot upTo(int size) {
            Snapshot snapshot = Snapshot.EMPTY;
            for (Event event : events.subList(0, size)) {
                snapshot = snapshot.after(event);
            }
            return snapshot;
        }
    }

    /** A question and when it is put. */
    record Asked(Question question, Instant now) {}

    static Instant hour(int hour) {
        return MIDNIGHT.plus(Duration.ofHours(hour));
    }

    @Provide
    Arbitrary<History> history() {
        return Combinators.combine(
                        registry(), trials(), events().list().ofMinSize(5).ofMaxSize(40))
                .as((registry, trials, rest) -> {
                    List<Event> all = new ArrayList<>(registry);
                    all.addAll(trials);
                    all.addAll(rest);
                    return new History(List.copyOf(all));
                });
    }

    @Provide
    Arbitrary<Asked> asked() {
        Arbitrary<List<Question.Audience>> audience = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(List.of())),
                Tuple.of(2, oftenKnown().list().ofMinSize(1).ofMaxSize(3)));
        Arbitrary<Question> question = Combinators.combine(
                        often("pole-emploi", "insee", "nobody"),
                        often("sfr", "other", "nowhere"),
                        often("relance", "autre").injectNull(0.2),
                        releases().injectNull(0.6),
                        hours(0, 8),
                        audience,
                        oftenKnown().list().ofMaxSize(3))
                .as(Question::new);
        return Combinators.combine(question, hours(0, 6)).as(Asked::new);
    }

    /** Mostly there, so that allow is within reach. */
    private static Arbitrary<List<Event>> registry() {
        Arbitrary<Boolean> canaryRequired = Arbitraries.frequency(Tuple.of(1, true), Tuple.of(4, false));
        Arbitrary<List<Event>> sound = Combinators.combine(hours(4, 10), canaryRequired)
                .as((end, canary) -> List.of(
                        new CarrierRegistered("orange", Set.of("20801", "20802")),
                        new CarrierRegistered("free", Set.of("20815")),
                        new PlatformRegistered("sfr", new Release("2013.06", null), canary),
                        new PlatformRegistered("other", null, false),
                        new InterconnectOpened("sfr", "orange"),
                        new InterconnectOpened("sfr", "free"),
                        new ClientRegistered("pole-emploi"),
                        new ContractSigned("k1", "pole-emploi", "sfr", hour(0), end)));
        return Combinators.combine(
                        sound.flatMap(Arbitraries::shuffle), Arbitraries.frequency(Tuple.of(9, 0), Tuple.of(1, 1)))
                .as((events, missing) -> List.copyOf(events.subList(missing, events.size())));
    }

    /** Canaries that have come to their end, so that something is often known of a carrier. */
    private static Arbitrary<List<Event>> trials() {
        return Combinators.combine(platforms(), carriers(), Arbitraries.of(Told.class))
                .as((platform, carrier, told) -> List.<Event>of(
                        new CanaryStarted("y1", platform, carrier), new CanaryEnded("y1", platform, carrier, told)))
                .list()
                .ofMaxSize(4)
                .map(trials -> trials.stream().flatMap(List::stream).toList());
    }

    private static Arbitrary<Event> events() {
        return Arbitraries.frequencyOf(
                Tuple.of(10, changesInForce()),
                Tuple.of(30, signOffs()),
                Tuple.of(2, Combinators.combine(references(), affected()).as(AffectedCarriersChanged::new)),
                Tuple.of(2, Combinators.combine(references(), hours()).as(ChangeImplemented::new)),
                Tuple.of(3, references().map(ChangeUndone::new)),
                Tuple.of(6, Combinators.combine(references(), hours(4, 10)).as(ChangeClosed::new)),
                Tuple.of(
                        2, Combinators.combine(platforms(), releases(), hours()).as(ReleaseReported::new)),
                Tuple.of(
                        1,
                        Combinators.combine(platforms(), releases().injectNull(0.2), Arbitraries.of(true, false))
                                .as(PlatformRegistered::new)),
                Tuple.of(
                        1,
                        Combinators.combine(carriers(), plmns().set().ofMaxSize(2))
                                .as(CarrierRegistered::new)),
                Tuple.of(1, Combinators.combine(platforms(), carriers()).as(InterconnectOpened::new)),
                Tuple.of(1, Combinators.combine(platforms(), carriers()).as(InterconnectEnded::new)),
                Tuple.of(1, often("insee", "pole-emploi").map(ClientRegistered::new)),
                Tuple.of(1, contracts()),
                Tuple.of(2, amendedContracts()),
                Tuple.of(1, holds()),
                Tuple.of(2, ids("h").map(HoldLifted::new)),
                Tuple.of(8, overrides()),
                Tuple.of(1, ids("o").map(OverrideEnded::new)),
                Tuple.of(
                        4,
                        Combinators.combine(canaries(), platforms(), carriers()).as(CanaryStarted::new)),
                Tuple.of(
                        6,
                        Combinators.combine(canaries(), platforms(), carriers(), Arbitraries.of(Told.class))
                                .as(CanaryEnded::new)));
    }

    private static Arbitrary<Event> changesInForce() {
        return Combinators.combine(
                        references(),
                        revisions(),
                        platforms(),
                        hours(),
                        releases().injectNull(0.5),
                        affected(),
                        carriers().set().ofMaxSize(3))
                .as(ChangeInForce::new);
    }

    private static Arbitrary<Event> signOffs() {
        Arbitrary<SignOff> signOff = Combinators.combine(
                        ids("s"),
                        Arbitraries.frequency(
                                Tuple.of(2, SignOff.State.ACKNOWLEDGED),
                                Tuple.of(10, SignOff.State.ACCEPTED),
                                Tuple.of(4, SignOff.State.REJECTED),
                                Tuple.of(2, SignOff.State.WITHDRAWN)),
                        hours(2, 10).injectNull(0.4))
                .as(SignOff::new);
        return Combinators.combine(references(), revisions(), carriers(), signOff)
                .as(SignedOff::new);
    }

    private static Arbitrary<Event> contracts() {
        return Combinators.combine(ids("k"), often("pole-emploi", "insee"), platforms(), hours(), hours())
                .as(ContractSigned::new);
    }

    /** Mostly of the one that the registry begins with; some end before they begin, and some were never signed. */
    private static Arbitrary<Event> amendedContracts() {
        return Combinators.combine(
                        often("k1", "k2", "k3"), often("pole-emploi", "insee"), platforms(), hours(0, 3), hours(2, 10))
                .as(ContractAmended::new);
    }

    private static Arbitrary<Event> overrides() {
        Arbitrary<Set<String>> codes =
                Arbitraries.of(Rule.class).map(Rule::code).set().ofMinSize(3);
        return Combinators.combine(ids("o"), often("relance", "autre"), codes, hours(4, 10), hours(0, 4))
                .as(OverrideApproved::new);
    }

    /** So few that the one that ends is often the one that runs. */
    private static Arbitrary<String> canaries() {
        return often("y1", "y2");
    }

    private static Arbitrary<Event> holds() {
        Arbitrary<Tuple.Tuple2<On, String>> subjects = Arbitraries.oneOf(
                often("relance", "autre").map(code -> Tuple.of(On.CAMPAIGN, code)),
                often("pole-emploi", "insee").map(code -> Tuple.of(On.CLIENT, code)),
                platforms().map(code -> Tuple.of(On.PLATFORM, code)));
        return Combinators.combine(ids("h"), subjects, carriers().injectNull(0.3))
                .as((id, subject, carrier) -> new HoldPlaced(id, new Scope(subject.get1(), subject.get2(), carrier)));
    }

    private static Arbitrary<Question.Audience> oftenKnown() {
        Arbitrary<Long> recipients = Arbitraries.longs().between(0, Question.MAX_RECIPIENTS);
        return Arbitraries.oneOf(
                Combinators.combine(often("orange", "free", "sfr", "20801"), recipients)
                        .as(Question.Audience::ofCarrier),
                Combinators.combine(often("20801", "20815", "20802", "99999"), recipients)
                        .as(Question.Audience::ofPlmn));
    }

    private static Arbitrary<Set<String>> affected() {
        return carriers().set().ofMinSize(1).ofMaxSize(3);
    }

    private static Arbitrary<Instant> hours() {
        return hours(0, 10);
    }

    private static Arbitrary<Instant> hours(int first, int last) {
        return Arbitraries.integers().between(first, last).map(Histories::hour);
    }

    /** So that a sign-off is often of the newest revision, and often not. */
    private static Arbitrary<Integer> revisions() {
        return Arbitraries.frequency(Tuple.of(5, 1), Tuple.of(2, 2), Tuple.of(1, 3));
    }

    private static Arbitrary<Release> releases() {
        return Combinators.combine(
                        Arbitraries.of("2013.06", "2013.09"),
                        often("sha256:a", "sha256:b").injectNull(0.6))
                .as(Release::new);
    }

    private static Arbitrary<String> references() {
        return Arbitraries.of("CHG-2013-0001", "CHG-2013-0002", "CHG-2013-0003");
    }

    private static Arbitrary<String> platforms() {
        return often("sfr", "other");
    }

    private static Arbitrary<String> carriers() {
        return Arbitraries.frequency(Tuple.of(4, "orange"), Tuple.of(4, "free"), Tuple.of(1, "sfr"));
    }

    private static Arbitrary<String> plmns() {
        return Arbitraries.of("20801", "20802", "20815");
    }

    private static Arbitrary<String> ids(String prefix) {
        return Arbitraries.integers().between(1, 3).map(n -> prefix + n);
    }

    /** The first fourteen times out of fifteen, the others now and then. */
    private static Arbitrary<String> often(String usual, String... others) {
        return Arbitraries.frequencyOf(Tuple.of(14, Arbitraries.just(usual)), Tuple.of(1, Arbitraries.of(others)));
    }
}
