package org.countersign.gate.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.countersign.campaigns.ClientRegistered;
import org.countersign.campaigns.ContractAmended;
import org.countersign.campaigns.ContractSigned;
import org.countersign.canaries.ReleaseCanaryEnded;
import org.countersign.canaries.ReleaseCanaryStarted;
import org.countersign.canaries.ReleaseCanaryState;
import org.countersign.carriers.CarrierAmended;
import org.countersign.carriers.CarrierRegistered;
import org.countersign.changes.AffectedRecomputed;
import org.countersign.changes.ChangeAmended;
import org.countersign.changes.ChangeClosed;
import org.countersign.changes.ChangeDeclared;
import org.countersign.changes.ChangeImplemented;
import org.countersign.changes.ChangeRolledBack;
import org.countersign.changes.ChangeWithdrawn;
import org.countersign.changes.ExclusionApproved;
import org.countersign.gate.Event;
import org.countersign.gate.Event.CanaryEnded.Told;
import org.countersign.gate.Event.Scope;
import org.countersign.gate.Release;
import org.countersign.gate.SignOff;
import org.countersign.gate.Snapshot;
import org.countersign.holds.HoldLifted;
import org.countersign.holds.HoldPlaced;
import org.countersign.holds.OverrideApproved;
import org.countersign.holds.OverrideEnded;
import org.countersign.ledger.Entry;
import org.countersign.ledger.Fact;
import org.countersign.ledger.LedgerException;
import org.countersign.platforms.CanaryPolicy;
import org.countersign.platforms.InterconnectEnded;
import org.countersign.platforms.InterconnectOpened;
import org.countersign.platforms.PlatformAmended;
import org.countersign.platforms.PlatformRegistered;
import org.countersign.platforms.ReleaseReported;
import org.countersign.signoffs.SignOffDecision;
import org.countersign.signoffs.SignedOff;
import org.jspecify.annotations.Nullable;

/** What each kind of fact means to the gate; the one list of them. */
final class Translations {
    /** Every kind that may change an answer of the gate. */
    static final Map<String, Translation<?>> BY_KIND = table(
            new Translation<>(
                    "carrier-registered",
                    CarrierRegistered.class,
                    (fact, entry) -> new Event.CarrierRegistered(fact.code(), Set.copyOf(fact.plmns()))),
            new Translation<>(
                    "carrier-amended",
                    CarrierAmended.class,
                    (fact, entry) -> new Event.CarrierRegistered(fact.code(), Set.copyOf(fact.plmns()))),
            new Translation<>(
                    "platform-registered",
                    PlatformRegistered.class,
                    (fact, entry) -> new Event.PlatformRegistered(
                            fact.code(), release(fact.baselineRelease()), fact.canary() == CanaryPolicy.AFTER_RELEASE)),
            new Translation<>(
                    "platform-amended",
                    PlatformAmended.class,
                    (fact, entry) -> new Event.PlatformRegistered(
                            fact.code(), release(fact.baselineRelease()), fact.canary() == CanaryPolicy.AFTER_RELEASE)),
            new Translation<>(
                    "interconnect-opened",
                    InterconnectOpened.class,
                    (fact, entry) -> new Event.InterconnectOpened(fact.platform(), fact.carrier())),
            new Translation<>(
                    "interconnect-ended",
                    InterconnectEnded.class,
                    (fact, entry) -> new Event.InterconnectEnded(fact.platform(), fact.carrier())),
            new Translation<>(
                    "release-reported",
                    ReleaseReported.class,
                    (fact, entry) ->
                            new Event.ReleaseReported(fact.platform(), known(fact.release()), fact.deployedAt())),
            new Translation<>(
                    "client-registered",
                    ClientRegistered.class,
                    (fact, entry) -> new Event.ClientRegistered(fact.code())),
            new Translation<>(
                    "contract-signed",
                    ContractSigned.class,
                    (fact, entry) -> new Event.ContractSigned(
                            fact.code(), fact.client(), fact.platform(), fact.from(), fact.until())),
            new Translation<>(
                    "contract-amended",
                    ContractAmended.class,
                    (fact, entry) -> new Event.ContractAmended(
                            fact.code(), fact.client(), fact.platform(), fact.from(), fact.until())),
            new Translation<>(
                    "change-declared",
                    ChangeDeclared.class,
                    (fact, entry) -> new Event.ChangeInForce(
                            fact.reference(),
                            fact.revision(),
                            fact.platform(),
                            fact.windowStart(),
                            release(fact.release()),
                            Set.copyOf(fact.affected()),
                            Set.of())),
            new Translation<>(
                    "change-amended",
                    ChangeAmended.class,
                    (fact, entry) -> new Event.ChangeInForce(
                            fact.reference(),
                            fact.revision(),
                            fact.platform(),
                            fact.windowStart(),
                            release(fact.release()),
                            Set.copyOf(fact.affected()),
                            Set.copyOf(fact.carriedOver()))),
            new Translation<>(
                    "affected-recomputed",
                    AffectedRecomputed.class,
                    (fact, entry) -> new Event.AffectedCarriersChanged(fact.reference(), Set.copyOf(fact.affected()))),
            // The carriers affected come with the fact that follows it.
            new Translation<>("exclusion-approved", ExclusionApproved.class, (fact, entry) -> null),
            new Translation<>(
                    "change-implemented",
                    ChangeImplemented.class,
                    (fact, entry) -> new Event.ChangeImplemented(fact.reference(), fact.at())),
            new Translation<>(
                    "change-withdrawn",
                    ChangeWithdrawn.class,
                    (fact, entry) -> new Event.ChangeUndone(fact.reference())),
            new Translation<>(
                    "change-rolled-back",
                    ChangeRolledBack.class,
                    (fact, entry) -> new Event.ChangeUndone(fact.reference())),
            new Translation<>(
                    "change-closed",
                    ChangeClosed.class,
                    (fact, entry) -> new Event.ChangeClosed(fact.reference(), entry.at())),
            new Translation<>(
                    "signed-off",
                    SignedOff.class,
                    (fact, entry) -> new Event.SignedOff(
                            fact.change(),
                            fact.revision(),
                            fact.carrier(),
                            new SignOff(fact.signOff(), state(fact.decision()), fact.effectiveFrom()))),
            new Translation<>(
                    HoldPlaced.KIND, HoldPlaced.class, (fact, entry) -> new Event.HoldPlaced(fact.hold(), scope(fact))),
            new Translation<>(HoldLifted.KIND, HoldLifted.class, (fact, entry) -> new Event.HoldLifted(fact.hold())),
            new Translation<>(
                    OverrideApproved.KIND,
                    OverrideApproved.class,
                    (fact, entry) -> new Event.OverrideApproved(
                            fact.override(),
                            fact.campaign(),
                            Set.copyOf(fact.reasonCodes()),
                            fact.until(),
                            entry.at())),
            new Translation<>(
                    OverrideEnded.KIND, OverrideEnded.class, (fact, entry) -> new Event.OverrideEnded(fact.override())),
            new Translation<>(
                    ReleaseCanaryStarted.KIND,
                    ReleaseCanaryStarted.class,
                    (fact, entry) -> new Event.CanaryStarted(fact.canary(), fact.platform(), fact.carrier())),
            new Translation<>(
                    ReleaseCanaryEnded.KIND,
                    ReleaseCanaryEnded.class,
                    (fact, entry) ->
                            new Event.CanaryEnded(fact.canary(), fact.platform(), fact.carrier(), told(fact.state()))));

