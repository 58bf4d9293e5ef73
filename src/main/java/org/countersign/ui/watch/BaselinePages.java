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
import org.countersign.carriers.CarrierService;
import org.countersign.carriers.CarrierView;
import org.countersign.core.Code;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.ui.Directory;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.Listing;
import org.countersign.ui.Names;
import org.countersign.ui.WebPages;
import org.countersign.ui.Who;
import org.countersign.watch.BaselineContent;
import org.countersign.watch.BaselineInUse;
import org.countersign.watch.BaselineService;
import org.countersign.watch.BaselineView;
import org.countersign.watch.StageBaseline;
import org.countersign.watch.StatedBaseline;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What is usual at carriers: list, one with its history, state it. */
@Path(BaselinePages.PATH)
@Produces(WebPages.HTML)
@RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER, Role.Names.AUDITOR})
@Blocking
public class BaselinePages {
    static final String PATH = "/watch/baselines";

    private final WebPages pages;
    private final Forms forms;
    private final BaselineService baselines;
    private final CarrierService carriers;
    private final Directory directory;
    private final Who who;

    BaselinePages(
            WebPages pages,
            Forms forms,
            BaselineService baselines,
            CarrierService carriers,
            Directory directory,
            Who who) {
        this.pages = pages;
        this.forms = forms;
        this.baselines = baselines;
        this.carriers = carriers;
        this.directory = directory;
        this.who = who;
    }

    @CheckedTemplate(basePath = "watch")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance baselines(
                Listing<CarrierView> carriers, Map<String, BaselineView> baselines, @Nullable String q);

        static native TemplateInstance baseline(
                CarrierView carrier,
                BaselineView baseline,
                List<StageBaseline> ages,
                Page<StatedBaseline> stated,
                Listing<BaselineInUse> used,
                Map<String, String> people,
                Names names,
                Form form);
    }

    @GET
    public RestResponse<String> list(@RestQuery @Nullable String q, @BeanParam @Valid Paging paging, UriInfo uri) {
        String filter = Listing.given(q);
        Page<CarrierView> page = carriers.list(filter, null, null, paging);
        return pages.ok(Templates.baselines(
                Listing.of(page, uri),
                baselines.of(page.items().stream().map(CarrierView::code).toList()),
                filter));
    }

    @GET
    @Path("{carrier}")
    public RestResponse<String> show(@RestPath @Code String carrier, @BeanParam @Valid Paging paging, UriInfo uri) {
        BaselineView baseline = baselines.get(carrier);
        Form form = forms.showing(new BaselineContent(baseline.failureRate()));
        return pages.ok(page(carrier, form, paging, uri));
    }

    @POST
    @Path("{carrier}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    public RestResponse<String> state(
            @RestPath @Code String carrier, MultivaluedMap<String, String> posted, UriInfo uri) {
        return forms.take(
                posted,
                () -> new BaselineContent(baselines.get(carrier).failureRate()),
                form -> {
                    BaselineContent content = forms.read(form, BaselineContent.class);
                    baselines.state(carrier, content.failureRate(), form.ifMatch());
                    return pages.seeOther(
                            PATH + "/" + carrier, pages.texts(WatchTexts.class).baselineStated());
                },
                form -> page(carrier, form, new Paging(), uri));
    }

    private TemplateInstance page(String code, Form form, Paging paging, UriInfo uri) {
        CarrierView carrier = carriers.get(code);
        Page<StatedBaseline> stated = baselines.stated(code, new Paging());
        Page<BaselineInUse> used = baselines.inUse(code, paging);
        return Templates.baseline(
                carrier,
                baselines.get(code),
                baselines.atEachAge(code),
                stated,
                Listing.of(used, uri),
                who.are(stated.items().stream().map(StatedBaseline::by).toList()),
                directory
                        .names()
                        .campaigns(used.items().stream()
                                .map(BaselineInUse::campaign)
                                .toList()),
                form);
    }
}
