package org.countersign.ui.calendar;

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
import org.countersign.access.Role;
import org.countersign.core.JsonMappers;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.notices.maintenance.MaintenanceAssignment;
import org.countersign.notices.maintenance.MaintenanceDismissal;
import org.countersign.notices.maintenance.MaintenanceService;
import org.countersign.notices.maintenance.MaintenanceState;
import org.countersign.notices.maintenance.MaintenanceView;
import org.countersign.ui.Choice;
import org.countersign.ui.Directory;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.Listing;
import org.countersign.ui.Names;
import org.countersign.ui.Offers;
import org.countersign.ui.Option;
import org.countersign.ui.WebPages;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What carriers say of their own maintenance; those notices of which nobody knows the carrier are assigned or dismissed here. */
@Path(MaintenancePages.PATH)
@Produces(WebPages.HTML)
@RolesAllowed({
    Role.Names.ADMIN,
    Role.Names.CHANGE_MANAGER,
    Role.Names.DUTY_OWNER,
    Role.Names.AUDITOR,
    Role.Names.CARRIER
})
@Blocking
public class MaintenancePages {
    static final String PATH = "/calendar/notices";

    private final WebPages pages;
    private final Forms forms;
    private final MaintenanceService maintenances;
    private final Directory directory;
    private final Offers offers;

    MaintenancePages(WebPages pages, Forms forms, MaintenanceService maintenances, Directory directory, Offers offers) {
        this.pages = pages;
        this.forms = forms;
        this.maintenances = maintenances;
        this.directory = directory;
        this.offers = offers;
    }

    @CheckedTemplate(basePath = "calendar")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance maintenances(
                Listing<MaintenanceView> maintenances,
                Names names,
                List<Option> states,
                @Nullable String carrier,
                boolean filtered);

        static native TemplateInstance maintenance(
                MaintenanceView maintenance, Names names, List<Choice> carriers, Form form);
    }

    @GET
    public RestResponse<String> list(
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String carrier,
            @BeanParam @Valid Paging paging,
            UriInfo uri) {
        MaintenanceState wanted = JsonMappers.value(MaintenanceState.class, Listing.given(state), "?state");
        String of = Listing.given(carrier);
        Page<MaintenanceView> page = maintenances.list(of, wanted, paging);
        return pages.ok(Templates.maintenances(
                Listing.of(page, uri),
                names(page.items()),
                Option.of(MaintenanceState.values(), wanted, texts()::maintenanceState),
                of,
                wanted != null || of != null));
    }

    @GET
    @Path("{id}")
    public RestResponse<String> show(@RestPath String id) {
        return pages.ok(page(id, forms.blank()));
    }

    @POST
    @Path("{id}/assign")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> assign(@RestPath String id, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    MaintenanceAssignment whose = forms.read(form, MaintenanceAssignment.class);
                    maintenances.assign(id, form.ifMatch(), whose.carrier());
                    return pages.seeOther(PATH + "/" + id, texts().maintenanceAssigned());
                },
                form -> page(id, form));
    }

    @POST
    @Path("{id}/dismiss")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> dismiss(@RestPath String id, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    MaintenanceDismissal why = forms.read(form, MaintenanceDismissal.class);
                    maintenances.dismiss(id, form.ifMatch(), why.reason());
                    return pages.seeOther(PATH + "/" + id, texts().maintenanceDismissed());
                },
                form -> page(id, form));
    }

    private TemplateInstance page(String id, Form form) {
        MaintenanceView maintenance = maintenances.get(id);
        return Templates.maintenance(
                maintenance,
                names(List.of(maintenance)),
                pages.viewer().editsRegistry() ? offers.carriers() : List.of(),
                form);
    }

    private Names names(List<MaintenanceView> shown) {
        return directory
                .names()
                .carriers(shown.stream().map(MaintenanceView::carrier).toList());
    }

    private CalendarTexts texts() {
        return pages.texts(CalendarTexts.class);
    }
}
