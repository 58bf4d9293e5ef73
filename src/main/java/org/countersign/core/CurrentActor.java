package org.countersign.core;

/** Tells who makes the present request; the room {@code access} knows. */
public interface CurrentActor {
    /** The caller's id; {@link ActorId#ANONYMOUS} without credentials, {@link ActorId#SYSTEM} outside any request. */
    ActorId id();
}
