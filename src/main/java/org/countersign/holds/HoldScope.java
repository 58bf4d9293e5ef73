package org.countersign.holds;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import java.util.Objects;
import java.util.stream.Stream;
import org.countersign.core.Code;
import org.jspecify.annotations.Nullable;

/**
 * What a hold blocks: everything of one campaign, one client or one platform; at one carrier only where one is named.
 */
public record HoldScope(
        @Nullable @Code String campaign,
        @Nullable @Code String client,
        @Nullable @Code String platform,
        @Nullable @Code String carrier) {

    @JsonIgnore
    @AssertTrue(message = "must name exactly one of campaign, client and platform")
    boolean isOfOneThing() {
        return Stream.of(campaign, client, platform).filter(Objects::nonNull).count() == 1;
    }
}
