package org.countersign.notices;

/** How far the time is in which a carrier promised to acknowledge. */
public enum ReminderStage {
    /** It will be over soon. */
    AHEAD,
    /** It is over. */
    DUE,
    /** It has been over for a while: the next ones at the carrier are written to. */
    OVERDUE
}
