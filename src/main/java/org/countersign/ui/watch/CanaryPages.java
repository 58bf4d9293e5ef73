package org.countersign.ui.watch;

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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.countersign.access.Role;
import org.countersign.canaries.NewReleaseCanary;
import org.countersign.canaries.ReleaseCanaryFilter;
import org.countersign.canaries.ReleaseCanaryService;
import org.countersign.canaries.ReleaseCanaryState;
import org.countersign.canaries.ReleaseCanaryView;
import org.countersign.core.JsonMappers;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.ui.Directory;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.Listing;
import org.countersign.ui.Names;
import org.countersign.ui.Option;
import org.countersign.ui.WebPages;
import org.countersign.ui.Who;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Canaries of releases: list, start one, cancel one. */
@Path(CanaryPages.PATH)
@Produces(WebPages.HTML)
@RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER, Role.Names.AUDITOR})
@Blocking
public class CanaryPages {
    static final String PATH = "/watch/canaries";

    private final WebPages pages;
    private final Forms forms;
    private final ReleaseCanaryService canaries;
    private final Directory directory;
    private final Who who;

    CanaryPages(WebPages pages, Forms forms, ReleaseCanaryService canaries, Directory directory, Who who) {
        this.pages = pages;
        this.forms = forms;
        this.canaries = canaries;
        this.directory = directory;
        this.who = who;
    }

    @CheckedTemplate(basePath = "watch")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance canaries(
                Listing<ReleaseCanaryView> canaries,
                Names names,
                Map<String, String> people,
                List<Option> states,
                @Nullable String platform,
                @Nullable String carrier,
                boolean filtered);

        static native TemplateInstance canaryForm(Form form);

        static native TemplateInstance canaryCancel(ReleaseCanaryView canary, Names names, Form form);
    }

    @GET
    public RestResponse<String> list(
            @RestQuery @Nullable String platform,
            @RestQuery @Nullable String carrier,
            @RestQuery @Nullable String state,
            @BeanParam @Valid Paging paging,
            UriInfo uri) {
        ReleaseCanaryFilter filter = new ReleaseCanaryFilter();
        filter.platform = Listing.given(platform);
        filter.carrier = Listing.given(carrier);
        filter.state = Listing.given(state);
        Page<ReleaseCanaryView> page = canaries.list(filter, paging);
        return pages.ok(Templates.canaries(
                Listing.of(page, uri),
                names(page.items()),
                who.are(page.items().stream()
                        .map(canary -> canary.startedBy().value())
                        .toList()),
                Option.of(
                        ReleaseCanaryState.values(),
                        JsonMappers.value(ReleaseCanaryState.class, filter.state, "?state"),
                        texts()::state),
                filter.platform,
                filter.carrier,
                filter.platform != null || filter.carrier != null || filter.state != null));
    }

    /** Whatever the address names is filled in already. */
    @GET
    @Path("new")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    public RestResponse<String> blank(
            @RestQuery @Nullable String platform,
            @RestQuery @Nullable String carrier,
            @RestQuery @Nullable String campaign) {
        Map<String, String> given = new TreeMap<>();
        put(given, "platform", platform);
        put(given, "carrier", carrier);
        put(given, "campaign", campaign);
        return pages.ok(Templates.canaryForm(forms.showing(given)));
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    public RestResponse<String> start(MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    ReleaseCanaryView canary = canaries.start(forms.read(form, NewReleaseCanary.class));
                    return pages.seeOther(listOf(canary), texts().started());
                },
                Templates::canaryForm);
    }

    @GET
    @Path("{id}/cancel")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    public RestResponse<String> consider(@RestPath String id) {
        return pages.ok(cancelling(canaries.get(id), forms.blank()));
    }

    @POST
    @Path("{id}/cancel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    public RestResponse<String> cancel(@RestPath String id, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    ReleaseCanaryView canary = canaries.cancel(id, null);
                    return pages.seeOther(listOf(canary), texts().cancelled());
                },
                form -> cancelling(canaries.get(id), form));
    }

    private TemplateInstance cancelling(ReleaseCanaryView canary, Form form) {
        return Templates.canaryCancel(canary, names(List.of(canary)), form);
    }

    private static String listOf(ReleaseCanaryView canary) {
        return PATH + "?platform=" + canary.platform() + "&carrier=" + canary.carrier();
    }

    private Names names(List<ReleaseCanaryView> shown) {
        return directory
                .names()
                .platforms(shown.stream().map(ReleaseCanaryView::platform).toList())
                .carriers(shown.stream().map(ReleaseCanaryView::carrier).toList())
                .campaigns(shown.stream().map(ReleaseCanaryView::campaign).toList());
    }

    private CanaryTexts texts() {
        return pages.texts(CanaryTexts.class);
    }

    private static void put(Map<String, String> given, String name, @Nullable String value) {
        String filled = Listing.given(value);
        if (filled != null) {
            given.put(name, filled);
        }
    }
}
