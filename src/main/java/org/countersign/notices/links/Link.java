package org.countersign.notices.links;

import java.time.Instant;
import org.countersign.core.ActorId;
import org.jspecify.annotations.Nullable;

/**
 * Lets who has it answer one revision of one change for one carrier, for a while.
 *
 * @param id also the opaque id of who answers by it
 * @param change the reference of the change
 * @param recipient to whom it was sent, as an opaque id
 * @param openedAt when it was first opened, perhaps by a program that looks for dangerous links; null before that
 */
public record Link(
        String id,
        String change,
        int revision,
        String carrier,
        String recipient,
        Instant expiresAt,
        @Nullable Instant openedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant revokedAt) {
    ActorId actor() {
        return new ActorId(id);
    }

    boolean isOverAt(Instant now) {
        return revokedAt != null || !now.isBefore(expiresAt);
    }
}
