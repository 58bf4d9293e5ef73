package org.countersign.watch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.countersign.watch.detect.Level;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier was compared with in one campaign, and what the campaign added to the carrier's history.
 *
 * @param since when the first of its messages was heard of; null for campaigns from before that was kept
 * @param failureRate the share of failures that was usual at most when it began
 * @param judged its messages that were judged in times without incident
 * @param failed those of them that had failed
 * @param state as the watch has it now
 */
public record BaselineInUse(
        @Schema(examples = "pe-2013-09-relance") String campaign,
        @Nullable Instant since,
        double failureRate,
        long judged,
        long failed,
        Level state,
        @JsonIgnore @Schema(hidden = true) long stream) {}
