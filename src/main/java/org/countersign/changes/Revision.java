package org.countersign.changes;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.countersign.core.ActorId;
import org.countersign.core.JsonColumn;
import org.countersign.core.Limits;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One wording of a change. It never changes: whoever signs off knows what they signed. */
@Entity
@Immutable
@Table(name = "change_revision")
public class Revision {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "change_id", nullable = false, updatable = false)
    private long changeId;

    @Column(name = "number", nullable = false, updatable = false)
    private int number;

    @Column(name = "digest", nullable = false, updatable = false, length = 71)
    private String digest;

    @Convert(converter = ContentColumn.class)
    @Column(name = "content", nullable = false, updatable = false, length = JsonColumn.LENGTH)
    private ChangeContent content;

    @Column(name = "editorial", nullable = false, updatable = false)
    private boolean editorial;

    @Column(name = "reason", updatable = false, length = Limits.TEXT)
    private @Nullable String reason;

    @Column(name = "written_at", nullable = false, updatable = false)
    private Instant writtenAt;

    @Column(name = "written_by", nullable = false, updatable = false, length = 64)
    private String writtenBy;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Revision() {}

    /** The present revision of a change. */
    Revision(Change change, ChangeContent content, boolean editorial, @Nullable String reason, ActorId by, Instant at) {
        this.changeId = change.id();
        this.number = change.revision();
        this.digest = change.digest();
        this.content = content;
        this.editorial = editorial;
        this.reason = reason;
        this.writtenAt = at;
        this.writtenBy = by.value();
    }

    public long changeId() {
        return changeId;
    }

    public int number() {
        return number;
    }

    public String digest() {
        return digest;
    }

    public ChangeContent content() {
        return content;
    }

    /** Whether sign-offs of the revision before were carried over. */
    public boolean isEditorial() {
        return editorial;
    }

    /** Why it took the place of the revision before; null for the first. */
    public @Nullable String reason() {
        return reason;
    }

    public Instant writtenAt() {
        return writtenAt;
    }

    public ActorId writtenBy() {
        return new ActorId(writtenBy);
    }
}
