package org.countersign.watch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The settings of the watch as the API shows them; see {@link SettingsContent}. */
public record SettingsView(
        long warnAt,
        long holdAt,
        int campaignsThatAgree,
        double usualFailureRate,
        long earlyAgeSeconds,
        long middleAgeMinutes,
        long validityHours,
        long acknowledgeWithinMinutes,
        @JsonIgnore @Schema(hidden = true) long version) {}
