package org.countersign.platforms;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An interconnect as the API shows it. */
public record InterconnectView(
        String platform,
        String carrier,
        int noticeDays,
        int acknowledgeWithinHours,
        @Nullable String reference,
        Instant openedAt,
        @JsonIgnore long version) {

    static InterconnectView of(Interconnect interconnect) {
        return new InterconnectView(
                interconnect.platform().code(),
                interconnect.carrier().code(),
                interconnect.noticeDays(),
                interconnect.acknowledgeWithinHours(),
                interconnect.reference(),
                interconnect.openedAt(),
                interconnect.version());
    }
}
