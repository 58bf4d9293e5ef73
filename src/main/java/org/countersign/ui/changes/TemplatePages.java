package org.countersign.ui.changes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Objects;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.changes.ChangeService;
import org.countersign.changes.ChangeView;
import org.countersign.changes.Reference;
import org.countersign.changes.Retirement;
import org.countersign.changes.TemplateContent;
import org.countersign.changes.TemplateService;
import org.countersign.changes.TemplateState;
import org.countersign.changes.TemplateView;
import org.countersign.core.ActorId;
import org.countersign.core.Code;
import org.countersign.core.JsonMappers;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.platforms.Platforms;
import org.countersign.ui.Choice;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.Listing;
import org.countersign.ui.Option;
import org.countersign.ui.WebPages;
import org.countersign.ui.Who;
import org.countersign.ui.WordTexts;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The templates of standard changes: list, propose, one with its approval by a second person and its end. */
@Path(TemplatePages.PATH)
@Produces(WebPages.HTML)
@RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.AUDITOR, Role.Names.DUTY_OWNER})
@Blocking
public class TemplatePages {
    static final String PATH = ChangePages.PATH + "/templates";
    /** How many of the changes that start from a template its page shows. */
    private static final int RECENT = 10;
    /** What a template takes over from a change. */
    private static final List<String> LASTING =
            List.of("platform", "title", "description", "category", "effects", "risk", "rollbackPlan");

    private final WebPages pages;
    private final Forms forms;
    private final TemplateService templates;
    private final ChangeService changes;
    private final Checks checks;
    private final Platforms platforms;
    private final Who who;
    private final Callers callers;
    private final ObjectMapper json;

    TemplatePages(
            WebPages pages,
            Forms forms,
            TemplateService templates,
            ChangeService changes,
            Checks checks,
            Platforms platforms,
            Who who,
            Callers callers,
            ObjectMapper json) {
        this.pages = pages;
        this.forms = forms;
        this.templates = templates;
        this.changes = changes;
        this.checks = checks;
        this.platforms = platforms;
        this.who = who;
        this.callers = callers;
        this.json = json;
    }

    @CheckedTemplate(basePath = "changes")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance templates(
                Listing<TemplateView> templates,
                Map<String, String> platforms,
                List<Option> states,
                List<Option> chosen,
                boolean filtered);

        static native TemplateInstance template(
                TemplateView template,
                @Nullable String platform,
                Map<String, String> people,
                boolean own,
                List<ChangeView> started,
                Form approval,
                Form retirement);

        static native TemplateInstance templateForm(
                Form form, List<Choice> platforms, List<Choice> categories, Effects effects);
    }

    @GET
    public RestResponse<String> list(
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String platform,
            @BeanParam @Valid Paging paging,
            UriInfo uri) {
        TemplateState of = JsonMappers.value(TemplateState.class, Listing.given(state), "?state");
        String on = Listing.given(platform);
        Page<TemplateView> page = templates.list(of, on, paging);
        Map<String, String> names = platforms.names();
        WordTexts words = pages.texts(WordTexts.class);
        return pages.ok(Templates.templates(
                Listing.of(page, uri),
                names,
                Option.of(TemplateState.values(), of, words::template),
                names.entrySet().stream()
                        .map(each -> new Option(
                                each.getKey(), each.getValue(), each.getKey().equals(on)))
                        .toList(),
                of != null || on != null));
    }

    /**
     * A form for a new one.
     *
     * @param from the reference of a change that is to become a template
     */
    @GET
    @Path("new")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> blank(@RestQuery @Nullable @Reference String from) {
        ObjectNode content = from == null ? json.createObjectNode() : lasting(changes.get(from));
        return pages.ok(form(forms.showing(content), content));
    }

    private ObjectNode lasting(ChangeView change) {
        ObjectNode content = json.valueToTree(change);
        content.retain(LASTING);
        return content.put("name", change.title());
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> propose(MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    TemplateView template = templates.propose(forms.read(Effects.typed(form), TemplateContent.class));
                    return pages.seeOther(path(template.code()), texts().templateProposed(template.name()));
                },
                form -> form(form, Effects.typed(form)));
    }

    @GET
    @Path("{code}")
    public RestResponse<String> show(@RestPath @Code String code) {
        return pages.ok(page(code, forms.blank(), forms.blank()));
    }

    @POST
    @Path("{code}/approve")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> approve(@RestPath @Code String code, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    TemplateView template = templates.approve(code, form.ifMatch());
                    return pages.seeOther(path(code), texts().templateApproved(template.name()));
                },
                form -> page(code, form, forms.blank()));
    }

    @POST
    @Path("{code}/retire")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> retire(@RestPath @Code String code, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    String reason = forms.read(form, Retirement.class).reason();
                    TemplateView template = templates.retire(code, form.ifMatch(), reason);
                    return pages.seeOther(path(code), texts().templateRetired(template.name()));
                },
                form -> page(code, forms.blank(), form));
    }

    private TemplateInstance page(String code, Form approval, Form retirement) {
        TemplateView template = templates.get(code);
        String platform = template.platform();
        List<String> people = Arrays.asList(template.proposedBy(), template.approvedBy(), template.retiredBy()).stream()
                .filter(Objects::nonNull)
                .map(ActorId::value)
                .toList();
        return Templates.template(
                template,
                platform == null ? null : platforms.names().getOrDefault(platform, platform),
                who.are(people),
                template.proposedBy().equals(callers.id()),
                changes.startingFrom(code, RECENT),
                approval,
                retirement);
    }

    private TemplateInstance form(Form form, ObjectNode content) {
        WordTexts words = pages.texts(WordTexts.class);
        return Templates.templateForm(
                form,
                ChangePages.choices(platforms.names(), content.path("platform").asText(null)),
                ChangeFormPages.categories(words),
                Effects.of(form, checks.category(content).orElse(null), words));
    }

    static String path(String code) {
        return PATH + "/" + code;
    }

    private ChangeTexts texts() {
        return pages.texts(ChangeTexts.class);
    }
}
