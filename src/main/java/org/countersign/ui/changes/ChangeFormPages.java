package org.countersign.ui.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.countersign.access.Role;
import org.countersign.carriers.Carriers;
import org.countersign.changes.Category;
import org.countersign.changes.ChangeContent;
import org.countersign.changes.ChangeKind;
import org.countersign.changes.ChangeService;
import org.countersign.changes.ChangeStatus;
import org.countersign.changes.ChangeView;
import org.countersign.changes.NewRevision;
import org.countersign.changes.Reference;
import org.countersign.changes.TemplateService;
import org.countersign.changes.TemplateState;
import org.countersign.changes.TemplateView;
import org.countersign.core.Code;
import org.countersign.core.JsonMappers;
import org.countersign.core.Limits;
import org.countersign.platforms.Platforms;
import org.countersign.ui.Choice;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.WebPages;
import org.countersign.ui.WordTexts;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The forms in which a change is written: a new one, a draft, an amendment; and what they say while one types. */
@Path(ChangePages.PATH)
@Produces(WebPages.HTML)
@Blocking
public class ChangeFormPages {
    private static final int MOST_TEMPLATES = 6;

    private final WebPages pages;
    private final Forms forms;
    private final ChangeService changes;
    private final TemplateService templates;
    private final Checks checks;
    private final Platforms platforms;
    private final Carriers carriers;
    private final ObjectMapper json;

    ChangeFormPages(
            WebPages pages,
            Forms forms,
            ChangeService changes,
            TemplateService templates,
            Checks checks,
            Platforms platforms,
            Carriers carriers,
            ObjectMapper json) {
        this.pages = pages;
        this.forms = forms;
        this.changes = changes;
        this.templates = templates;
        this.checks = checks;
        this.platforms = platforms;
        this.carriers = carriers;
        this.json = json;
    }

    @CheckedTemplate(basePath = "changes")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance changeForm(Form form, Writing writing, Check check);

        static native TemplateInstance effects(Form form, Effects effects);

