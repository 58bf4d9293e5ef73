package org.countersign.gate;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and that the gate must know, and what it means to the gate.
 *
 * <p>Events come in the ledger's order. One that makes no sense where it stands (a sign-off of an old revision, a hold
 * lifted twice) changes nothing; where two contradict each other the later one counts.
 */
public sealed interface Event {

    /** What is known once this has happened. */
    Snapshot appliedTo(Snapshot before);

    /** A carrier was registered or its PLMNs changed; a PLMN is taken from whoever had it. */
    record CarrierRegistered(String carrier, Set<String> plmns) implements Event {
        public CarrierRegistered {
            Objects.requireNonNull(carrier);
            plmns = Set.copyOf(plmns);
        }

        @Override
        public Snapshot appliedTo(Snapshot before) {
            return before.carrier(carrier, plmns);
        }
    }

    /**
     * A platform was registered, or what is registered of it changed.
     *
     * @param canaryRequired whether a launch needs a canary of the release that runs to have succeeded at the carrier
     */
    record PlatformRegistered(String platform, @Nullable Release baseline, boolean canaryRequired) implements Event {
        public PlatformRegistered {
            Objects.requireNonNull(platform);
        }

        @Override
        public Snapshot appliedTo(Snapshot before) {
            return before.platform(platform, p -> p.registered(baseline, canaryRequired));
        }
    }

    record InterconnectOpened(String platform, String carrier) implements Event {
        public InterconnectOpened {
            Objects.requireNonNull(platform);
            Objects.requireNonNull(carrier);
        }

        @Override
        public Snapshot appliedTo(Snapshot before) {
            return before.platform(platform, p -> p.connected(carrier));
        }
    }

    record InterconnectEnded(String platform, String carrier) implements Event {
        public InterconnectEnded {
            Objects.requireNonNull(platform);
            Objects.requireNonNull(carrier);
        }

        @Override
        public Snapshot appliedTo(Snapshot before) {
            return before.platform(platform, p -> p.disconnected(carrier));
        }
    }

    /** This release runs on the platform since then: every change that introduces it is thereby implemented. */
    record ReleaseReported(String platform, Release release, Instant since) implements Event {
        public ReleaseReported {
            Objects.requireNonNull(platform);
            Objects.requireNonNull(release);
            Objects.requireNonNull(since);
        }

        @Override
        public Snapshot appliedTo(Snapshot before) {
            Snapshot after = before.platform(platform, p -> p.running(this));
            for (String change : before.platform(platform).declared().introducing(release)) {
                after = after.change(change, c -> c.implemented(since));
            }
            return after;
        }
    }

    record ClientRegistered(String client) implements Event {
        public ClientRegistered {
            Objects.requireNonNull(client);
        }

        @Override
        public Snapshot appliedTo(Snapshot before) {
            return before.client(client);
        }
    }

    /** The client may send over the platform in [from, until). */
    record ContractSigned(String contract, String client, String platform, Instant from, Instant until)
            implements Event {
        public ContractSigned {
            Objects.requireNonNull(contract);
            Objects.requireNonNull(client);
            Objects.requireNonNull(platform);
            Objects.requireNonNull(from);
            Objects.requireNonNull(until);
        }

        @Override
        public Snapshot appliedTo(Snapshot before) {
            return before.contract(this);
        }
    }

    /** A contract between the two was given another term; one that was never signed stays unknown. */
    record ContractAmended(String contract, String client, String platform, Instant from, Instant until)
            implements Event {
        public ContractAmended {
            Objects.requireNonNull(contract);
            Objects.requireNonNull(client);
            Objects.requireNonNull(platform);
            Objects.requireNonNull(from);
            Objects.requireNonNull(until);
        }

        @Override
        public Snapshot appliedTo(Snapshot before) {
            return before.hasContract(contract, client, platform)
                    ? before.contract(new ContractSigned(contract, client, platform, from, until))
                    : before;
        }
    }

    /**
     * A change was declared, or amended since; a revision no newer than the one in force changes nothing.
     *
     * @param introduces the release that it brings, if any
     * @param affected the carriers whose sign-off it needs
     * @param carriedOver the carriers whose sign-off of the revision before counts for this one; all others are void
     */
    record ChangeInForce(
            String change,
            int revision,
            String platform,
            Instant windowStart,
            @Nullable Release introduces,
            Set<String> affected,
            Set<String> carriedOver)
            implements Event {
        public ChangeInForce {
            Objects.requireNonNull(change);
            Objects.requireNonNull(platform);
            Objects.requireNonNull(windowStart);
            affected = Set.copyOf(affected);
            carriedOver = Set.copyOf(carriedOver);
        }

        @Override
        public Snapshot appliedTo(Snapshot before) {
            OpenChange old = before.change(change);
            if (old != null && revision <= old.revision()) {
                return before;
            }
            OpenChange open = old == null ? OpenChange.declared(this) : old.amended(this);
            return before.without(change, Platform::forgot)
                    .opened(before.platform(platform).implementedIfRunning(open));
        }
    }

    /** The newest revision now needs the sign-offs of these carriers. */
    record AffectedCarriersChanged(String change, Set<String> affected) implements Event {
        public AffectedCarriersChanged {
            Objects.requireNonNull(change);
            affected = Set.copyOf(affected);
        }

