package org.countersign.watch.report;

/** Why a message was not delivered, as far as its reporter tells. */
public enum FailureReason {
    /** Nothing failed. */
    NONE(0),
    /** The carrier blocks this traffic. */
    CARRIER_BLOCKED(1),
    /** The carrier does not know the sender's name or number. */
    SENDER_UNREGISTERED(2),
    /** The handset is off or out of coverage. */
    ABSENT(3),
    UNKNOWN_NUMBER(4),
    /** The recipient does not want it or may not receive it. */
    RECIPIENT_BARRED(5),
    /** The handset does not take it: full, busy, not able to. */
    HANDSET(6),
    /** Trouble in a network on the way. */
    NETWORK(7),
    /** No way to the number, or it was ported and nobody followed. */
    ROUTING_PORTABILITY(8),
    /** Refused because of what it says. */
    CONTENT(9),
    /** The sending platform's own trouble: credit, quota, queue, form of the message. */
    PLATFORM(10),
    /** It failed, and the report does not say why in words that are known here. */
    UNSPECIFIED(11);

    private final int number;

    FailureReason(int number) {
        this.number = number;
    }

    /** How the reason stands in databases; it never changes. */
    public int number() {
        return number;
    }

    /** The reason of this number. */
    public static FailureReason of(int number) {
        for (FailureReason reason : values()) {
            if (reason.number == number) {
                return reason;
            }
        }
        throw new IllegalArgumentException("no reason " + number);
    }

    /** Whether the message was refused for what it is, and so the next one will be too. */
    public boolean isHard() {
        return switch (this) {
            case CARRIER_BLOCKED, SENDER_UNREGISTERED, CONTENT -> true;
            case NONE,
                    ABSENT,
                    UNKNOWN_NUMBER,
                    RECIPIENT_BARRED,
                    HANDSET,
                    NETWORK,
                    ROUTING_PORTABILITY,
                    PLATFORM,
                    UNSPECIFIED -> false;
        };
    }

    boolean tellsNothing() {
        return this == NONE || this == UNSPECIFIED;
    }

    /** This reason for a message in this state: none where nothing failed, and never none where something did. */
    public FailureReason in(DeliveryState state) {
        if (state.outcome() != Outcome.FAILED) {
            return NONE;
        }
        return this == NONE ? UNSPECIFIED : this;
    }
}
