package org.countersign.incidents;

import java.time.Instant;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/** Something that is done so that an incident does not happen again; its texts are commitments where they are kept. */
public record CorrectiveAction(
        FreeText action,
        @Nullable FreeText responsible,
        @Nullable Instant due,
        @Nullable Instant doneAt) {}
