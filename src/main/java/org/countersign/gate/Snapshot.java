package org.countersign.gate;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.countersign.gate.Event.ContractSigned;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can still block, as of one event; it never changes, and its successor shares nearly all of it.
 *
 * <p>What has ended leaves it: changes closed or undone, holds lifted, overrides past. Of a closed change only its
 * release is kept.
 */
public final class Snapshot {

    public static final Snapshot EMPTY = new Snapshot(
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            Holds.NONE,
            Overrides.NONE);

    private final PersistentMap<String, Set<String>> carriers;
    private final PersistentMap<String, String> plmns;
    private final PersistentMap<String, String> clients;
    private final PersistentMap<Parties, PersistentMap<String, ContractSigned>> contracts;
    private final PersistentMap<String, Platform> platforms;
    private final PersistentMap<String, OpenChange> changes;
    private final Holds holds;
    private final Overrides overrides;

    private Snapshot(
            PersistentMap<String, Set<String>> carriers,
            PersistentMap<String, String> plmns,
            PersistentMap<String, String> clients,
            PersistentMap<Parties, PersistentMap<String, ContractSigned>> contracts,
            PersistentMap<String, Platform> platforms,
            PersistentMap<String, OpenChange> changes,
            Holds holds,
            Overrides overrides) {
        this.carriers = carriers;
        this.plmns = plmns;
        this.clients = clients;
        this.contracts = contracts;
        this.platforms = platforms;
        this.changes = changes;
        this.holds = holds;
        this.overrides = overrides;
    }

    /** What is known once the event has happened. */
    public Snapshot after(Event event) {
        return event.appliedTo(this);
    }

    // What the rules ask

    boolean knowsCarrier(String code) {
        return carriers.has(code);
    }

    @Nullable
    String carrierOfPlmn(String plmn) {
        return plmns.get(plmn);
    }

    boolean knowsClient(String code) {
        return clients.has(code);
    }

    Platform platform(String code) {
        return platforms.getOrDefault(code, Platform.UNKNOWN);
    }

    /** The contract in force at that instant; of several, the one that ends last. */
    Optional<ContractSigned> contract(String client, String platform, Instant at) {
        return contracts.getOrDefault(new Parties(client, platform), PersistentMap.empty()).values().stream()
                .filter(contract ->
                        !contract.from().isAfter(at) && contract.until().isAfter(at))
                .max(Comparator.comparing(ContractSigned::until));
    }

    boolean hasContract(String code, String client, String platform) {
        return contracts
                .getOrDefault(new Parties(client, platform), PersistentMap.empty())
                .has(code);
    }

    /** When contracts between the two begin and end. */
    List<Instant> turnsOfContracts(String client, String platform) {
        return contracts.getOrDefault(new Parties(client, platform), PersistentMap.empty()).values().stream()
                .flatMap(contract -> Stream.of(contract.from(), contract.until()))
                .toList();
    }

    @Nullable
    OpenChange change(String reference) {
        return changes.get(reference);
    }

    /** The open changes of the platform that affect the carrier and that it has not accepted for this launch. */
    List<OpenChange> unaccepted(Platform platform, String carrier, Instant launch) {
        List<String> references = platform.awaiting(carrier, launch);
        return references.isEmpty()
                ? List.of()
                : references.stream().map(changes::get).filter(Objects::nonNull).toList();
    }

    Holds holds() {
        return holds;
    }

    Overrides overrides() {
        return overrides;
    }

    // What the events do

    Snapshot carrier(String code, Set<String> itsPlmns) {
        PersistentMap<String, String> owners = plmns;
        for (String plmn : carriers.getOrDefault(code, Set.of())) {
            owners = code.equals(owners.get(plmn)) ? owners.without(plmn) : owners;
        }
        for (String plmn : itsPlmns) {
            owners = owners.with(plmn, code);
        }
        return new Snapshot(
                carriers.with(code, itsPlmns), owners, clients, contracts, platforms, changes, holds, overrides);
    }

    Snapshot client(String code) {
        return new Snapshot(carriers, plmns, clients.with(code, code), contracts, platforms, changes, holds, overrides);
    }

    Snapshot contract(ContractSigned contract) {
        Parties parties = new Parties(contract.client(), contract.platform());
        var ofParties = contracts.getOrDefault(parties, PersistentMap.empty());
        var more = contracts.with(parties, ofParties.with(contract.contract(), contract));
        return new Snapshot(carriers, plmns, clients, more, platforms, changes, holds, overrides);
    }

    Snapshot platform(String code, UnaryOperator<Platform> step) {
        return with(platforms.with(code, step.apply(platform(code))), changes);
    }

    Snapshot holds(Holds standing) {
        return new Snapshot(carriers, plmns, clients, contracts, platforms, changes, standing, overrides);
    }

    Snapshot overrides(Overrides inForce) {
        return new Snapshot(carriers, plmns, clients, contracts, platforms, changes, holds, inForce);
    }

    Snapshot opened(OpenChange change) {
        return with(
                platforms.with(change.platform(), platform(change.platform()).opened(change)),
                changes.with(change.reference(), change));
    }

    /** With the change after this step, if it is there; what its platform keeps of it is not touched. */
    Snapshot change(String reference, UnaryOperator<OpenChange> step) {
        OpenChange open = changes.get(reference);
        return open == null ? this : with(platforms, changes.with(reference, step.apply(open)));
    }

    /** Without this change, if it is there; its platform keeps of it what {@code trace} leaves. */
    Snapshot without(String reference, BiFunction<Platform, OpenChange, Platform> trace) {
        OpenChange open = changes.get(reference);
        if (open == null) {
            return this;
        }
        Platform rest = trace.apply(platform(open.platform()), open);
        return with(platforms.with(open.platform(), rest), changes.without(reference));
    }

    private Snapshot with(PersistentMap<String, Platform> newPlatforms, PersistentMap<String, OpenChange> newChanges) {
        return new Snapshot(carriers, plmns, clients, contracts, newPlatforms, newChanges, holds, overrides);
    }

    private record Parties(String client, String platform) {}
}
