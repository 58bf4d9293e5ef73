package org.countersign.ui.profile;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import org.countersign.notices.subscriptions.SubscriptionService;
import org.countersign.notices.subscriptions.SubscriptionView;
import org.countersign.ui.ChosenEvents;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.WebPages;
import org.jboss.resteasy.reactive.RestResponse;

/** What one is written to about oneself. */
@Path(SubscriptionPages.PATH)
@Produces(WebPages.HTML)
@Authenticated
@Blocking
public class SubscriptionPages {
    static final String PATH = "/profile/notices";

    private final WebPages pages;
    private final Forms forms;
    private final SubscriptionService subscriptions;

    SubscriptionPages(WebPages pages, Forms forms, SubscriptionService subscriptions) {
        this.pages = pages;
        this.forms = forms;
        this.subscriptions = subscriptions;
    }

    @CheckedTemplate(basePath = "profile")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance notices(SubscriptionView subscription, Form form);
    }

    @GET
    public RestResponse<String> show() {
        SubscriptionView present = subscriptions.own();
        return pages.ok(page(present, forms.showing(present)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> choose(MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                subscriptions::own,
                form -> {
                    subscriptions.chooseOwn(
                            form.ifMatch(), forms.read(form, ChosenEvents.class).content());
                    return pages.seeOther(PATH, pages.texts(ProfileTexts.class).noticesSaved());
                },
                form -> page(subscriptions.own(), form));
    }

    private TemplateInstance page(SubscriptionView subscription, Form form) {
        return Templates.notices(subscription, form);
    }
}
