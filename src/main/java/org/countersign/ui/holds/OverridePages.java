package org.countersign.ui.holds;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.gate.Rule;
import org.countersign.holds.NewOverride;
import org.countersign.holds.OverrideService;
import org.countersign.holds.OverrideView;
import org.countersign.holds.Reason;
import org.countersign.ui.Choice;
import org.countersign.ui.Directory;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.Listing;
import org.countersign.ui.Names;
import org.countersign.ui.WebPages;
import org.countersign.ui.Who;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Overrides: list, propose, one with its approval by a second person and its early end. */
@Path("/holds/overrides")
@Produces(WebPages.HTML)
@RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER, Role.Names.AUDITOR})
@Blocking
public class OverridePages {
    private static final String PATH = "/holds/overrides/";

    private final WebPages pages;
    private final Forms forms;
    private final OverrideService overrides;
    private final Callers callers;
    private final Who who;
    private final Directory directory;

    OverridePages(
            WebPages pages, Forms forms, OverrideService overrides, Callers callers, Who who, Directory directory) {
        this.pages = pages;
        this.forms = forms;
        this.overrides = overrides;
        this.callers = callers;
        this.who = who;
        this.directory = directory;
    }

    @CheckedTemplate(basePath = "holds")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance overrides(
                Listing<ShownOverride> overrides, Names names, Map<String, String> people, @Nullable String campaign);

        static native TemplateInstance override(
                ShownOverride override, Names names, Map<String, String> people, Form approval, Form end);

        static native TemplateInstance overrideForm(Form form, List<Choice> rules);
    }

    @GET
    public RestResponse<String> list(
            @RestQuery @Nullable String campaign, @BeanParam @Valid Paging paging, UriInfo uri) {
        String filter = Listing.given(campaign);
        Page<OverrideView> page = overrides.list(filter, paging);
        Page<ShownOverride> shown =
                new Page<>(page.items().stream().map(this::shown).toList(), page.next());
        return pages.ok(Templates.overrides(
                Listing.of(shown, uri),
                directory
                        .names()
                        .campaigns(page.items().stream()
                                .map(OverrideView::campaign)
                                .toList()),
                who.are(page.items().stream().map(OverrideView::proposedBy).toList()),
                filter));
    }

    @GET
    @Path("new")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    public RestResponse<String> blank(@RestQuery @Nullable String campaign) {
        String given = Listing.given(campaign);
        return pages.ok(form(given == null ? forms.blank() : forms.showing(Map.of("campaign", given))));
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    public RestResponse<String> propose(MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    OverrideView override = overrides.propose(forms.read(form, NewOverride.class));
                    return pages.seeOther(PATH + override.id(), texts().proposed());
                },
                this::form);
    }

    @GET
    @Path("{id}")
    public RestResponse<String> show(@RestPath String id) {
        return pages.ok(page(id, forms.blank(), forms.blank()));
    }

    @POST
    @Path("{id}/approve")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    public RestResponse<String> approve(@RestPath String id, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    overrides.approve(id, form.ifMatch());
                    return pages.seeOther(PATH + id, texts().approved());
                },
                form -> page(id, form, forms.blank()));
    }

    @POST
    @Path("{id}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    public RestResponse<String> end(@RestPath String id, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    overrides.end(
                            id, form.ifMatch(), forms.read(form, Reason.class).reason());
                    return pages.seeOther(PATH + id, texts().ended());
                },
                form -> page(id, forms.blank(), form));
    }

    private TemplateInstance page(String id, Form approval, Form end) {
        OverrideView override = overrides.get(id);
        Names names = directory.names().campaigns(List.of(override.campaign()));
        Map<String, String> people =
                who.are(Arrays.asList(override.proposedBy(), override.approvedBy(), override.endedBy()));
        return Templates.override(shown(override), names, people, approval, end);
    }

    private TemplateInstance form(Form form) {
        HoldTexts texts = texts();
        return Templates.overrideForm(
                form,
                Rule.ALL.stream()
                        .filter(Rule::overridable)
                        .map(rule -> new Choice(rule.code(), texts.obstacle(rule.code())))
                        .toList());
    }

    private ShownOverride shown(OverrideView override) {
        return ShownOverride.of(override, callers.id().value());
    }

    private HoldTexts texts() {
        return pages.texts(HoldTexts.class);
    }
}
