package org.countersign.notices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        EventsColumn column = new EventsColumn();
        List<Wish> wishes = sql.list(
                "select events, reads_as, carrier, client from webhook where state = ?",
                row -> new Wish(
                        column.convertToEntityAttribute(row.getString(1)),
                        new Subscriber(Role.valueOf(row.getString(2)), row.getString(3), row.getString(4))),
                WebhookState.ENABLED.name());
        Set<String> clients = new HashSet<>();
        for (Wish wish : wishes) {
            if (!wish.events().contains(event) || !event.isFor(wish.subscriber().role())) {
                continue;
            }
            String client = wish.subscriber().client();
            if (client == null) {
                return new Clients(null);
            }
            clients.add(client);
        }
        return new Clients(clients);
    }
}
