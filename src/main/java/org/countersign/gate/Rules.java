package org.countersign.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.countersign.gate.Launch.Addressee;
import org.countersign.gate.Reason.Cause;
import org.countersign.gate.Rule.Finding;

/** How each {@link Rule} judges. */
final class Rules {

    private Rules() {}

    static Finding platformKnown(Launch launch, Addressee addressee) {
        return Finding.satisfiedIf(launch.platform().registered(), Cause.PLATFORM_UNKNOWN);
    }

    static Finding carrierKnown(Launch launch, Addressee addressee) {
        if (!addressee.isNobody() && !isKnown(launch, addressee)) {
            return Finding.satisfiedIf(false, Cause.CARRIER_UNKNOWN);
        }
        if (!launch.platform().registered()) {
            return Finding.NOT_APPLICABLE;
        }
        if (addressee.isNobody()) {
            return Finding.satisfiedIf(false, Cause.NO_CARRIER);
        }
        return Finding.satisfiedIf(
                launch.platform().carriers().contains(addressee.carrier()), Cause.NOT_INTERCONNECTED);
    }

    static Finding clientKnown(Launch launch, Addressee addressee) {
        return Finding.satisfiedIf(
                launch.snapshot().knowsClient(launch.question().client()), Cause.CLIENT_UNKNOWN);
    }

    static Finding contractInForce(Launch launch, Addressee addressee) {
        boolean known = launch.platform().registered()
                && launch.snapshot().knowsClient(launch.question().client());
        return known ? Finding.satisfiedIf(launch.contract().isPresent(), Cause.NO_CONTRACT) : Finding.NOT_APPLICABLE;
    }

    static Finding releaseDeclared(Launch launch, Addressee addressee) {
        if (!launch.platform().registered()) {
            return Finding.NOT_APPLICABLE;
        }
        if (launch.runsOn().isEmpty()) {
            return Finding.satisfiedIf(false, Cause.RELEASE_UNKNOWN);
        }
        return satisfiedUnless(launch.undeclared(), undeclared -> undeclared.map(Reason::undeclared));
    }

    static Finding signedOff(Launch launch, Addressee addressee) {
        String carrier = addressee.carrier();
        if (carrier == null || !isKnown(launch, addressee) || !launch.platform().registered()) {
            return Finding.NOT_APPLICABLE;
        }
        return satisfiedUnless(
                launch.unaccepted(carrier),
                unaccepted -> unaccepted
                        .filter(launch::inEffect)
                        .sorted(Comparator.comparing(OpenChange::reference))
                        .map(change ->
                                Reason.unaccepted(change, change.signOffs().get(carrier))));
    }

    static Finding canaryPassed(Launch launch, Addressee addressee) {
        Platform platform = launch.platform();
        String carrier = addressee.carrier();
        if (!platform.canaries().required() || carrier == null || !isKnown(launch, addressee)) {
            return Finding.NOT_APPLICABLE;
        }
        Cause obstacle = platform.canaries().obstacle(carrier);
        if (obstacle == null && launch.untried().isEmpty()) {
            return Finding.SATISFIED;
        }
        List<Reason> reasons = new ArrayList<>();
        for (Release release : launch.runsOn()) {
            Cause cause = launch.untried().contains(release) ? Cause.CANARY_MISSING : obstacle;
            if (cause != null) {
                reasons.add(Reason.untried(cause, release));
            }
        }
        if (obstacle != null && reasons.isEmpty()) {
            reasons.add(Reason.untried(obstacle, null));
        }
        return Finding.satisfiedUnless(List.copyOf(reasons));
    }

    static Finding noHold(Launch launch, Addressee addressee) {
        return satisfiedUnless(
                launch.holds(),
                holds -> holds.filter(hold -> hold.stops(addressee.carrier())).map(hold -> Reason.held(hold.hold())));
    }

    /** Nearly always there is nothing to look at, and then no stream to make. */
    private static <T> Finding satisfiedUnless(List<T> candidates, Function<Stream<T>, Stream<Reason>> reasons) {
        return candidates.isEmpty()
                ? Finding.SATISFIED
                : Finding.satisfiedUnless(reasons.apply(candidates.stream()).toList());
    }

    private static boolean isKnown(Launch launch, Addressee addressee) {
        return addressee.carrier() != null && launch.snapshot().knowsCarrier(addressee.carrier());
    }
}
