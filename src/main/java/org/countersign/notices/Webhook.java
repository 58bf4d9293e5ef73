package org.countersign.notices;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.countersign.access.Role;
import org.countersign.core.ActorId;
import org.countersign.core.Ids;
import org.countersign.core.Language;
import org.countersign.core.Limits;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Somebody's wish to be told of facts by HTTP. */
@Entity
@Table(name = "webhook")
class Webhook {
    @Id
    private String id;

    @Column(nullable = false, updatable = false, length = NewWebhook.LONGEST_URL)
    private String url;

    @Column(nullable = false, updatable = false, length = 1000)
    @Convert(converter = EventsColumn.class)
    private List<Event> events;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "reads_as", nullable = false, updatable = false, length = 16)
    private Role readsAs;

    @Column(updatable = false, length = Limits.CODE_LENGTH)
    private @Nullable String carrier;

    @Column(updatable = false, length = Limits.CODE_LENGTH)
    private @Nullable String client;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(nullable = false, updatable = false, length = 16)
    private WebhookFormat format;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(updatable = false, length = 2)
    private @Nullable Language language;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(nullable = false, length = 16)
    private WebhookState state;

    @Column(length = 200)
    private @Nullable String secret;

    @Column(name = "earlier_secret", length = 200)
    private @Nullable String earlierSecret;

    @Column(name = "earlier_until")
    private @Nullable Instant earlierUntil;

    @Column(nullable = false)
    private long since;

    @Column(name = "registered_by", nullable = false, updatable = false, length = 64)
    private String registeredBy;

    @Column(name = "registered_at", nullable = false, updatable = false)
    private Instant registeredAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Version
    @Column(nullable = false)
    private long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Webhook() {}

    Webhook(NewWebhook wanted, Subscriber subscriber, ActorId by, Instant at) {
        this.id = "w-" + Ids.next(at);
        this.url = wanted.url();
        this.events = List.copyOf(wanted.events());
        this.format = wanted.format();
        this.language = wanted.language();
        this.readsAs = subscriber.role();
        this.carrier = subscriber.carrier();
        this.client = subscriber.client();
        this.state = WebhookState.ENABLED;
        this.registeredBy = by.value();
        this.registeredAt = at;
    }

    String id() {
        return id;
    }

    String url() {
        return url;
    }

    List<Event> events() {
        return events;
    }

    Subscriber subscriber() {
        return new Subscriber(readsAs, carrier, client);
    }

    WebhookFormat format() {
        return format;
    }

    /** Of its sentences; null for one that gets none. */
    @Nullable
    Language language() {
        return language;
    }

    /** Who reads what it is sent, and how. */
    Reader reader() {
        return new Reader(subscriber(), format, language == null ? Language.EN : language);
    }

    WebhookState state() {
        return state;
    }

    Instant registeredAt() {
        return registeredAt;
    }

    ActorId registeredBy() {
        return new ActorId(registeredBy);
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    /** Until when the secret before the last rotation signs too; null when there is none. */
    @Nullable
    Instant earlierUntil() {
        return earlierUntil;
    }

    long version() {
        return version;
    }

    /** It hears of what comes after this entry. */
    void hearsSince(long entry) {
        since = entry;
    }

    /** Takes its first secret, sealed. */
    void take(String sealed) {
        secret = sealed;
    }

    /** Takes another secret, sealed; the one before goes on signing until then, one before that no longer. */
    void rotate(String sealed, Instant until) {
        earlierSecret = secret;
        earlierUntil = until;
        secret = sealed;
    }

    /** The secrets that sign at this time, sealed, the newest first. */
    List<String> secretsAt(Instant now) {
        List<String> valid = new ArrayList<>();
        valid.add(Objects.requireNonNull(secret));
        if (earlierSecret != null && earlierUntil != null && now.isBefore(earlierUntil)) {
            valid.add(earlierSecret);
        }
        return valid;
    }

    boolean isEnabled() {
        return state == WebhookState.ENABLED;
    }

    /** Its receiver wants no more. */
    void disable(Instant at) {
        if (state != WebhookState.ENABLED) {
            throw new IllegalStateException(id + " has ended already");
        }
        state = WebhookState.DISABLED;
        endedAt = at;
    }

    /** Ends it for good; its secrets are forgotten. */
    void delete(Instant at) {
        state = WebhookState.DELETED;
        endedAt = at;
        secret = null;
        earlierSecret = null;
        earlierUntil = null;
    }
}
