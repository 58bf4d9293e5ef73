package org.countersign.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.countersign.core.JsonMappers;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What is asked of an export; a {@code @BeanParam}. What stands here goes into a leaf: it can hold nothing personal. */
public class ExportQuery {
    private static final long MOST = 1L << 60;

    @RestQuery
    @Parameter(description = "Entries from this time on, RFC 3339 with an offset")
    public @Nullable String from;

    @RestQuery
    @Parameter(description = "Entries before this time, RFC 3339 with an offset")
    public @Nullable String until;

    @RestQuery
    @Parameter(description = "Entries of this kind, such as signed-off")
    public @Nullable String kind;

    @RestQuery
    @Parameter(description = "Entries about this subject, such as CHG-2013-0001")
    public @Nullable String subject;

    @RestQuery
    @Parameter(description = "Entries that name this carrier")
    public @Nullable String carrier;

    @RestQuery
    @Parameter(description = "Entries that name this client")
    public @Nullable String client;

    @RestQuery
    @Min(1)
    @Max(MOST)
    @Parameter(
            description =
                    "The ledger as it was when it had this size, to repeat an export byte for byte; else as it is,"
                            + " with this export's own entry as its last")
    public @Nullable Long size;

    /** What is asked, or a 400 problem. */
    ExportFilter filter() {
        return ExportFilter.of(
                JsonMappers.time(from, "?from"), JsonMappers.time(until, "?until"), kind, subject, carrier, client);
    }
}
