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
import org.countersign.access.Role;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.Listing;
import org.countersign.ui.Option;
import org.countersign.ui.WebPages;
import org.countersign.ui.Who;
import org.countersign.watch.CanaryBeforeLift;
import org.countersign.watch.SettingsAsSet;
import org.countersign.watch.SettingsContent;
import org.countersign.watch.SettingsService;
import org.countersign.watch.SettingsView;
import org.jboss.resteasy.reactive.RestResponse;

/** How the watch is set: as it is, with its history, and the form that sets it. */
@Path(SettingsPages.PATH)
@Produces(WebPages.HTML)
@RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER, Role.Names.AUDITOR})
@Blocking
public class SettingsPages {
    static final String PATH = "/watch/settings";

    private final WebPages pages;
    private final Forms forms;
    private final SettingsService settings;
    private final Who who;

    SettingsPages(WebPages pages, Forms forms, SettingsService settings, Who who) {
        this.pages = pages;
        this.forms = forms;
        this.settings = settings;
        this.who = who;
    }

    @CheckedTemplate(basePath = "watch")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance settings(
                SettingsView settings, Listing<SettingsAsSet> history, Map<String, String> people);

        static native TemplateInstance settingsForm(SettingsView settings, List<Option> canaries, Form form);
    }

    @GET
    public RestResponse<String> show(@BeanParam @Valid Paging paging, UriInfo uri) {
        Page<SettingsAsSet> history = settings.history(paging);
        return pages.ok(Templates.settings(
                settings.get(),
                Listing.of(history, uri),
                who.are(history.items().stream().map(SettingsAsSet::by).toList())));
    }

    @GET
    @Path("edit")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.DUTY_OWNER})
    public RestResponse<String> edit() {
        SettingsView present = settings.get();
        return pages.ok(page(present, forms.showing(present)));
    }

    @POST
    @Path("edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.DUTY_OWNER})
    public RestResponse<String> set(MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                settings::get,
                form -> {
                    settings.set(forms.read(form, SettingsContent.class), form.ifMatch());
                    return pages.seeOther(PATH, pages.texts(WatchTexts.class).isSet());
                },
                form -> page(settings.get(), form));
    }

    private TemplateInstance page(SettingsView present, Form form) {
        WatchTexts texts = pages.texts(WatchTexts.class);
        return Templates.settingsForm(
                present, Option.of(CanaryBeforeLift.values(), null, texts::canaryBeforeLiftIs), form);
    }
}
