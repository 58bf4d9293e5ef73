package org.countersign.campaigns;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.core.Code;
import org.countersign.core.Etags;
import org.countersign.core.Idempotent;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(
            summary = "Register a campaign",
            description = "A campaign that was never registered is registered by its first pre-flight.")
    public RestResponse<CampaignView> register(@NotNull @Valid CampaignContent body) {
        CampaignView campaign = campaigns.register(body);
        return Etags.created(campaign, 0, PATH + "/" + campaign.code());
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
        return Etags.ok(campaigns.get(code, callers.current().readsOnlyClient()), 0);
    }
}
