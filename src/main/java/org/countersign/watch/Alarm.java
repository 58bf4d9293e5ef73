package org.countersign.watch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The event that an anomaly was raised, in the transaction in which it is put on record and its hold placed.
 *
 * @param firstBad the message with which it began, as far as that is known
 * @param acknowledgeWithin how long a duty owner has for the incident, by the settings at this time
 */
public record Alarm(AnomalyRaised anomaly, @Nullable BadMessage firstBad, Duration acknowledgeWithin) {}