    private Translations() {}

    /** How facts of one kind are read. */
    record Translation<F extends Fact>(String kind, Class<F> type, Meaning<F> meaning) {
        private Snapshot after(Snapshot before, Entry entry) {
            Event event = meaning.of(entry.fact(type), entry);
            return event == null ? before : before.after(event);
        }
    }

    /** Tells what a fact means; null where another fact tells the gate. */
    @FunctionalInterface
    interface Meaning<F extends Fact> {
        @Nullable
        Event of(F fact, Entry entry);
    }

    /**
     * What is known once this entry has been added.
     *
     * @throws LedgerException if the entry cannot be understood; it must never be passed over
     */
    static Snapshot after(Snapshot before, Entry entry) {
        Translation<?> translation = BY_KIND.get(entry.kind());
        if (translation == null) {
            throw new LedgerException("the gate does not know what " + entry + " means", null);
        }
        return translation.after(before, entry);
    }

    private static Map<String, Translation<?>> table(Translation<?>... translations) {
        Map<String, Translation<?>> byKind = new HashMap<>();
        for (Translation<?> translation : translations) {
            if (byKind.put(translation.kind(), translation) != null) {
                throw new IllegalStateException("two translations of " + translation.kind());
            }
        }
        return Map.copyOf(byKind);
    }

    private static Release known(org.countersign.platforms.Release release) {
        return new Release(release.version(), release.fingerprint());
    }

    private static @Nullable Release release(org.countersign.platforms.@Nullable Release release) {
        return release == null ? null : known(release);
    }

    private static SignOff.State state(SignOffDecision decision) {
        return switch (decision) {
            case ACKNOWLEDGED -> SignOff.State.ACKNOWLEDGED;
            case ACCEPTED -> SignOff.State.ACCEPTED;
            case REJECTED -> SignOff.State.REJECTED;
            case WITHDRAWN -> SignOff.State.WITHDRAWN;
        };
    }

    private static Told told(ReleaseCanaryState state) {
        return switch (state) {
            case SUCCEEDED -> Told.SUCCESS;
            case FAILED -> Told.FAILURE;
            case RUNNING, RAN_OUT, SUPERSEDED, CANCELLED -> Told.NOTHING;
        };
    }

    private static Scope scope(HoldPlaced hold) {
        if (hold.campaign() != null) {
            return new Scope(Scope.On.CAMPAIGN, hold.campaign(), hold.carrier());
        }
        if (hold.client() != null) {
            return new Scope(Scope.On.CLIENT, hold.client(), hold.carrier());
        }
        if (hold.platform() != null) {
            return new Scope(Scope.On.PLATFORM, hold.platform(), hold.carrier());
        }
        throw new LedgerException("the hold " + hold.hold() + " stands on nothing", null);
    }
}
