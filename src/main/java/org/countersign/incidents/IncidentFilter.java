package org.countersign.incidents;

import org.countersign.core.Code;
import org.countersign.core.JsonMappers;
import org.countersign.core.Problem;
import org.countersign.watch.detect.Level;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which incidents to list; what is absent does not filter. */
public class IncidentFilter {
    /** {@code open}, {@code acknowledged}, {@code closing-proposed}, {@code closed} or {@code merged}. */
    @RestQuery
    public @Nullable String status;

    /** {@code true} for those that go on, {@code false} for those that are over. */
    @RestQuery
    public @Nullable String open;

    /** {@code warned} or {@code held}. */
    @RestQuery
    public @Nullable String level;

    @RestQuery
    @Code
    public @Nullable String platform;

    @RestQuery
    @Code
    public @Nullable String carrier;

    @RestQuery
    @Code
    public @Nullable String campaign;

    @RestQuery
    @Code
    public @Nullable String client;

    @Nullable
    IncidentStatus status() {
        return JsonMappers.value(IncidentStatus.class, status, "?status");
    }

    @Nullable
    Level level() {
        return JsonMappers.value(Level.class, level, "?level");
    }

    @Nullable
    Boolean open() {
        if (open == null) {
            return null;
        }
        return switch (open) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.badRequest("?open", "must be true or false");
        };
    }
}
