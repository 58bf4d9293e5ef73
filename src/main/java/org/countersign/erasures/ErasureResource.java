package org.countersign.erasures;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.countersign.access.RecordsRefusals;
import org.countersign.access.Role;
import org.countersign.core.Etags;
import org.countersign.core.Idempotent;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /erasures}: erasing people and contacts, by two administrators. */
@Path(ErasureResource.PATH)
@Tag(name = "Erasures")
public class ErasureResource {
    static final String PATH = "/api/v1/erasures";

    private final ErasureService erasures;

    ErasureResource(ErasureService erasures) {
        this.erasures = erasures;
    }

    @POST
    @Idempotent
    @RecordsRefusals(ErasureService.OPERATION)
    @RolesAllowed(Role.Names.ADMIN)
    @Operation(
            summary = "Propose an erasure",
            description =
                    "People only. Of a person: the account's details and what they wrote as reasons and notes. Of a carrier's contact: its details, now and in the past. Nothing is erased until another administrator approves; the answer tells what would be.")
    public RestResponse<ErasureView> propose(@NotNull @Valid NewErasure body) {
        ErasureView erasure = erasures.propose(body);
        return Etags.created(erasure, erasure.version(), PATH + "/" + erasure.id());
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.AUDITOR})
    @Operation(summary = "List erasures", description = "Newest first.")
    public Page<ErasureView> list(@BeanParam @Valid Paging paging) {
        return erasures.list(paging);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.AUDITOR})
    @Operation(
            summary = "Show an erasure",
            description = "With what it would erase now, as long as it has not been approved.")
    public RestResponse<ErasureView> get(@RestPath String id) {
        ErasureView erasure = erasures.get(id);
        return Etags.ok(erasure, erasure.version());
    }

    @POST
    @Path("/{id}/approve")
    @Idempotent
    @RecordsRefusals(ErasureService.OPERATION)
    @RolesAllowed(Role.Names.ADMIN)
    @Operation(
            summary = "Approve an erasure",
            description =
                    "By another person than the one who proposed it. Erases at once and for good. The last account that can administer cannot be erased.")
    public RestResponse<ErasureView> approve(
            @RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        ErasureView erasure = erasures.approve(id, ifMatch);
        return Etags.ok(erasure, erasure.version());
    }
}
