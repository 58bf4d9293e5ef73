package org.countersign.core;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which page of a list is asked for; a {@code @BeanParam} of every list. */
public class Paging {
    public static final int MOST = 200;

    @RestQuery
    @DefaultValue("50")
    @Min(1)
    @Max(MOST)
    public int limit = 50;

    /** The {@code next} of the page before; absent for the first. */
    @RestQuery
    @Size(max = Cursor.LONGEST)
    public @Nullable String after;

    /** The position after which to go on, or null for the first page; 400 when it is none of ours. */
    public Cursor.@Nullable Position position(int parts) {
        return after == null ? null : Cursor.parse(after, parts);
    }

    /** How many rows to read so that it shows whether more follow. */
    public int rows() {
        return limit + 1;
    }
}
