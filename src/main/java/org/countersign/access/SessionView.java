package org.countersign.access;

import java.time.Instant;

/**
 * A session as its owner and administrators see it.
 *
 * @param person the opaque id of whose it is
 * @param device the browser and the system, such as {@code Firefox · Linux}; empty where the browser did not say
 * @param lastUsedAt to the minute
 */
public record SessionView(
        String id, String person, String name, String login, String device, Instant begunAt, Instant lastUsedAt) {
    static SessionView of(Session session, Person owner) {
        return new SessionView(
                session.id(),
                owner.id(),
                owner.name(),
                owner.login(),
                session.device(),
                session.begunAt(),
                session.lastUsedAt());
    }
}
