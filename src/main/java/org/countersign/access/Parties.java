package org.countersign.access;

/**
 * Knows the carriers or the clients that a role may be bound to. This room declares it and the rooms that hold the
 * parties implement it, one bean for each kind, so that the arrows between rooms point one way.
 */
public interface Parties {
    /** What kind of party a role is bound to. */
    enum Kind {
        CARRIER,
        CLIENT
    }

    /** Which kind this bean knows. */
    Kind kind();

    /** Whether there is one with this code. */
    boolean exists(String code);
}
