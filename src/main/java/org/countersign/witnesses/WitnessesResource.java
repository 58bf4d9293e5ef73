package org.countersign.witnesses;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.countersign.access.Role;
import org.countersign.core.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /witnesses}: who cosigns this ledger. */
@Path("/api/v1/witnesses")
@Tag(name = "Ledger")
public class WitnessesResource {
    private final Witnesses witnesses;
    private final OwnPolicy policy;

    WitnessesResource(Witnesses witnesses, OwnPolicy policy) {
        this.witnesses = witnesses;
        this.policy = policy;
    }

    @GET
    @RolesAllowed({Role.Names.AUDITOR, Role.Names.ADMIN})
    @Operation(
            summary = "List the witnesses of the ledger",
            description =
                    "Those that the policy names, in its order, on one page: what each has cosigned, and which is late.")
    public Page<WitnessView> list() {
        return new Page<>(witnesses.list(), null);
    }

    @GET
    @Path("/policy")
    @PermitAll // public keys, and what whoever verifies a receipt should ask for
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "Show the witness policy",
            description =
                    "In the form of C2SP tlog-policy: the ledger's key, its witnesses, and which of them must have"
                            + " cosigned.")
    public String policy() {
        return policy.get().text();
    }
}
