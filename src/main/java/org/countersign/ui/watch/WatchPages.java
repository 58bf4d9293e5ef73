package org.countersign.ui.watch;

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
import java.util.List;
import java.util.stream.Stream;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.campaigns.CampaignService;
import org.countersign.campaigns.CampaignView;
import org.countersign.core.Code;
import org.countersign.core.JsonMappers;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.ui.Directory;
import org.countersign.ui.Listing;
import org.countersign.ui.Names;
import org.countersign.ui.Option;
import org.countersign.ui.WebPages;
import org.countersign.ui.WordTexts;
import org.countersign.watch.CampaignCurves;
import org.countersign.watch.WatchService;
import org.countersign.watch.WatchedView;
import org.countersign.watch.detect.Level;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** How campaigns fare: list, one at all its carriers, one at one carrier. */
@Path("/watch")
@Produces(WebPages.HTML)
@RolesAllowed({
    Role.Names.ADMIN,
    Role.Names.CHANGE_MANAGER,
    Role.Names.DUTY_OWNER,
    Role.Names.AUDITOR,
    Role.Names.CAMPAIGN_SYSTEM
})
@Blocking
public class WatchPages {
    private final WebPages pages;
    private final WatchService watch;
    private final CampaignService campaigns;
    private final Directory directory;
    private final Callers callers;

    WatchPages(WebPages pages, WatchService watch, CampaignService campaigns, Directory directory, Callers callers) {
        this.pages = pages;
        this.watch = watch;
        this.campaigns = campaigns;
        this.directory = directory;
        this.callers = callers;
    }

    @CheckedTemplate(basePath = "watch")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance campaigns(
                Listing<WatchedView> campaigns, Names names, List<Option> states, boolean filtered);

        static native TemplateInstance campaign(
                CampaignView campaign, CampaignCurves curves, List<ShownCurve> carriers);

        static native TemplateInstance carrier(CampaignView campaign, CampaignCurves curves, ShownCurve carrier);
    }

    @GET
    public RestResponse<String> list(@RestQuery @Nullable String state, @BeanParam @Valid Paging paging, UriInfo uri) {
        Level chosen = JsonMappers.value(Level.class, Listing.given(state), "?state");
        Page<WatchedView> page = watch.list(chosen, callers.current().readsOnlyClient(), paging);
        Names names = directory
                .names()
                .campaigns(page.items().stream().map(WatchedView::campaign).toList())
                .clients(page.items().stream().map(WatchedView::client).toList())
                .platforms(page.items().stream().map(WatchedView::platform).toList())
                .carriers(page.items().stream()
                        .flatMap(each -> Stream.concat(each.held().stream(), each.warned().stream()))
                        .toList());
        return pages.ok(Templates.campaigns(
                Listing.of(page, uri),
                names,
                Option.of(Level.values(), chosen, pages.texts(WordTexts.class)::level),
                chosen != null));
    }

    @GET
    @Path("campaigns/{campaign}")
    public RestResponse<String> campaign(@RestPath @Code String campaign) {
        CampaignView shown = campaigns.get(campaign, callers.current().readsOnlyClient());
        CampaignCurves curves = watch.curves(campaign, null, callers.current().readsOnlyClient());
        return pages.ok(Templates.campaign(shown, curves, shown(curves)));
    }

    @GET
    @Path("campaigns/{campaign}/{carrier}")
    public RestResponse<String> carrier(@RestPath @Code String campaign, @RestPath @Code String carrier) {
        CampaignView shown = campaigns.get(campaign, callers.current().readsOnlyClient());
        CampaignCurves curves =
                watch.curves(campaign, carrier, callers.current().readsOnlyClient());
        if (curves.carriers().isEmpty()) {
            throw Problem.notFound("carrier", carrier);
        }
        return pages.ok(Templates.carrier(shown, curves, shown(curves).get(0)));
    }

    private List<ShownCurve> shown(CampaignCurves curves) {
        Names names = directory
                .names()
                .carriers(curves.carriers().stream()
                        .map(each -> each.now().carrier())
                        .toList());
        return curves.carriers().stream()
                .map(each -> new ShownCurve(names.carrier(each.now().carrier()), each, Plot.of(each, curves)))
                .toList();
    }
}
