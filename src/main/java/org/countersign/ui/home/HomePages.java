package org.countersign.ui.home;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.countersign.ui.FirstRun;
import org.countersign.ui.FirstRuns;
import org.countersign.ui.Viewer;
import org.countersign.ui.WebPages;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The first page after signing in, which differs with the role, and the picture of how it all works. */
@Path("/")
@Produces(WebPages.HTML)
@Authenticated
@Blocking
public class HomePages {
    private final WebPages pages;
    private final Overviews overviews;
    private final FirstRuns firstRuns;

    HomePages(WebPages pages, Overviews overviews, FirstRuns firstRuns) {
        this.pages = pages;
        this.overviews = overviews;
        this.firstRuns = firstRuns;
    }

    @CheckedTemplate(basePath = "home")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance home(Overview overview, @Nullable FirstRun firstRun, boolean begins);

        static native TemplateInstance welcome();
    }

    @GET
    public RestResponse<String> home() {
        Viewer viewer = pages.viewer();
        Overview overview = overviews.of(viewer);
        FirstRun firstRun = overview.watch() == null ? null : firstRuns.present();
        return pages.ok(page(overview, firstRun));
    }

    static TemplateInstance page(Overview overview, @Nullable FirstRun firstRun) {
        return Templates.home(overview, firstRun, firstRun != null && firstRun.isAtTheStart());
    }

    @GET
    @Path("welcome")
    public RestResponse<String> welcome() {
        return pages.ok(Templates.welcome());
    }
}
