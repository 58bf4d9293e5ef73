package org.countersign.notices.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.countersign.core.ActorId;
import org.countersign.core.Ids;
import org.jspecify.annotations.Nullable;

/** A secret address at which a person's calendar can be read. The secret is kept nowhere, only its hash. */
@Entity
@Table(name = "calendar_feed")
class CalendarFeed {
    @Id
    private String id;

    @Column(nullable = false, updatable = false, length = 64)
    private String person;

    @Column(nullable = false, updatable = false, length = 71)
    private String hash;

    @Column(name = "made_at", nullable = false, updatable = false)
    private Instant madeAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @Version
    @Column(nullable = false)
    private long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected CalendarFeed() {}

    CalendarFeed(ActorId person, FeedSecret secret, Instant at) {
        this.id = "f-" + Ids.next(at);
        this.person = person.value();
        this.hash = secret.hash();
        this.madeAt = at;
    }

    String id() {
        return id;
    }

    /** Whose calendar it is. */
    ActorId person() {
        return new ActorId(person);
    }

    String hash() {
        return hash;
    }

    Instant madeAt() {
        return madeAt;
    }

    long version() {
        return version;
    }

    /** Ends it for good. */
    void revoke(Instant at) {
        if (revokedAt != null) {
            throw new IllegalStateException(id + " has been revoked already");
        }
        revokedAt = at;
    }
}
