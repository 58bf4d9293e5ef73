package org.countersign.ledger.check;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.countersign.core.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /ledger/self-check}: what the installation found when it last checked itself. */
@Path("/api/v1/ledger/self-check")
@Tag(name = "Ledger")
public class SelfCheckResource {
    /** As the room access words them, which this room does not know. */
    private static final String AUDITOR = "auditor";

    private static final String ADMIN = "admin";

    private final CheckResults results;

    SelfCheckResource(CheckResults results) {
        this.results = results;
    }

    @GET
    @RolesAllowed({AUDITOR, ADMIN})
    @Operation(
            summary = "Show the last self-check",
            description =
                    "The tree recomputed from its leaves, and the tables compared with the facts; the first hundred"
                            + " differences. A 404 before the first check has come to its end.")
    public CheckReport last() {
        return results.last().orElseThrow(() -> Problem.notFound("self-check", "last"));
    }
}
