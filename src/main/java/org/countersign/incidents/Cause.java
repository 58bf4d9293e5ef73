package org.countersign.incidents;

import java.time.Instant;
import org.countersign.core.ActorId;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/** What caused an incident; the text is a commitment where it is kept. */
record Cause(FreeText cause, @Nullable String change, Instant at, ActorId by) {}
