package org.countersign.ui.home;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.countersign.ui.Directory;
import org.countersign.ui.FirstRun;
import org.countersign.ui.FirstStep;
import org.countersign.ui.WebPages;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The home page of a registry with less in it than the tests have filled it with. */
@Path("/test/first-run")
@Produces(WebPages.HTML)
@Authenticated
@Blocking
public class FirstRunStage {
    private final WebPages pages;
    private final Directory directory;

    FirstRunStage(WebPages pages, Directory directory) {
        this.pages = pages;
        this.directory = directory;
    }

    /**
     * The page of a change manager.
     *
     * @param done how many of the first steps are done
     */
    @GET
    public RestResponse<String> home(@RestQuery int done) {
        Set<FirstStep> steps = EnumSet.noneOf(FirstStep.class);
        steps.addAll(List.of(FirstStep.values()).subList(0, done));
        Few<AwaitedChange> changes = Few.of(List.of(), 1);
        Overview.Watch watch = new Overview.Watch(
                Few.of(List.of(), 1),
                0,
                false,
                changes,
                Few.of(List.of(), 1),
                Few.of(List.of(), 1),
                List.of(),
                directory.names());
        return pages.ok(HomePages.page(new Overview(null, watch, null, null), new FirstRun(steps, null, null)));
    }
}
