package org.countersign.watch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

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
        @Nullable CanaryBeforeLift canaryBeforeLift,
        @JsonIgnore @Schema(hidden = true) long version) {}
