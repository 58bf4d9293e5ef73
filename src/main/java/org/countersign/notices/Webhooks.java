package org.countersign.notices;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.access.Caller;
import org.countersign.access.Role;
import org.countersign.core.Conditions;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;

/** Finds webhooks; deleted ones are not found. */
@ApplicationScoped
class Webhooks implements PanacheRepositoryBase<Webhook, String> {
    Optional<Webhook> of(String id, Caller caller) {
        return findByIdOptional(id)
                .filter(webhook -> webhook.state() != WebhookState.DELETED)
                .filter(webhook -> webhook.subscriber().isOf(caller));
    }

    /** As {@link #of}, with its row locked. */
    Optional<Webhook> lock(String id, Caller caller) {
        return lock(id).filter(webhook -> webhook.subscriber().isOf(caller));
    }

    Optional<Webhook> lock(String id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(webhook -> webhook.state() != WebhookState.DELETED);
    }

    /** One more than the page holds, newest first, of those that the caller may know of. */
    List<Webhook> page(Caller caller, Paging paging) {
        Conditions conditions = existing();
        if (!Subscriber.readsAll(caller)) {
            conditions
                    .equal("readsAs", caller.has(Role.CARRIER) ? Role.CARRIER : Role.CAMPAIGN_SYSTEM)
                    .equal("carrier", caller.carrier())
                    .equal("client", caller.client());
        }
        Cursor.Position after = paging.position(1);
        conditions.and("id < :after", "after", after == null ? null : after.text(0));
        return find(conditions.then("order by id desc"), conditions.parameters())
                .page(0, paging.rows())
                .list();
    }

    /** Those of these ids, ended ones too. */
    Map<String, Webhook> byIds(Set<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : list("id in ?1", ids).stream().collect(Collectors.toMap(Webhook::id, Function.identity()));
    }

    /** How many there are for the same subscriber. */
    long count(Subscriber subscriber) {
        Conditions conditions = existing()
                .equal("readsAs", subscriber.role())
                .same("carrier", subscriber.carrier())
                .same("client", subscriber.client());
        return count(conditions.text(), conditions.parameters());
    }

    long countAll() {
        Conditions conditions = existing();
        return count(conditions.text(), conditions.parameters());
    }

    private static Conditions existing() {
        return new Conditions().and("state <> :deleted", "deleted", WebhookState.DELETED);
    }
}
