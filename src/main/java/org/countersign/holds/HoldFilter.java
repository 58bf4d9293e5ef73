package org.countersign.holds;

import org.countersign.core.Code;
import org.countersign.core.JsonMappers;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which holds to list; what is absent does not filter. */
public class HoldFilter {
    /** {@code standing} or {@code lifted}. */
    @RestQuery
    public @Nullable String state;

    HoldView.@Nullable State state() {
        return JsonMappers.value(HoldView.State.class, state, "?state");
    }

    @RestQuery
    @Code
    public @Nullable String campaign;

    @RestQuery
    @Code
    public @Nullable String client;

    @RestQuery
    @Code
    public @Nullable String platform;

    @RestQuery
    @Code
    public @Nullable String carrier;
}