        @Override
        public Snapshot appliedTo(Snapshot before) {
            OpenChange old = before.change(change);
            return old == null
                    ? before
                    : before.without(change, Platform::forgot).opened(old.affecting(affected));
        }
    }

    /** Somebody said that the change is made, be it before its planned start. */
    record ChangeImplemented(String change, Instant at) implements Event {
        public ChangeImplemented {
            Objects.requireNonNull(change);
            Objects.requireNonNull(at);
        }

        @Override
        public Snapshot appliedTo(Snapshot before) {
            return before.change(change, c -> c.implemented(at));
        }
    }

    /** A change was withdrawn or rolled back: its release is no longer declared. */
    record ChangeUndone(String change) implements Event {
        public ChangeUndone {
            Objects.requireNonNull(change);
        }

        @Override
        public Snapshot appliedTo(Snapshot before) {
            return before.without(change, Platform::forgot);
        }
    }

    /**
     * A change was closed: it blocks no more and its release stays declared. The gate takes nobody's word for it: a
     * change that not every affected carrier has accepted by then stays open here.
     *
     * @param at when it was recorded, which nobody can choose
     */
    record ChangeClosed(String change, Instant at) implements Event {
        public ChangeClosed {
            Objects.requireNonNull(change);
            Objects.requireNonNull(at);
        }

        @Override
        public Snapshot appliedTo(Snapshot before) {
            OpenChange open = before.change(change);
            boolean finished = open != null && open.acceptedByAll(at);
            return finished ? before.without(change, Platform::closed) : before;
        }
    }

    /** A carrier spoke; it counts only if it is affected and speaks of the newest revision. */
    record SignedOff(String change, int revision, String carrier, SignOff signOff) implements Event {
        public SignedOff {
            Objects.requireNonNull(change);
            Objects.requireNonNull(carrier);
            Objects.requireNonNull(signOff);
        }

        @Override
        public Snapshot appliedTo(Snapshot before) {
            OpenChange open = before.change(change);
            if (open == null || open.revision() != revision || !open.affected().contains(carrier)) {
                return before;
            }
            return before.change(change, c -> c.signed(carrier, signOff))
                    .platform(
                            open.platform(),
                            p -> p.accepted(carrier, change, open.acceptedFrom(carrier), signOff.acceptedFrom()));
        }
    }

    /** What a hold stops: a campaign, a client's campaigns or a platform's, everywhere or at one carrier. */
    record Scope(On on, String code, @Nullable String carrier) {
        public Scope {
            Objects.requireNonNull(on);
            Objects.requireNonNull(code);
        }

        /** What a hold can stand on. */
        public enum On {
            CAMPAIGN,
            CLIENT,
            PLATFORM
        }
    }

    record HoldPlaced(String hold, Scope scope) implements Event {
        public HoldPlaced {
            Objects.requireNonNull(hold);
            Objects.requireNonNull(scope);
        }

        boolean stops(@Nullable String carrier) {
            return scope.carrier() == null || scope.carrier().equals(carrier);
        }

        @Override
        public Snapshot appliedTo(Snapshot before) {
            return before.holds(before.holds().placed(this));
        }
    }

    record HoldLifted(String hold) implements Event {
        public HoldLifted {
            Objects.requireNonNull(hold);
        }

        @Override
        public Snapshot appliedTo(Snapshot before) {
            return before.holds(before.holds().lifted(hold));
        }
    }

    /**
     * A second person approved an override of the rules with these codes; it is in force from now on and ends at
     * {@code until}.
     *
     * @param at when it was approved
     */
    record OverrideApproved(String override, String campaign, Set<String> codes, Instant until, Instant at)
            implements Event {
        public OverrideApproved {
            Objects.requireNonNull(override);
            Objects.requireNonNull(campaign);
            codes = Set.copyOf(codes);
            Objects.requireNonNull(until);
            Objects.requireNonNull(at);
        }

        @Override
        public Snapshot appliedTo(Snapshot before) {
            return before.overrides(before.overrides().approved(this));
        }
    }

    /** A few messages show from now on whether the carrier delivers what the platform sends. */
    record CanaryStarted(String canary, String platform, String carrier) implements Event {
        public CanaryStarted {
            Objects.requireNonNull(canary);
            Objects.requireNonNull(platform);
            Objects.requireNonNull(carrier);
        }

        @Override
        public Snapshot appliedTo(Snapshot before) {
            return before.platform(platform, p -> p.with(p.canaries().started(canary, carrier)));
        }
    }

    /**
     * A canary has ended. It counts if nothing has changed under it since it was started: neither the release that runs nor
     * the link.
     */
    record CanaryEnded(String canary, String platform, String carrier, Told told) implements Event {
        public CanaryEnded {
            Objects.requireNonNull(canary);
            Objects.requireNonNull(platform);
            Objects.requireNonNull(carrier);
            Objects.requireNonNull(told);
        }

        /** What a canary can tell. */
        public enum Told {
            NOTHING,
            SUCCESS,
            FAILURE
        }

        @Override
        public Snapshot appliedTo(Snapshot before) {
            return before.platform(platform, p -> p.with(p.canaries().ended(canary, carrier, told)));
        }
    }

    /** An override was ended before its time. */
    record OverrideEnded(String override) implements Event {
        public OverrideEnded {
            Objects.requireNonNull(override);
        }

        @Override
        public Snapshot appliedTo(Snapshot before) {
            return before.overrides(before.overrides().without(override));
        }
    }
}
