package org.countersign.changes;

/** How far a change has come. */
public enum ChangeStatus {
    DRAFT,
    DECLARED,
    IMPLEMENTED,
    CLOSED,
    WITHDRAWN,
    ROLLED_BACK;

    /** Whether it may still be amended, and follows its platform's interconnects. */
    public boolean isOpen() {
        return this == DRAFT || isInForce();
    }

    /** Whether carriers are asked to sign off. */
    public boolean isInForce() {
        return this == DECLARED || this == IMPLEMENTED;
    }
}
