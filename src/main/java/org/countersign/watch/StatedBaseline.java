package org.countersign.watch;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody has stated as the usual failure rate of a carrier, as it stands in the ledger.
 *
 * @param by the opaque id of who has
 */
public record StatedBaseline(@Schema(examples = "0.03") double failureRate, Instant at, String by) {}
