package org.countersign.gate;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The newest revision of a change that is in force and has not ended, with what each carrier last said of it.
 *
 * @param signOffs of affected carriers only: who is affected no more, and later again, is asked anew
 */
record OpenChange(
        String reference,
        int revision,
        String platform,
        Instant windowStart,
        @Nullable Release introduces,
        Set<String> affected,
        @Nullable Instant implementedAt,
        PersistentMap<String, SignOff> signOffs) {

    static OpenChange declared(Event.ChangeInForce e) {
        return revised(e, null, PersistentMap.empty());
    }

    /** An implementation once seen stays true of the new revision; of the sign-offs, those carried over. */
    OpenChange amended(Event.ChangeInForce e) {
        return revised(
                e,
                implementedAt,
                signOffsOf(carrier ->
                        e.affected().contains(carrier) && e.carriedOver().contains(carrier)));
    }

    private PersistentMap<String, SignOff> signOffsOf(Predicate<String> kept) {
        PersistentMap<String, SignOff> signOffsKept = PersistentMap.empty();
        for (String carrier : affected) {
            SignOff signOff = signOffs.get(carrier);
            if (signOff != null && kept.test(carrier)) {
                signOffsKept = signOffsKept.with(carrier, signOff);
            }
        }
        return signOffsKept;
    }

    private static OpenChange revised(
            Event.ChangeInForce e, @Nullable Instant implementedAt, PersistentMap<String, SignOff> signOffs) {
        return new OpenChange(
                e.change(),
                e.revision(),
                e.platform(),
                e.windowStart(),
                e.introduces(),
                e.affected(),
                implementedAt,
                signOffs);
    }

    OpenChange affecting(Set<String> carriers) {
        return new OpenChange(
                reference,
                revision,
                platform,
                windowStart,
                introduces,
                carriers,
                implementedAt,
                signOffsOf(carriers::contains));
    }

    /** Implemented at the earliest instant ever given. */
    OpenChange implemented(Instant at) {
        Instant earliest = implementedAt == null || at.isBefore(implementedAt) ? at : implementedAt;
        return new OpenChange(reference, revision, platform, windowStart, introduces, affected, earliest, signOffs);
    }

    OpenChange signed(String carrier, SignOff signOff) {
        return new OpenChange(
                reference,
                revision,
                platform,
                windowStart,
                introduces,
                affected,
                implementedAt,
                signOffs.with(carrier, signOff));
    }

    boolean introduces(Release release) {
        return introduces != null && introduces.matches(release);
    }

    /** Planned start or implementation, whichever is earlier. */
    Instant effectFrom() {
        return implementedAt == null || windowStart.isBefore(implementedAt) ? windowStart : implementedAt;
    }

    /** In effect by time, or because the launch runs on the very release that the change introduces. */
    boolean inEffect(Instant launch, List<Release> runsOn) {
        return !effectFrom().isAfter(launch) || runsOn.stream().anyMatch(this::introduces);
    }

    Instant acceptedFrom(String carrier) {
        SignOff newest = signOffs.get(carrier);
        return newest == null ? SignOff.NEVER : newest.acceptedFrom();
    }

    boolean acceptedByAll(Instant at) {
        return affected.stream().noneMatch(carrier -> acceptedFrom(carrier).isAfter(at));
    }
}
