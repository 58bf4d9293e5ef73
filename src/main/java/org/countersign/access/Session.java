package org.countersign.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.countersign.core.ActorId;
import org.countersign.core.Ids;

/** Somebody signed in on a page, in one browser. */
@Entity
@Table(name = "page_session")
class Session {
    @Id
    private String id;

    @Column(nullable = false, updatable = false)
    private String person;

    /** The person's {@link Person#sessionVersion} when it began. */
    @Column(nullable = false, updatable = false)
    private long version;

    @Column(nullable = false, updatable = false)
    private String device;

    @Column(name = "begun_at", nullable = false, updatable = false)
    private Instant begunAt;

    @Column(name = "last_used_at", nullable = false)
    private Instant lastUsedAt;

    protected Session() {}

    Session(Person person, String device, Instant now) {
        this.id = "e-" + Ids.next(now);
        this.person = person.id();
        this.version = person.sessionVersion();
        this.device = device;
        this.begunAt = now;
        this.lastUsedAt = now;
    }

    String id() {
        return id;
    }

    ActorId person() {
        return new ActorId(person);
    }

    /** Whether this account has not ended it since. */
    boolean countsFor(Person owner) {
        return !owner.isDisabled() && owner.sessionVersion() == version;
    }

    String device() {
        return device;
    }

    Instant begunAt() {
        return begunAt;
    }

    Instant lastUsedAt() {
        return lastUsedAt;
    }
}
