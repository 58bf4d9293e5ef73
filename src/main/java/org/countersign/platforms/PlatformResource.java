package org.countersign.platforms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.core.Code;
import org.countersign.core.Etags;
import org.countersign.core.Idempotent;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /platforms}: the sending platforms, their interconnects and releases. */
@Path(PlatformResource.PATH)
@Tag(name = "Registry")
public class PlatformResource {
    static final String PATH = "/api/v1/platforms";

    private final PlatformService platforms;
    private final InterconnectService interconnects;
    private final Callers callers;

    PlatformResource(PlatformService platforms, InterconnectService interconnects, Callers callers) {
        this.platforms = platforms;
        this.interconnects = interconnects;
        this.callers = callers;
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(summary = "Register a platform")
    public RestResponse<PlatformView> register(@NotNull @Valid PlatformContent body) {
        PlatformView platform = platforms.register(body);
        return Etags.created(platform, platform.version(), PATH + "/" + platform.code());
    }

    @GET
    @Authenticated
    @Operation(summary = "List platforms", description = "Newest first; of one carrier, those that it is linked to.")
    public Page<PlatformView> list(@RestQuery @Nullable @Code String carrier, @BeanParam @Valid Paging paging) {
        return platforms.list(null, carrier, paging);
    }

    @GET
    @Path("/{code}")
    @Authenticated
    @Operation(summary = "Show a platform with its running interconnects and the release last reported")
    public RestResponse<PlatformView> get(@RestPath @Code String code) {
        PlatformView platform = platforms.get(code);
        return Etags.ok(platform, platform.version());
    }

    @PATCH
    @Path("/{code}")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(
            summary = "Change a platform",
            description =
                    "A given property replaces the old one whole, an absent one stays, null clears it. The baseline of"
                            + " a platform in use may only become a release that a closed change introduced (409 baseline-guarded).")
    public RestResponse<PlatformView> amend(
            @RestPath @Code String code,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = PlatformContent.class)))
                    @NotNull
                    ObjectNode body) {
        PlatformView platform = platforms.amend(code, ifMatch, body);
        return Etags.ok(platform, platform.version());
    }

    @GET
    @Path("/{code}/interconnects")
    @Authenticated
    @Operation(
            summary = "List the running interconnects of a platform",
            description = "Newest first. A carrier sees its own.")
    public Page<InterconnectView> interconnects(@RestPath @Code String code, @BeanParam @Valid Paging paging) {
        return interconnects.list(code, callers.current().readsOnlyCarrier(), paging);
    }

    @GET
    @Path("/{code}/interconnects/{carrier}")
    @Authenticated
    @Operation(summary = "Show a running interconnect")
    public RestResponse<InterconnectView> interconnect(@RestPath @Code String code, @RestPath @Code String carrier) {
        String only = callers.current().readsOnlyCarrier();
        if (only != null && !only.equals(carrier)) {
            throw Problem.notFound("interconnect", code + "/" + carrier);
        }
        InterconnectView interconnect = interconnects.get(code, carrier);
        return Etags.ok(interconnect, interconnect.version());
    }

    @PUT
    @Path("/{code}/interconnects/{carrier}")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(
            summary = "Link a platform to a carrier, or change the terms",
            description =
                    "201 when they were not linked, else 200. 409 too-many-interconnects: a platform has at most 500.")
    public RestResponse<InterconnectView> put(
            @RestPath @Code String code,
            @RestPath @Code String carrier,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid InterconnectTerms body) {
        InterconnectService.Outcome outcome = interconnects.put(code, carrier, ifMatch, body);
        InterconnectView interconnect = outcome.interconnect();
        return outcome.created()
                ? Etags.created(interconnect, interconnect.version(), PATH + "/" + code + "/interconnects/" + carrier)
                : Etags.ok(interconnect, interconnect.version());
    }

    @DELETE
    @Path("/{code}/interconnects/{carrier}")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(
            summary = "End an interconnect",
            description =
                    "Campaigns to the carrier are blocked on this platform. Drafts no longer ask it. Declared and implemented changes"
                            + " still need its sign-off: two people leave it out, by an amendment that excludes it and its approval.")
    public RestResponse<Void> end(
            @RestPath @Code String code,
            @RestPath @Code String carrier,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        interconnects.end(code, carrier, ifMatch);
        return RestResponse.noContent();
    }

    @POST
    @Path("/{code}/releases")
    @Idempotent
    @RolesAllowed({Role.Names.PIPELINE, Role.Names.CHANGE_MANAGER, Role.Names.ADMIN})
    @Operation(
            summary = "Report that a release is running now",
            description =
                    "The newest report counts, whatever its deployedAt. While an undeclared release is reported as running, a change"
                            + " manager cannot report one that the gate lets pass: that is for a pipeline or an administrator.")
    public RestResponse<ReleaseReportView> report(@RestPath @Code String code, @NotNull @Valid ReleaseClaim body) {
        ReleaseReportView report = platforms.report(code, body);
        return Etags.created(report, 0, PATH + "/" + code + "/releases/" + report.id());
    }

    @GET
    @Path("/{code}/releases")
    @Authenticated
    @Operation(summary = "List the reported releases of a platform", description = "Newest report first.")
    public Page<ReleaseReportView> releases(@RestPath @Code String code, @BeanParam @Valid Paging paging) {
        return platforms.reports(code, paging);
    }

    @GET
    @Path("/{code}/releases/{id}")
    @Authenticated
    @Operation(summary = "Show a report of a release")
    public RestResponse<ReleaseReportView> release(@RestPath @Code String code, @RestPath long id) {
        return Etags.ok(platforms.report(code, id), 0);
    }
}
