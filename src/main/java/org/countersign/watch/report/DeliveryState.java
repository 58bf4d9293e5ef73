package org.countersign.watch.report;

/**
 * What is known of a message: the one table of what each state means to the delivery watch.
 *
 * <p>The states are those of SMPP 3.4 §5.2.28 ({@code message_state}) and of its receipts (appendix B), with DELIVERED divided
 * into what reached the carrier and what reached the handset, because several providers report both with similar words.
 */
public enum DeliveryState {
    /** Somebody on the way took it: SMPP ACCEPTED and ENROUTE. Not delivered; the standard's ACCEPTD promises nothing more. */
    ACCEPTED(0, Outcome.PENDING, false),
    /** Kept for another try, for example because the handset is switched off. */
    BUFFERED(1, Outcome.PENDING, false),
    /** Handed to the carrier, whatever becomes of it there. */
    DELIVERED_NETWORK(2, Outcome.PENDING, false),
    /** On the recipient's handset: SMPP DELIVERED. */
    DELIVERED_HANDSET(3, Outcome.DELIVERED, false),
    /** Its validity period ran out. */
    EXPIRED(4, Outcome.FAILED, false),
    /** Nobody will try again. */
    UNDELIVERABLE(5, Outcome.FAILED, false),
    /** Somebody on the way refused it. */
    REJECTED(6, Outcome.FAILED, true),
    /** Taken back before it was delivered. */
    DELETED(7, Outcome.FAILED, false),
    /** The reporter does not know either; so it counts as not delivered only when its time is up. */
    UNKNOWN(8, Outcome.PENDING, false);

    private final int number;
    private final Outcome outcome;
    private final boolean refusal;

    DeliveryState(int number, Outcome outcome, boolean refusal) {
        this.number = number;
        this.outcome = outcome;
        this.refusal = refusal;
    }

    /** How the state stands in databases; it never changes. */
    public int number() {
        return number;
    }

    /** The state of this number. */
    public static DeliveryState of(int number) {
        for (DeliveryState state : values()) {
            if (state.number == number) {
                return state;
            }
        }
        throw new IllegalArgumentException("no state " + number);
    }

    /** How a message in this state ended, if it has. */
    public Outcome outcome() {
        return outcome;
    }

    /** Whether nothing more is to be expected; else the state is intermediate. */
    public boolean isFinal() {
        return outcome != Outcome.PENDING;
    }

    /**
     * Whether a message that ended so was refused for what it is, not because of its recipient: what a block looks like. A
     * rejection without a reason is one; else the reason tells.
     */
    public boolean isHardFailure(FailureReason reason) {
        return outcome == Outcome.FAILED && (reason.tellsNothing() ? refusal : reason.isHard());
    }
}
