package org.countersign.incidents;

import java.time.Instant;
import org.countersign.core.ActorId;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/** That a client was told; the texts are commitments where they are kept. */
record Informed(
        String client, Instant at, FreeText by, @Nullable FreeText note, Instant recordedAt, ActorId recordedBy) {}
