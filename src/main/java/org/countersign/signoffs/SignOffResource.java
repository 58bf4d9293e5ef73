package org.countersign.signoffs;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.countersign.access.RecordsRefusals;
import org.countersign.access.Role;
import org.countersign.changes.ChangeResource;
import org.countersign.changes.Reference;
import org.countersign.core.Etags;
import org.countersign.core.Idempotent;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.ledger.Receipts;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /changes/{reference}/sign-offs}: what carriers say of a change. */
@Path(ChangeResource.PATH + "/{reference}/sign-offs")
@Tag(name = "Changes and sign-offs")
public class SignOffResource {
    private final SignOffService signOffs;

    SignOffResource(SignOffService signOffs) {
        this.signOffs = signOffs;
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.Names.CARRIER)
    @RecordsRefusals(SignOffService.OPERATION)
    @Operation(
            summary = "Sign off a revision",
            description =
                    "By the carrier's own people or keys. Saying again what one said last changes nothing and answers"
                            + " the same sign-off with 200. 409 old-revision when the change was amended meanwhile.")
    @APIResponse(
            responseCode = "200",
            description = "Said already",
            content = @Content(schema = @Schema(implementation = SignOffView.class)))
    public RestResponse<SignOffView> signOff(
            @RestPath @Reference String reference,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewSignOff body) {
        SignOffService.Outcome outcome = signOffs.signOff(reference, ifMatch, body);
        SignOffView signOff = outcome.signOff();
        return outcome.isNew()
                ? Etags.created(signOff, 0, ChangeResource.PATH + "/" + reference + "/sign-offs/" + signOff.id())
                : Etags.ok(signOff, 0);
    }

    @GET
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.AUDITOR,
        Role.Names.DUTY_OWNER,
        Role.Names.CARRIER
    })
    @Operation(
            summary = "List the sign-offs of a change",
            description =
                    "Newest first, all that were given, of all revisions. People of a carrier see their own carrier's.")
    public Page<SignOffView> list(@RestPath @Reference String reference, @BeanParam @Valid Paging paging) {
        return signOffs.list(reference, paging);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.AUDITOR,
        Role.Names.DUTY_OWNER,
        Role.Names.CARRIER
    })
    @Operation(summary = "Show a sign-off")
    public RestResponse<SignOffView> get(@RestPath @Reference String reference, @RestPath @Size(max = 64) String id) {
        return Etags.ok(signOffs.get(reference, id), 0);
    }

    @GET
    @Path("/{id}/receipt")
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.AUDITOR,
        Role.Names.DUTY_OWNER,
        Role.Names.CARRIER
    })
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "Take home the receipt of a sign-off",
            description =
                    "A C2SP tlog-proof that the sign-off is in the ledger, with its leaf as extra data: whoever keeps it"
                            + " can prove later what was signed off when. People of a carrier get their own carrier's.")
    public RestResponse<String> receipt(@RestPath @Reference String reference, @RestPath @Size(max = 64) String id) {
        return Receipts.download(signOffs.receipt(reference, id), reference + "-" + id);
    }
}
