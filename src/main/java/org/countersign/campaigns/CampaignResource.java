package org.countersign.campaigns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
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

/** {@code /campaigns}: the mass sendings. A campaign system of one client sees that client's. */
@Path(CampaignResource.PATH)
@Tag(name = "Registry")
public class CampaignResource {
    static final String PATH = "/api/v1/campaigns";

    private final CampaignService campaigns;
    private final Callers callers;

    CampaignResource(CampaignService campaigns, Callers callers) {
        this.campaigns = campaigns;
        this.callers = callers;
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.CAMPAIGN_SYSTEM})
    @Operation(
            summary = "Register a campaign",
            description =
                    "A campaign that was never registered is registered by its first pre-flight. A campaign system of one client"
                            + " registers that client's.")
    public RestResponse<CampaignView> register(@NotNull @Valid CampaignContent body) {
        String only = callers.current().readsOnlyClient();
        if (only != null && !only.equals(body.client())) {
            throw Problem.forbidden("You may register campaigns only for the client '{0}'.", only);
        }
        CampaignView campaign = campaigns.register(body);
        return Etags.created(campaign, campaign.version(), PATH + "/" + campaign.code());
    }

    @GET
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.CAMPAIGN_SYSTEM,
        Role.Names.AUDITOR,
        Role.Names.DUTY_OWNER
    })
    @Operation(summary = "List campaigns", description = "Newest first.")
    public Page<CampaignView> list(
            @RestQuery @Nullable @Code String client,
            @RestQuery @Nullable @Code String platform,
            @BeanParam @Valid Paging paging) {
        return campaigns.list(client, platform, callers.current().readsOnlyClient(), paging);
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.CAMPAIGN_SYSTEM,
        Role.Names.AUDITOR,
        Role.Names.DUTY_OWNER
    })
    @Operation(summary = "Show a campaign")
    public RestResponse<CampaignView> get(@RestPath @Code String code) {
        CampaignView campaign = campaigns.get(code, callers.current().readsOnlyClient());
        return Etags.ok(campaign, campaign.version());
    }

    @PATCH
    @Path("/{code}")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(
            summary = "Change a campaign",
            description =
                    "A given property replaces the old one whole, an absent one stays, null clears it. Code, client and platform cannot be changed. A pre-flight that names no audience counts the new one from the next question on.")
    public RestResponse<CampaignView> amend(
            @RestPath @Code String code,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = CampaignContent.class)))
                    @NotNull
                    ObjectNode body) {
        CampaignView campaign = campaigns.amend(code, ifMatch, body);
        return Etags.ok(campaign, campaign.version());
    }
}
