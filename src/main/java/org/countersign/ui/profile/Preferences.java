package org.countersign.ui.profile;

import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import org.countersign.core.Language;
import org.countersign.core.Problem;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants the pages.
 *
 * @param timeZone an IANA id; null for the installation's own
 */
record Preferences(@NotNull Language language, @Nullable String timeZone) {
    /** The zone; null for the installation's own. A 400 problem where there is none of this id. */
    @Nullable
    ZoneId zone() {
        if (timeZone != null && !ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw Problem.badRequest("/timeZone", "is not a time zone that is known here");
        }
        return timeZone == null ? null : ZoneId.of(timeZone);
    }
}