        static native TemplateInstance check(Check check);
    }

    /**
     * What the form offers.
     *
     * @param change what is edited; null for a new one
     * @param template that it starts from
     * @param templates what a new one may start from
     */
    record Writing(
            @Nullable ChangeView change,
            @Nullable TemplateView template,
            List<TemplateView> templates,
            List<Choice> platforms,
            List<Choice> kinds,
            List<Choice> categories,
            List<Choice> carriers,
            Effects effects) {

        /** Where what is edited shows as it is now. */
        public String address() {
            return change == null ? ChangePages.PATH : ChangePages.path(change.reference());
        }

        /** Where the form is sent to. */
        public String action() {
            if (change != null) {
                return address() + (isAmendment() ? "/amend" : "/edit");
            }
            return address() + "/new" + (template == null ? "" : "?template=" + template.code());
        }

        /** Whether carriers have been told already, so that saving is amending. */
        public boolean isAmendment() {
            return change != null && change.status() != ChangeStatus.DRAFT;
        }
    }

    @GET
    @Path("new")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> blank(
            @RestQuery @Nullable @Reference String like, @RestQuery @Nullable @Code String template) {
        ObjectNode content = json.createObjectNode();
        if (template != null) {
            content = from(templates.get(template));
        } else if (like != null) {
            content = like(like);
        }
        return pages.ok(page(forms.showing(content), content, null, template));
    }

    /** What a template says; when, with which release and without whom is left to say. */
    private ObjectNode from(TemplateView template) {
        ObjectNode content = json.valueToTree(template);
        content.retain("platform", "title", "description", "category", "effects", "risk", "rollbackPlan");
        return content.put("kind", JsonMappers.word(ChangeKind.STANDARD)).put("template", template.code());
    }

    /** What may be said again of a change that is like an earlier one: all but when, which release, and who is left out. */
    private ObjectNode like(String reference) {
        ObjectNode content = json.valueToTree(newest(changes.get(reference)));
        content.remove(List.of("window", "release", "exclude"));
        return content;
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> draft(
            @RestQuery @Nullable @Code String template, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    ChangeView change = changes.draft(forms.read(typed(form), ChangeContent.class));
                    return saved(change, texts().draftSaved(change.reference()));
                },
                form -> page(form, typed(form), null, template));
    }

    @GET
    @Path("{reference}/edit")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> edit(@RestPath @Reference String reference) {
        ChangeView change = changes.get(reference);
        return change.status() == ChangeStatus.DRAFT ? form(change) : elsewhere(change, "/amend");
    }

    @POST
    @Path("{reference}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> save(@RestPath @Reference String reference, MultivaluedMap<String, String> posted) {
        return revise(reference, posted);
    }

    @GET
    @Path("{reference}/amend")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> amend(@RestPath @Reference String reference) {
        ChangeView change = changes.get(reference);
        if (change.status() == ChangeStatus.DRAFT) {
            return elsewhere(change, "/edit");
        }
        return change.status().isInForce() ? form(change) : elsewhere(change, "");
    }

    @POST
    @Path("{reference}/amend")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> putIntoForce(
            @RestPath @Reference String reference, MultivaluedMap<String, String> posted) {
        return revise(reference, posted);
    }

    /** The rows for what the category usually states, with all that was typed. */
    @POST
    @Path("new/effects")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> effects(MultivaluedMap<String, String> posted) {
        Form form = forms.sent(posted);
        return pages.ok(Templates.effects(form, effects(form, typed(form))));
    }

    /**
     * What would follow from what was typed so far.
     *
     * @param of the reference of the change that is amended
     */
    @POST
    @Path("new/check")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> check(
            @RestQuery @Nullable @Reference String of, MultivaluedMap<String, String> posted) {
        ChangeView change = of == null ? null : changes.get(of);
        Form form = change == null ? forms.sent(posted) : forms.sent(posted, newest(change));
        return pages.ok(Templates.check(checks.of(typed(form), change)));
    }

    private RestResponse<String> form(ChangeView change) {
        ChangeContent content = newest(change);
        return pages.ok(page(forms.showing(content), json.valueToTree(content), change, content.template()));
    }

    private ChangeContent newest(ChangeView change) {
        return changes.revision(change.reference(), change.revision()).content();
    }

    private RestResponse<String> revise(String reference, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                () -> newest(changes.get(reference)),
                form -> {
                    ChangeView change =
                            changes.amend(reference, form.ifMatch(), forms.read(typed(form), NewRevision.class));
                    return saved(
                            change,
                            change.status() == ChangeStatus.DRAFT
                                    ? texts().draftSaved(reference)
                                    : texts().amended(reference, change.revision()));
                },
                form -> {
                    ChangeView change = changes.get(reference);
                    return page(form, typed(form), change, change.template());
                });
    }

    /** What was typed; nothing among effects is an answer too, and what lacks of the window is said beside its fields. */
    private static ObjectNode typed(Form form) {
        ObjectNode typed = Effects.typed(form);
        if (!typed.has("window")) {
            typed.putObject("window");
        }
        return typed;
    }

    /** @param template the code of what the form was opened with, which may be dropped and taken again */
    private TemplateInstance page(
            Form form, ObjectNode content, @Nullable ChangeView change, @Nullable String template) {
        return Templates.changeForm(form, writing(form, content, change, template), checks.of(content, change));
    }

    private Writing writing(Form form, ObjectNode content, @Nullable ChangeView change, @Nullable String template) {
        WordTexts words = pages.texts(WordTexts.class);
        return new Writing(
                change,
                template == null ? null : templates.find(template).orElse(null),
                change == null && template == null ? approved() : List.of(),
                ChangePages.choices(platforms.names(), codes(List.of(content.path("platform")))),
                Arrays.stream(ChangeKind.values())
                        .map(kind -> new Choice(JsonMappers.word(kind), words.kind(kind)))
                        .toList(),
                categories(words),
                ChangePages.choices(
                        carriers.names(), codes(content.path("exclude").findValues("carrier"))),
                effects(form, content));
    }

    private static List<String> codes(List<JsonNode> nodes) {
        return nodes.stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(Limits::isCode)
                .toList();
    }

    private Effects effects(Form form, ObjectNode content) {
        return Effects.of(form, checks.category(content).orElse(null), pages.texts(WordTexts.class));
    }

    private List<TemplateView> approved() {
        return templates
                .list(TemplateState.APPROVED, null, FollowedChanges.newest(MOST_TEMPLATES))
                .items();
    }

    static List<Choice> categories(WordTexts words) {
        return Arrays.stream(Category.values())
                .map(each -> new Choice(JsonMappers.word(each), words.category(each)))
                .toList();
    }

    private RestResponse<String> saved(ChangeView change, String message) {
        return pages.seeOther(ChangePages.path(change.reference()), message);
    }

    private static RestResponse<String> elsewhere(ChangeView change, String page) {
        return RestResponse.seeOther(URI.create(ChangePages.path(change.reference()) + page));
    }

    private ChangeTexts texts() {
        return pages.texts(ChangeTexts.class);
    }
}
