package org.countersign.canaries;

import org.countersign.core.Code;
import org.countersign.core.JsonMappers;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which canaries to list; what is absent does not filter. */
public class ReleaseCanaryFilter {
    @RestQuery
    @Code
    public @Nullable String platform;

    @RestQuery
    @Code
    public @Nullable String carrier;

    @RestQuery
    @Code
    public @Nullable String campaign;

    /** {@code running}, {@code succeeded}, {@code failed}, {@code ran-out}, {@code superseded} or {@code cancelled}. */
    @RestQuery
    public @Nullable String state;

    @Nullable
    ReleaseCanaryState state() {
        return JsonMappers.value(ReleaseCanaryState.class, state, "?state");
    }
}
