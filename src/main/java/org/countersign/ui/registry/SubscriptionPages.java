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
import java.util.Arrays;
import java.util.List;
import org.countersign.access.Role;
import org.countersign.carriers.CarrierService;
import org.countersign.carriers.CarrierView;
import org.countersign.core.Code;
import org.countersign.core.Language;
import org.countersign.notices.subscriptions.SubscriptionService;
import org.countersign.notices.subscriptions.SubscriptionView;
import org.countersign.ui.Choice;
import org.countersign.ui.ChosenEvents;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.WebPages;
import org.countersign.ui.WordTexts;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What the contacts of a carrier are written to about: all of them, and the choice of one. */
@Path("/registry/carriers/{code}/notices")
@Produces(WebPages.HTML)
@Blocking
public class SubscriptionPages {
    private final WebPages pages;
    private final Forms forms;
    private final SubscriptionService subscriptions;
    private final CarrierService carriers;

    SubscriptionPages(WebPages pages, Forms forms, SubscriptionService subscriptions, CarrierService carriers) {
        this.pages = pages;
        this.forms = forms;
        this.subscriptions = subscriptions;
        this.carriers = carriers;
    }

    @CheckedTemplate(basePath = "registry")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance subscriptions(CarrierView carrier, List<SubscriptionView> subscriptions);

        static native TemplateInstance subscriptionForm(
                CarrierView carrier, SubscriptionView subscription, Form form, List<Choice> languages);
    }

    @GET
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.AUDITOR,
        Role.Names.DUTY_OWNER,
        Role.Names.CARRIER
    })
    public RestResponse<String> list(@RestPath @Code String code) {
        List<SubscriptionView> all = subscriptions.ofCarrier(code);
        return pages.ok(Templates.subscriptions(carriers.get(code), all));
    }

    @GET
    @Path("{contact}")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.CARRIER})
    public RestResponse<String> edit(@RestPath @Code String code, @RestPath String contact) {
        SubscriptionView present = subscriptions.ofContact(code, contact);
        return pages.ok(form(code, present, forms.showing(present)));
    }

    @POST
    @Path("{contact}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.CARRIER})
    public RestResponse<String> choose(
            @RestPath @Code String code, @RestPath String contact, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                () -> subscriptions.ofContact(code, contact),
                form -> {
                    SubscriptionView chosen = subscriptions.choose(
                            code,
                            contact,
                            form.ifMatch(),
                            forms.read(form, ChosenEvents.class).content());
                    return pages.seeOther(
                            "/registry/carriers/" + code + "/notices",
                            pages.texts(RegistryTexts.class).subscriptionSaved(chosen.name()));
                },
                form -> form(code, subscriptions.ofContact(code, contact), form));
    }

    private TemplateInstance form(String code, SubscriptionView subscription, Form form) {
        return Templates.subscriptionForm(
                carriers.get(code),
                subscription,
                form,
                Arrays.stream(Language.values())
                        .map(language -> new Choice(
                                language.tag(), pages.texts(WordTexts.class).language(language)))
                        .toList());
    }
}
