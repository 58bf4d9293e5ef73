package org.countersign.watch.detect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one message.
 *
 * @param carrier the one to which it was submitted, wherever its number has gone since
 * @param recipient what tells one recipient from another without telling who it is, such as a keyed hash of the number; null
 *     when that is not known
 * @param knownAt when the first submission or report of it was taken in
 * @param announced whether its submission was taken in; false while only reports of it were
 * @param fate its final outcome, null while there is none
 */
public record Sent(
        SendKey key,
        String carrier,
        @Nullable String recipient,
        Instant knownAt,
        boolean announced,
        @Nullable Fate fate) {
    /**
     * What two takings-in of one message say together, in whichever order and however often they come. Where they name
     * different carriers, the submission's counts.
     */
    public Sent and(Sent other) {
        if (!key.equals(other.key)) {
            throw new IllegalArgumentException("two messages");
        }
        Fate both = fate == null ? other.fate : other.fate == null ? fate : fate.and(other.fate);
        return new Sent(
                key,
                carrierWith(other),
                first(recipient, other.recipient),
                knownAt.isBefore(other.knownAt) ? knownAt : other.knownAt,
                announced || other.announced,
                both);
    }

    private String carrierWith(Sent other) {
        if (announced != other.announced) {
            return announced ? carrier : other.carrier;
        }
        return carrier.compareTo(other.carrier) <= 0 ? carrier : other.carrier;
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }
}
