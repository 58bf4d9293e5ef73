package org.countersign.notices;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.countersign.core.ShownOnce;
import org.jspecify.annotations.Nullable;

/**
 * The answer to who registered a webhook, or gave it another secret.
 *
 * @param secret what its deliveries are signed with from now on, {@code whsec_…}, to be stored by its owner; null when the
 *     answer is repeated
 */
public record IssuedWebhook(
        @JsonUnwrapped WebhookView view, @Nullable String secret) implements ShownOnce {
    @Override
    public IssuedWebhook withoutSecret() {
        return new IssuedWebhook(view, null);
    }

    @Override
    public String toString() {
        return "IssuedWebhook[" + view.id() + "]";
    }
}
