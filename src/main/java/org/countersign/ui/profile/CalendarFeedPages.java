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
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import org.countersign.access.Callers;
import org.countersign.core.IdempotencyKeys;
import org.countersign.core.Ids;
import org.countersign.core.Problem;
import org.countersign.notices.calendar.CalendarFeedService;
import org.countersign.notices.calendar.CalendarFeedView;
import org.countersign.notices.calendar.IssuedCalendarFeed;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.WebPages;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The secret addresses of one's own calendar: those that there are, another one, and their end. */
@Path(CalendarFeedPages.PATH)
@Produces(WebPages.HTML)
@Authenticated
@Blocking
public class CalendarFeedPages {
    static final String PATH = "/profile/calendar";

    private final WebPages pages;
    private final Forms forms;
    private final CalendarFeedService feeds;
    private final Callers callers;
    private final Clock clock;

    CalendarFeedPages(WebPages pages, Forms forms, CalendarFeedService feeds, Callers callers, Clock clock) {
        this.pages = pages;
        this.forms = forms;
        this.feeds = feeds;
        this.callers = callers;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "profile")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance calendar(Form form, String once, List<CalendarFeedView> feeds, int most);

        static native TemplateInstance calendarAddress(String url);
    }

    @GET
    public RestResponse<String> list() {
        requirePerson();
        return pages.ok(page(forms.blank()));
    }

    /** Shows the address in this very answer, which no browser keeps and no address names. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> make(MultivaluedMap<String, String> posted, UriInfo uri) {
        requirePerson();
        return forms.takeUnkept(posted, form -> make(form, uri), this::page);
    }

    private RestResponse<String> make(Form form, UriInfo uri) {
        String once = form.once().isEmpty() ? Ids.next(clock.instant()) : form.once();
        try {
            IssuedCalendarFeed issued = feeds.makeOnce(once, uri.getBaseUri());
            String url = issued.url();
            return url == null ? shownBefore() : pages.ok(Templates.calendarAddress(url));
        } catch (IdempotencyKeys.Replay replay) {
            return shownBefore();
        }
    }

    private RestResponse<String> shownBefore() {
        return pages.seeOther(PATH, texts().calendarShownBefore());
    }

    @POST
    @Path("{id}/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> revoke(@RestPath String id, MultivaluedMap<String, String> posted) {
        requirePerson();
        return forms.take(
                posted,
                form -> {
                    feeds.revoke(id, form.ifMatch());
                    return pages.seeOther(PATH, texts().calendarRevoked());
                },
                this::page);
    }

    /** With a new id each time: what failed has left no trace under the old one. */
    private TemplateInstance page(Form form) {
        return Templates.calendar(form, Ids.next(clock.instant()), feeds.own(), CalendarFeedService.MOST_OF_ONE);
    }

    private void requirePerson() {
        if (callers.person().isEmpty()) {
            throw Problem.forbidden("Only a person has a profile.");
        }
    }

    private ProfileTexts texts() {
        return pages.texts(ProfileTexts.class);
    }
}
