package org.countersign.gate;

import java.time.Instant;

/**
 * What the answer to a question would be from one launch time on, as long as nothing new happens.
 *
 * @param from the first launch time that it holds for; it holds until the next moment of the forecast
 */
public record Moment(Instant from, Decision decision) {}
