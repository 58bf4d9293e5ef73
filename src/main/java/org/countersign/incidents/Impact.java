package org.countersign.incidents;

import java.time.Instant;
import org.countersign.core.ActorId;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/** What an incident did to people, as {@link IncidentImpactSet} tells it; the text is a commitment where it is kept. */
record Impact(
        @Nullable Long recipients,
        @Nullable Long harmed,
        @Nullable Long putRight,
        @Nullable FreeText note,
        Instant at,
        ActorId by) {}
