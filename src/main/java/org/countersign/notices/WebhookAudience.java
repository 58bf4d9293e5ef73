package org.countersign.notices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.access.Role;
import org.jspecify.annotations.Nullable;

/** Knows for whom webhooks want to be told of something, for facts that are made only to be told. */
@ApplicationScoped
public class WebhookAudience {
    private final Sql sql;

    WebhookAudience(Sql sql) {
        this.sql = sql;
    }

    /**
     * Whose affairs somebody wants to be told of.
     *
     * @param only these clients'; null for all
     */
    public record Clients(@Nullable Set<String> only) {
        public boolean isNobody() {
            return only != null && only.isEmpty();
        }
    }

    private record Wish(List<Event> events, Subscriber subscriber) {}

    /** The clients whose webhooks want to be told of this. */
    @Transactional
    public Clients clients(Event event) {
        Set<String> clients = new HashSet<>();
        for (Subscriber subscriber : subscribers(event)) {
            String client = subscriber.client();
            if (client == null) {
                return new Clients(null);
            }
            clients.add(client);
        }
        return new Clients(clients);
    }

    /** The carriers whose own webhooks want to be told of this. */
    @Transactional
    public Set<String> carriers(Event event) {
        return subscribers(event).stream()
                .flatMap(subscriber -> Stream.ofNullable(subscriber.carrier()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Subscriber> subscribers(Event event) {
        EventsColumn column = new EventsColumn();
        return sql
                .list(
                        "select events, reads_as, carrier, client from webhook where state = ?",
                        row -> new Wish(
                                column.convertToEntityAttribute(row.getString(1)),
                                new Subscriber(Role.valueOf(row.getString(2)), row.getString(3), row.getString(4))),
                        WebhookState.ENABLED.name())
                .stream()
                .filter(wish -> wish.events().contains(event))
                .map(Wish::subscriber)
                .filter(subscriber -> event.isFor(subscriber.role()))
                .toList();
    }
}
