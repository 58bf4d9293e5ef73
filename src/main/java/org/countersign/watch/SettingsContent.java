package org.countersign.watch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.countersign.core.FieldError;
import org.countersign.core.Limits;
import org.countersign.core.Problem;
import org.countersign.watch.detect.Baseline;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the watch as somebody sets them.
 *
 * @param warnAt the evidence that warns: at most one false alarm in so many healthy messages
 * @param holdAt the evidence that holds, not below {@code warnAt}
 * @param campaignsThatAgree held campaigns at one carrier within a day that hold the platform's link to it
 * @param usualFailureRate of carriers of which nothing was stated and too little is learnt
 * @param earlyAgeSeconds the age at which a message is judged first
 * @param middleAgeMinutes the age at which it is judged again
 * @param validityHours the age at which what has no final report has failed
 * @param acknowledgeWithinMinutes how long a duty owner has for an incident before it is escalated
 * @param canaryBeforeLift whether a hold of the watch is lifted only after a canary; as the installation is configured when absent
 * @param reason why they are changed
 */
public record SettingsContent(
        @NotNull @Min(1_000) @Max(10_000_000_000L) @Schema(examples = "1000000")
        Long warnAt,

        @NotNull @Min(1_000) @Max(10_000_000_000L) @Schema(examples = "100000000")
        Long holdAt,

        @NotNull @Min(2) @Max(100) Integer campaignsThatAgree,

        @NotNull @Schema(examples = "0.03", minimum = "0.005", maximum = "0.3")
        Double usualFailureRate,

        @NotNull @Min(10) @Max(900) Integer earlyAgeSeconds,
        @NotNull @Min(5) @Max(360) Integer middleAgeMinutes,
        @NotNull @Min(1) @Max(168) Integer validityHours,
        @NotNull @Min(1) @Max(1_440) Integer acknowledgeWithinMinutes,
        @Nullable CanaryBeforeLift canaryBeforeLift,
        @NotBlank @Size(max = Limits.TEXT) String reason) {

    /** What they say, or a 400 problem where they contradict each other. */
    Settings settings(long version) {
        Duration early = Duration.ofSeconds(earlyAgeSeconds);
        Duration middle = Duration.ofMinutes(middleAgeMinutes);
        Duration validity = Duration.ofHours(validityHours);
        List<FieldError> faults = new ArrayList<>();
        if (!(usualFailureRate >= Baseline.LEAST && usualFailureRate <= Baseline.MOST)) {
            faults.add(new FieldError("/usualFailureRate", "must lie from 0.005 to 0.3, that is 0.5 % to 30 %"));
        }
        if (holdAt < warnAt) {
            faults.add(new FieldError("/holdAt", "must not be less than what warns"));
        }
        if (middle.compareTo(early) <= 0) {
            faults.add(new FieldError("/middleAgeMinutes", "must be later than the first judging"));
        }
        if (validity.compareTo(middle) <= 0) {
            faults.add(new FieldError("/validityHours", "must be later than the second judging"));
        }
        if (!faults.isEmpty()) {
            throw Problem.badRequest(faults);
        }
        return new Settings(
                warnAt,
                holdAt,
                campaignsThatAgree,
                usualFailureRate,
                new Ages(early, middle, validity),
                Duration.ofMinutes(acknowledgeWithinMinutes),
                canaryBeforeLift,
                version);
    }
}
