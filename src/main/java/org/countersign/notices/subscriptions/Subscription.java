package org.countersign.notices.subscriptions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.core.ActorId;
import org.countersign.core.Ids;
import org.countersign.core.Language;
import org.countersign.core.Limits;
import org.countersign.notices.Event;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What somebody wants to be written to about. Nobody has one as long as they want what is usual. */
@Entity
@Table(name = "subscription")
class Subscription {
    @Id
    private String id;

    @Column(nullable = false, updatable = false, length = 64)
    private String recipient;

    @Column(updatable = false, length = Limits.CODE_LENGTH)
    private @Nullable String carrier;

    @Column(length = 1000)
    private @Nullable String events;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(length = 2)
    private @Nullable Language language;

    @Version
    @Column(nullable = false)
    private long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Subscription() {}

    /**
     * A subscription to what is usual.
     *
     * @param recipient the opaque id of a contact, or an account's
     * @param carrier the contact's carrier; null for an account
     */
    Subscription(String recipient, @Nullable String carrier, Instant at) {
        this.id = "u-" + Ids.next(at);
        this.recipient = recipient;
        this.carrier = carrier;
    }

    String id() {
        return id;
    }

    String recipient() {
        return recipient;
    }

    /** What they have chosen; null for what is usual. */
    @Nullable
    List<Event> events() {
        return events == null
                ? null
                : Stream.of(events.split(",", -1))
                        .filter(word -> !word.isEmpty())
                        .map(Event::ofKind)
                        .map(Objects::requireNonNull)
                        .toList();
    }

    boolean isUsual() {
        return events == null;
    }

    boolean names(Event event) {
        List<Event> chosen = events();
        return chosen != null && chosen.contains(event);
    }

    /** The language that a contact is written in; null for the carrier's. */
    @Nullable
    Language language() {
        return language;
    }

    long version() {
        return version;
    }

    /** Takes another choice; false when it is the present one. */
    boolean choose(SubscriptionContent content) {
        @Nullable String chosen = column(content.events());
        if (Objects.equals(chosen, events) && content.language() == language) {
            return false;
        }
        events = chosen;
        language = content.language();
        return true;
    }

    static @Nullable String column(@Nullable List<Event> events) {
        return events == null ? null : events.stream().sorted().map(Event::kind).collect(Collectors.joining(","));
    }

    SubscriptionMade made() {
        return new SubscriptionMade(id, carrier == null ? new ActorId(recipient) : null, carrier, events(), language);
    }

    SubscriptionAmended amended() {
        return new SubscriptionAmended(id, events(), language);
    }
}
