package org.countersign.notices.subscriptions;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds subscriptions. */
@ApplicationScoped
class Subscriptions implements PanacheRepositoryBase<Subscription, String> {
    Optional<Subscription> of(String recipient) {
        return find("recipient", recipient).firstResultOptional();
    }

    /** Those of these recipients who have one, by the recipients. */
    Map<String, Subscription> of(Collection<String> recipients) {
        return recipients.isEmpty()
                ? Map.of()
                : list("recipient in ?1", recipients).stream()
                        .collect(Collectors.toMap(Subscription::recipient, Function.identity()));
    }

    /** The people with an account who have chosen something else than is usual, in any order. */
    List<Subscription> ofPeople() {
        return list("carrier is null and events is not null");
    }
}
