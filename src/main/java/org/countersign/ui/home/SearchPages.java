package org.countersign.ui.home;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.countersign.access.Callers;
import org.countersign.campaigns.Campaigns;
import org.countersign.ui.Listing;
import org.countersign.ui.WebPages;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The search of the frame around every page. */
@Path("/search")
@Produces(WebPages.HTML)
@Authenticated
@Blocking
public class SearchPages {
    private static final String OF_ALL = "/changes/";
    private static final String OF_ONE_CARRIER = "/inbox/";

    private final WebPages pages;
    private final Search search;
    private final Callers callers;

    SearchPages(WebPages pages, Search search, Callers callers) {
        this.pages = pages;
        this.search = search;
        this.callers = callers;
    }

    @CheckedTemplate(basePath = "home")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance search(
                @Nullable String q, @Nullable Found found, String changePath, int mostNames);
    }

    @GET
    public RestResponse<String> search(@RestQuery @Nullable String q) {
        String given = Listing.given(q);
        return pages.ok(Templates.search(
                given,
                given == null ? null : search.find(given, pages.viewer().language()),
                callers.current().readsOnlyCarrier() == null ? OF_ALL : OF_ONE_CARRIER,
                Campaigns.MOST_NAMES));
    }
}
