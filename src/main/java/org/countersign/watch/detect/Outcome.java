package org.countersign.watch.detect;

/** What a message counts as where it is judged. */
public enum Outcome {
    /** It has reached the handset, or the network says so. */
    DELIVERED,
    /** It has finally failed, for a reason that may be the recipient's: absent, unknown, expired. */
    FAILED,
    /** It has finally failed because the carrier would not carry it: blocked, sender not registered, rejected. */
    REFUSED,
    /** Nothing final is known of it at the age at which it is judged. */
    SILENT;

    public boolean isFailure() {
        return this == FAILED || this == REFUSED;
    }
}
