package org.countersign.changes;

import java.time.Instant;

/**
 * The sign-off that moves an affected carrier.
 *
 * @param signOff its id
 * @param revision of which it speaks
 */
public record SignOffMark(String signOff, int revision, Instant at) {}
