package org.countersign.ui.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the newest revision of a change has changed.
 *
 * @param from the revision that it is compared with, which the carrier has signed or read
 * @param reason why it was amended
 */
public record Amendment(int from, @Nullable String reason, List<Difference> differences) {}
