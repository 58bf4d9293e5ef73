package org.countersign.ui;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.jboss.resteasy.reactive.RestResponse;

/** The first page after signing in. */
@Path("/")
@Produces(WebPages.HTML)
@Authenticated
@Blocking
public class StartResource {
    private final WebPages pages;

    StartResource(WebPages pages) {
        this.pages = pages;
    }

    @CheckedTemplate(basePath = "ui")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance start();
    }

    @GET
    public RestResponse<String> start() {
        return pages.ok(Templates.start());
    }
}
