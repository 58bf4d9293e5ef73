package org.countersign.changes;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.countersign.access.RecordsRefusals;
import org.countersign.access.Role;
import org.countersign.core.Code;
import org.countersign.core.Etags;
import org.countersign.core.Idempotent;
import org.countersign.core.JsonMappers;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /changes}: what is changed on the platforms. */
@Path(ChangeResource.PATH)
@Tag(name = "Changes and sign-offs")
public class ChangeResource {
    public static final String PATH = "/api/v1/changes";
    /** Longer queries are refused. */
    static final int LONGEST_QUERY = 200;

    private final ChangeService changes;
    private final Timeline timeline;

    ChangeResource(ChangeService changes, Timeline timeline) {
        this.changes = changes;
        this.timeline = timeline;
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(summary = "Draft a change", description = "Nobody is told of it until it is declared.")
    public RestResponse<ChangeView> draft(@NotNull @Valid ChangeContent body) {
        ChangeView change = changes.draft(body);
        return Etags.created(change, change.version(), PATH + "/" + change.reference());
    }

    @GET
    @Authenticated
    @Operation(
            summary = "List changes",
            description =
                    "Newest first. People of a carrier see what was declared to their carrier only; campaign systems and pipelines"
                            + " see no drafts.")
    public Page<ChangeView> list(
            @RestQuery @Nullable @Code String platform,
            @RestQuery @Nullable String status,
            @RestQuery @Nullable @Code String carrier,
            @Parameter(description = "The carrier whose acceptance they wait for.") @RestQuery @Nullable @Code
                    String awaiting,
            @Parameter(
                            description =
                                    "Words, each of which begins a word of the title or description; accents and capitals do not matter.")
                    @RestQuery
                    @Nullable
                    @Size(max = LONGEST_QUERY)
                    String q,
            @BeanParam @Valid Paging paging) {
        return changes.list(
                platform,
                JsonMappers.value(ChangeStatus.class, status, "?status"),
                carrier,
                awaiting,
                SearchWords.searched(q),
                paging);
    }

    @GET
    @Path("/{reference}")
    @Authenticated
    @Operation(
            summary = "Show a change",
            description =
                    "People of a carrier see of others nothing. Campaign systems and pipelines see which carriers it waits for, but"
                            + " neither who is left out and why, nor the protected periods of other clients; of a draft nothing.")
    public RestResponse<ChangeView> get(@RestPath @Reference String reference) {
        ChangeView change = changes.get(reference);
        return Etags.ok(change, change.version());
    }

    @GET
    @Path("/{reference}/revisions")
    @Authenticated
    @Operation(
            summary = "List the revisions of a change",
            description =
                    "Newest first. Which carriers are left out or added is only for those who keep the registry or watch over it.")
    public Page<RevisionView> revisions(@RestPath @Reference String reference, @BeanParam @Valid Paging paging) {
        return changes.revisions(reference, paging);
    }

    @GET
    @Path("/{reference}/timeline")
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.AUDITOR,
        Role.Names.DUTY_OWNER,
        Role.Names.CARRIER
    })
    @Operation(
            summary = "Show what became of a change",
            description =
                    "All that the ledger tells of it, newest first, with who and when. People of a carrier see the"
                            + " steps of the change and what their own carrier said.")
    public Page<TimelineItem> timeline(@RestPath @Reference String reference, @BeanParam @Valid Paging paging) {
        return timeline.of(reference, paging);
    }

    @POST
    @Path("/{reference}/revisions")
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(
            summary = "Amend a change",
            description =
                    "Makes the next revision, with a whole new content. It voids the sign-offs of the revision before,"
                            + " unless it is editorial.")
    public RestResponse<ChangeView> amend(
            @RestPath @Reference String reference,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewRevision body) {
        ChangeView change = changes.amend(reference, ifMatch, body);
        return Etags.created(change, change.version(), PATH + "/" + change.reference());
    }

    @POST
    @Path("/{reference}/declare")
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @RecordsRefusals(Change.DECLARE)
    @Operation(
            summary = "Declare a change",
            description =
                    "Its affected carriers are asked to sign off. The note justifies its conflicts. Exclusions that"
                            + " somebody else proposed are approved thereby; one's own are refused.")
    public RestResponse<ChangeView> declare(
            @RestPath @Reference String reference,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable @Valid Step body) {
        return moved(changes.declare(reference, ifMatch, said(body)));
    }

    @POST
    @Path("/{reference}/implement")
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(summary = "Say that a declared change was made on the platform")
    public RestResponse<ChangeView> implement(
            @RestPath @Reference String reference,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable @Valid Step body) {
        return moved(changes.implement(reference, ifMatch, said(body)));
    }

    @POST
    @Path("/{reference}/withdraw")
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(summary = "Give up a draft or a declared change")
    public RestResponse<ChangeView> withdraw(
            @RestPath @Reference String reference,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable @Valid Step body) {
        return moved(changes.withdraw(reference, ifMatch, said(body)));
    }

    @POST
    @Path("/{reference}/roll-back")
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(summary = "Say that an implemented change was undone")
    public RestResponse<ChangeView> rollBack(
            @RestPath @Reference String reference,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable @Valid Step body) {
        return moved(changes.rollBack(reference, ifMatch, said(body)));
    }

    @POST
    @Path("/{reference}/close")
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(
            summary = "Close an implemented change",
            description = "Once every affected carrier has accepted. The note of an emergency change is its review.")
    public RestResponse<ChangeView> close(
            @RestPath @Reference String reference,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable @Valid Step body) {
        return moved(changes.close(reference, ifMatch, said(body)));
    }

    @POST
    @Path("/{reference}/exclusions/{carrier}/approve")
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @RecordsRefusals(Change.APPROVE_EXCLUSION)
    @Operation(
            summary = "Approve that a carrier is left out",
            description = "By another person than the one who proposed it.")
    public RestResponse<ChangeView> approveExclusion(
            @RestPath @Reference String reference,
            @RestPath @Code String carrier,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return moved(changes.approveExclusion(reference, carrier, ifMatch));
    }

    private static RestResponse<ChangeView> moved(ChangeView change) {
        return Etags.ok(change, change.version());
    }

    private static Step said(@Nullable Step body) {
        return body == null ? Step.NOW : body;
    }
}
