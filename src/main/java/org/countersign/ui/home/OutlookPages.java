package org.countersign.ui.home;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import org.countersign.access.Role;
import org.countersign.core.Paging;
import org.countersign.gate.feed.Outlook;
import org.countersign.ui.Listing;
import org.countersign.ui.WebPages;
import org.jboss.resteasy.reactive.RestResponse;

/** All campaigns to come with what the gate would say to each; the home page looks at the first. */
@Path("/outlook")
@Produces(WebPages.HTML)
@RolesAllowed({
    Role.Names.ADMIN,
    Role.Names.CHANGE_MANAGER,
    Role.Names.AUDITOR,
    Role.Names.DUTY_OWNER,
    Role.Names.CAMPAIGN_SYSTEM
})
@Blocking
public class OutlookPages {
    private final WebPages pages;
    private final Overviews overviews;

    OutlookPages(WebPages pages, Overviews overviews) {
        this.pages = pages;
        this.overviews = overviews;
    }

    @CheckedTemplate(basePath = "home")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance toCome(Listing<CampaignOutlook> campaigns);
    }

    @GET
    public RestResponse<String> toCome(@BeanParam @Valid Paging paging, UriInfo uri) {
        paging.limit = Math.min(paging.limit, Outlook.MOST_CAMPAIGNS);
        return pages.ok(Templates.toCome(Listing.of(overviews.toCome(pages.viewer(), paging), uri)));
    }
}
