package org.countersign.holds;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.countersign.core.Code;
import org.countersign.core.Limits;

/**
 * A break-glass allow to propose.
 *
 * @param reasonCodes the rules that it covers; what the registry does not know can never be overridden
 * @param until when it ends
 */
public record NewOverride(
        @NotNull @Code String campaign,

        @NotEmpty @Size(max = 5)
        List<
                        @NotNull
                        @Pattern(
                                regexp = "contract-in-force|release-declared|signed-off|canary-passed|no-hold",
                                message =
                                        "must be one of contract-in-force, release-declared, signed-off, canary-passed, no-hold;"
                                                + " what the registry does not know cannot be overridden")
                        String>
                reasonCodes,

        @NotBlank @Size(max = Limits.TEXT) String reason,
        @NotNull Instant until) {}
