package org.countersign.notices.maintenance;

/** Whether it is known whose maintenance it is. */
public enum MaintenanceState {
    /** Nobody has said yet which carrier's it is. */
    UNMATCHED,
    /** It is a carrier's, and shows there. */
    MATCHED,
    /** A person has said that it is none of ours. */
    DISMISSED
}
