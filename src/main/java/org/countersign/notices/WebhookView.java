package org.countersign.notices;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.countersign.core.ActorId;
import org.countersign.core.Language;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as the API shows it: all but its secrets.
 *
 * @param carrier the carrier for which it reads, if it does so for one
 * @param client the client for which it reads, if it does so for one
 * @param language of its sentences; absent where it gets none, or none was chosen
 * @param earlierSecretUntil until when the secret before the last rotation signs too; null when it does not
 * @param forEveryClient whether it reads as a campaign system of all clients
 * @param endedAt when its receiver answered 410; null while it is served
 */
public record WebhookView(
        String id,
        String url,
        List<Event> events,
        @Nullable String carrier,
        @Nullable String client,
        WebhookFormat format,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Language language,
        WebhookState state,
        @Nullable Instant earlierSecretUntil,
        Instant registeredAt,
        ActorId registeredBy,
        @Nullable Instant endedAt,
        @JsonIgnore boolean forEveryClient,
        @JsonIgnore long version) {

    /** Where its receiver is; the rest of the address may hold what only its owner should know. */
    public String host() {
        return Target.host(url);
    }

    static WebhookView of(Webhook webhook, Instant now) {
        Instant until = webhook.earlierUntil();
        return new WebhookView(
                webhook.id(),
                webhook.url(),
                webhook.events(),
                webhook.subscriber().carrier(),
                webhook.subscriber().client(),
                webhook.format(),
                webhook.language(),
                webhook.state(),
                until != null && now.isBefore(until) ? until : null,
                webhook.registeredAt(),
                webhook.registeredBy(),
                webhook.endedAt(),
                webhook.subscriber().equals(Subscriber.client(null)),
                webhook.version());
    }
}
