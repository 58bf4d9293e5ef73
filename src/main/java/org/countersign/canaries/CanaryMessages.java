package org.countersign.canaries;

import java.time.Instant;

/** Reads what became of the messages of a canary; the delivery watch does. */
public interface CanaryMessages {
    /**
     * What the messages tell that a campaign has sent to a carrier since then, in send order, at most so many.
     *
     * @param attempt which canary in a row it is of which none has succeeded, from 1; each has to tell more than the one before
     */
    Tale of(String campaign, String carrier, Instant since, int most, int attempt);

    /**
     * What they have told so far.
     *
     * @param verdict {@code RUNNING} while they have told nothing
     * @param judged messages that counted, {@code failed} among them
     * @param ratio how much likelier they are if the carrier fails than if it does not
     */
    record Tale(ReleaseCanaryState verdict, int judged, int failed, double ratio) {}
}
