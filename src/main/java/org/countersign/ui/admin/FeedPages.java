package org.countersign.ui.admin;

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
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.notices.calendar.CalendarFeedService;
import org.countersign.notices.calendar.CalendarFeedView;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.Listing;
import org.countersign.ui.WebPages;
import org.countersign.ui.Who;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Whose calendars can be read at secret addresses, and the end of one such address. */
@Path(FeedPages.PATH)
@Produces(WebPages.HTML)
@RolesAllowed(Role.Names.ADMIN)
@Blocking
public class FeedPages {
    static final String PATH = "/administration/calendars";

    private final WebPages pages;
    private final Forms forms;
    private final CalendarFeedService feeds;
    private final Who who;

    FeedPages(WebPages pages, Forms forms, CalendarFeedService feeds, Who who) {
        this.pages = pages;
        this.forms = forms;
        this.feeds = feeds;
        this.who = who;
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance calendars(Listing<Subscription> feeds, Form form);
    }

    /**
     * An address and whose it is.
     *
     * @param owner their name
     */
    public record Subscription(CalendarFeedView feed, String owner) {}

    @GET
    public RestResponse<String> list(@BeanParam @Valid Paging paging, UriInfo uri) {
        return pages.ok(page(forms.blank(), paging, uri));
    }

    @POST
    @Path("{id}/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> revoke(@RestPath String id, MultivaluedMap<String, String> posted, UriInfo uri) {
        return forms.take(
                posted,
                form -> {
                    feeds.revoke(id, form.ifMatch());
                    return pages.seeOther(PATH, pages.texts(AdminTexts.class).calendarRevoked());
                },
                form -> page(form, new Paging(), uri));
    }

    private TemplateInstance page(Form form, Paging paging, UriInfo uri) {
        Page<CalendarFeedView> page = feeds.list(paging);
        Map<String, String> names =
                who.are(page.items().stream().map(feed -> feed.person().value()).toList());
        return Templates.calendars(
                Listing.of(
                        page.map(feed -> new Subscription(
                                feed,
                                names.getOrDefault(
                                        feed.person().value(), feed.person().value()))),
                        uri),
                form);
    }
}
