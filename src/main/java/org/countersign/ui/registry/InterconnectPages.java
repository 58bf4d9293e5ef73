package org.countersign.ui.registry;

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
import java.util.List;
import java.util.function.Predicate;
import org.countersign.access.Role;
import org.countersign.carriers.CarrierService;
import org.countersign.carriers.CarrierView;
import org.countersign.carriers.Carriers;
import org.countersign.changes.ChangeService;
import org.countersign.changes.ChangeView;
import org.countersign.core.Code;
import org.countersign.core.Problem;
import org.countersign.platforms.InterconnectService;
import org.countersign.platforms.InterconnectTerms;
import org.countersign.platforms.InterconnectView;
import org.countersign.platforms.Interconnects;
import org.countersign.platforms.PlatformService;
import org.countersign.platforms.PlatformView;
import org.countersign.ui.Choice;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.Offers;
import org.countersign.ui.WebPages;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The interconnects of a platform: open, amend, end; each says what follows from it before it is done. */
@Path("/registry/platforms/{platform}/interconnects")
@Produces(WebPages.HTML)
@Blocking
@RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
public class InterconnectPages {
    /** How many of the changes that are concerned are named. */
    private static final int NAMED = 20;

    private final WebPages pages;
    private final Forms forms;
    private final PlatformService platforms;
    private final CarrierService carrierService;
    private final Carriers carriers;
    private final InterconnectService service;
    private final Interconnects interconnects;
    private final ChangeService changes;
    private final Offers offers;

    InterconnectPages(
            WebPages pages,
            Forms forms,
            PlatformService platforms,
            CarrierService carrierService,
            Carriers carriers,
            InterconnectService service,
            Interconnects interconnects,
            ChangeService changes,
            Offers offers) {
        this.pages = pages;
        this.forms = forms;
        this.platforms = platforms;
        this.carrierService = carrierService;
        this.carriers = carriers;
        this.service = service;
        this.interconnects = interconnects;
        this.changes = changes;
        this.offers = offers;
    }

    @CheckedTemplate(basePath = "registry")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance interconnectNew(
                Form form, PlatformView platform, List<Choice> carriers, Concerned concerned);

        static native TemplateInstance interconnectEdit(
                Form form, PlatformView platform, CarrierView carrier, InterconnectView interconnect);

        static native TemplateInstance interconnectEnd(
                Form form,
                PlatformView platform,
                CarrierView carrier,
                InterconnectView interconnect,
                Concerned concerned);
    }

    @GET
    @Path("new")
    public RestResponse<String> blank(@RestPath @Code String platform) {
        return pages.ok(openForm(forms.blank(), platform));
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> open(@RestPath @Code String platform, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    NewInterconnect wanted = forms.read(form, NewInterconnect.class);
                    CarrierView carrier = linkable(platform, wanted.carrier());
                    service.put(platform, carrier.code(), null, wanted.terms());
                    return pages.seeOther(PlatformPages.path(platform), texts().interconnectOpened(carrier.name()));
                },
                form -> openForm(form, platform));
    }

    @GET
    @Path("{carrier}/edit")
    public RestResponse<String> edit(@RestPath @Code String platform, @RestPath @Code String carrier) {
        InterconnectView interconnect = service.get(platform, carrier);
        return pages.ok(Templates.interconnectEdit(
                forms.showing(interconnect), platforms.get(platform), carrierService.get(carrier), interconnect));
    }

    @POST
    @Path("{carrier}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> amend(
            @RestPath @Code String platform, @RestPath @Code String carrier, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                () -> service.get(platform, carrier),
                form -> {
                    service.put(platform, carrier, form.ifMatch(), forms.read(form, InterconnectTerms.class));
                    return pages.seeOther(
                            PlatformPages.path(platform),
                            texts().interconnectSaved(
                                            carrierService.get(carrier).name()));
                },
                form -> Templates.interconnectEdit(
                        form, platforms.get(platform), carrierService.get(carrier), service.get(platform, carrier)));
    }

    @GET
    @Path("{carrier}/end")
    public RestResponse<String> beforeEnd(@RestPath @Code String platform, @RestPath @Code String carrier) {
        return pages.ok(endForm(forms.blank(), platform, carrier));
    }

    @POST
    @Path("{carrier}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> end(
            @RestPath @Code String platform, @RestPath @Code String carrier, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    service.end(platform, carrier, form.ifMatch());
                    return pages.seeOther(
                            PlatformPages.path(platform),
                            texts().interconnectEnded(
                                            carrierService.get(carrier).name()));
                },
                form -> endForm(form, platform, carrier));
    }

    /** The carrier, or a fault of the field: here a link is opened, and none that runs is amended by mistake. */
    private CarrierView linkable(String platform, String carrier) {
        if (carriers.byCode(carrier).isEmpty()) {
            throw Problem.badRequest("/carrier", "is not a carrier that is known here");
        }
        if (interconnects.running(platform, carrier).isPresent()) {
            throw Problem.badRequest("/carrier", "is linked to this platform already");
        }
        return carrierService.get(carrier);
    }

    private TemplateInstance openForm(Form form, String platform) {
        return Templates.interconnectNew(
                form, platforms.get(platform), offers.carriers(), concerned(platform, change -> true));
    }

    private TemplateInstance endForm(Form form, String platform, String carrier) {
        return Templates.interconnectEnd(
                form,
                platforms.get(platform),
                carrierService.get(carrier),
                service.get(platform, carrier),
                concerned(
                        platform,
                        change -> change.affected().stream()
                                .anyMatch(affected -> affected.carrier().equals(carrier))));
    }

    private Concerned concerned(String platform, Predicate<ChangeView> which) {
        List<ChangeView> open = changes.openOn(platform, NAMED + 1);
        return new Concerned(open.stream().limit(NAMED).filter(which).toList(), open.size() > NAMED);
    }

    private RegistryTexts texts() {
        return pages.texts(RegistryTexts.class);
    }
}
