package org.countersign.changes;

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
import org.countersign.core.Code;
import org.countersign.core.Etags;
import org.countersign.core.Idempotent;
import org.countersign.core.JsonMappers;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /change-templates}: what standard changes start from, agreed by two people. */
@Path(TemplateResource.PATH)
@Tag(name = "Changes and sign-offs")
public class TemplateResource {
    static final String PATH = "/api/v1/change-templates";

    private final TemplateService templates;

    TemplateResource(TemplateService templates) {
        this.templates = templates;
    }

    @POST
    @Idempotent
    @RecordsRefusals(TemplateService.OPERATION)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(
            summary = "Propose a template",
            description = "People only. Standard changes may start from it once a second person has approved.")
    public RestResponse<TemplateView> propose(@NotNull @Valid TemplateContent body) {
        TemplateView template = templates.propose(body);
        return Etags.created(template, template.version(), PATH + "/" + template.code());
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.AUDITOR, Role.Names.DUTY_OWNER})
    @Operation(summary = "List templates", description = "Newest first.")
    public Page<TemplateView> list(
            @RestQuery @Nullable String state,
            @RestQuery @Nullable @Code String platform,
            @BeanParam @Valid Paging paging) {
        return templates.list(JsonMappers.value(TemplateState.class, state, "?state"), platform, paging);
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.AUDITOR, Role.Names.DUTY_OWNER})
    @Operation(summary = "Show a template")
    public RestResponse<TemplateView> get(@RestPath @Code String code) {
        TemplateView template = templates.get(code);
        return Etags.ok(template, template.version());
    }

    @POST
    @Path("/{code}/approve")
    @Idempotent
    @RecordsRefusals(TemplateService.OPERATION)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(summary = "Approve a template", description = "By another person than the one who proposed it.")
    public RestResponse<TemplateView> approve(
            @RestPath @Code String code, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        TemplateView template = templates.approve(code, ifMatch);
        return Etags.ok(template, template.version());
    }

    @POST
    @Path("/{code}/retire")
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(
            summary = "Retire a template",
            description = "No change starts from it any more; those that have are not touched. It declines a proposal.")
    public RestResponse<TemplateView> retire(
            @RestPath @Code String code,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid Retirement body) {
        TemplateView template = templates.retire(code, ifMatch, body.reason());
        return Etags.ok(template, template.version());
    }
}
