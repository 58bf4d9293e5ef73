package org.countersign.ui.registry;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
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
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.carriers.CarrierContent;
import org.countersign.carriers.CarrierService;
import org.countersign.carriers.CarrierView;
import org.countersign.core.Code;
import org.countersign.core.Language;
import org.countersign.core.Paging;
import org.countersign.notices.NoticeService;
import org.countersign.notices.Told;
import org.countersign.notices.links.LinkService;
import org.countersign.notices.links.NewestLinks;
import org.countersign.notices.maintenance.MaintenanceService;
import org.countersign.notices.maintenance.MaintenanceView;
import org.countersign.platforms.Interconnect;
import org.countersign.platforms.Interconnects;
import org.countersign.ui.Choice;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.Listing;
import org.countersign.ui.WebPages;
import org.countersign.ui.WordTexts;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The carriers: list, one, register, edit. */
@Path("/registry")
@Produces(WebPages.HTML)
@Blocking
public class CarrierPages {
    private static final String CARRIERS = "/registry/carriers";
    private static final int MOST_INTERCONNECTS = 500;
    private static final int MOST_TOLD = 20;
    /** How many of its own maintenances that are not over. */
    private static final int MOST_MAINTENANCES = 20;

    private final WebPages pages;
    private final Forms forms;
    private final CarrierService carriers;
    private final Interconnects interconnects;
    private final NoticeService notices;
    private final LinkService links;
    private final MaintenanceService maintenances;
    private final Callers callers;

    CarrierPages(
            WebPages pages,
            Forms forms,
            CarrierService carriers,
            Interconnects interconnects,
            NoticeService notices,
            LinkService links,
            MaintenanceService maintenances,
            Callers callers) {
        this.pages = pages;
        this.forms = forms;
        this.carriers = carriers;
        this.interconnects = interconnects;
        this.notices = notices;
        this.links = links;
        this.maintenances = maintenances;
        this.callers = callers;
    }

    @CheckedTemplate(basePath = "registry")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance carriers(Listing<CarrierView> carriers, @Nullable String q);

        static native TemplateInstance carrier(
                CarrierView carrier,
                boolean linksShown,
                List<Interconnect> interconnects,
                List<Told> told,
                NewestLinks links,
                List<MaintenanceView> maintenances);

        static native TemplateInstance carrierForm(Form form, @Nullable CarrierView carrier, List<Choice> languages);
    }

    @GET
    @Authenticated
    public RestResponse<String> registry() {
        return RestResponse.seeOther(URI.create(CARRIERS));
    }

    @GET
    @Path("carriers")
    @Authenticated
    public RestResponse<String> list(@RestQuery @Nullable String q, @BeanParam @Valid Paging paging, UriInfo uri) {
        String filter = Listing.given(q);
        return pages.ok(Templates.carriers(Listing.of(carriers.list(filter, null, null, paging), uri), filter));
    }

    @GET
    @Path("carriers/new")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> blank() {
        return pages.ok(form(forms.blank(), null));
    }

    @POST
    @Path("carriers/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> register(MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    CarrierView carrier = carriers.register(forms.read(form, CarrierContent.class));
                    return pages.seeOther(path(carrier), texts().carrierRegistered(carrier.name()));
                },
                form -> form(form, null));
    }

    @GET
    @Path("carriers/{code}")
    @Authenticated
    public RestResponse<String> show(@RestPath @Code String code) {
        String only = callers.current().readsOnlyCarrier();
        CarrierView carrier = carriers.get(code).readableTo(callers.current());
        // Who else is linked to what is between them and the platform.
        boolean linksShown = only == null || only.equals(code);
        List<Told> told = notices.toldTo(code, MOST_TOLD);
        return pages.ok(Templates.carrier(
                carrier,
                linksShown,
                linksShown ? interconnects.runningTo(code, MOST_INTERCONNECTS) : List.of(),
                told,
                links.newestOf(
                        code, told.stream().map(one -> one.notice().subject()).toList()),
                maintenances.notOver(code, MOST_MAINTENANCES)));
    }

    @GET
    @Path("carriers/{code}/edit")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> edit(@RestPath @Code String code) {
        CarrierView carrier = carriers.get(code);
        return pages.ok(form(forms.showing(carrier), carrier));
    }

    @POST
    @Path("carriers/{code}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> amend(@RestPath @Code String code, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                () -> carriers.get(code),
                form -> {
                    CarrierView carrier = carriers.amend(code, form.ifMatch(), form.patch());
                    return pages.seeOther(path(carrier), texts().carrierSaved(carrier.name()));
                },
                form -> form(form, carriers.get(code)));
    }

    private TemplateInstance form(Form form, @Nullable CarrierView carrier) {
        List<Choice> languages = Arrays.stream(Language.values())
                .map(language ->
                        new Choice(language.tag(), pages.texts(WordTexts.class).language(language)))
                .toList();
        return Templates.carrierForm(form, carrier, languages);
    }

    private RegistryTexts texts() {
        return pages.texts(RegistryTexts.class);
    }

    private static String path(CarrierView carrier) {
        return CARRIERS + "/" + carrier.code();
    }
}
