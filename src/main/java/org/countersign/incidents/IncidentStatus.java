package org.countersign.incidents;

/** How far an incident has come. */
public enum IncidentStatus {
    /** Nobody has acknowledged it yet. */
    OPEN,
    ACKNOWLEDGED,
    /** One person holds that it is over; another has to agree. */
    CLOSING_PROPOSED,
    CLOSED,
    /** It turned out to be part of another one, which goes on. */
    MERGED;

    /** Whether it goes on. */
    public boolean isOpen() {
        return this != CLOSED && this != MERGED;
    }
}
