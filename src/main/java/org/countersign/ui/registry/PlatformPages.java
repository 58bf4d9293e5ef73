package org.countersign.ui.registry;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
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
import java.util.Arrays;
import java.util.List;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.core.Code;
import org.countersign.core.JsonMappers;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.platforms.CanaryPolicy;
import org.countersign.platforms.Interconnect;
import org.countersign.platforms.Interconnects;
import org.countersign.platforms.PlatformContent;
import org.countersign.platforms.PlatformService;
import org.countersign.platforms.PlatformView;
import org.countersign.platforms.ReleaseReportView;
import org.countersign.ui.Choice;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.Listing;
import org.countersign.ui.WebPages;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The platforms: list, one with its interconnects and releases, register, edit, report a release. */
@Path(PlatformPages.PATH)
@Produces(WebPages.HTML)
@Blocking
public class PlatformPages {
    static final String PATH = "/registry/platforms";
    /** How many reported releases the page of a platform shows. */
    private static final int RECENT = 5;

    private final WebPages pages;
    private final Forms forms;
    private final PlatformService platforms;
    private final Interconnects interconnects;
    private final RunningReleases releases;
    private final Callers callers;

    PlatformPages(
            WebPages pages,
            Forms forms,
            PlatformService platforms,
            Interconnects interconnects,
            RunningReleases releases,
            Callers callers) {
        this.pages = pages;
        this.forms = forms;
        this.platforms = platforms;
        this.interconnects = interconnects;
        this.releases = releases;
        this.callers = callers;
    }

    @CheckedTemplate(basePath = "registry")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance platforms(Listing<PlatformRow> platforms, @Nullable String q);

        static native TemplateInstance platform(
                PlatformView platform, List<RunningRelease> releases, boolean more, List<Interconnect> interconnects);

        static native TemplateInstance platformForm(Form form, @Nullable PlatformView platform, List<Choice> canaries);

        static native TemplateInstance releases(PlatformView platform, Listing<RunningRelease> releases);

        static native TemplateInstance releaseForm(Form form, PlatformView platform);
    }

    @GET
    @Authenticated
    public RestResponse<String> list(@RestQuery @Nullable String q, @BeanParam @Valid Paging paging, UriInfo uri) {
        String filter = Listing.given(q);
        Page<PlatformView> page = platforms.list(filter, null, paging);
        Page<PlatformRow> rows = new Page<>(releases.lastOf(page.items()), page.next());
        return pages.ok(Templates.platforms(Listing.of(rows, uri), filter));
    }

    @GET
    @Path("new")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> blank() {
        return pages.ok(form(forms.blank(), null));
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> register(MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    PlatformView platform = platforms.register(forms.read(form, PlatformContent.class));
                    return pages.seeOther(path(platform.code()), texts().isRegistered(platform.name()));
                },
                form -> form(form, null));
    }

    private TemplateInstance form(Form form, @Nullable PlatformView platform) {
        return Templates.platformForm(
                form,
                platform,
                Arrays.stream(CanaryPolicy.values())
                        .map(policy -> new Choice(JsonMappers.word(policy), texts().canaryPolicy(policy)))
                        .toList());
    }

    @GET
    @Path("{code}")
    @Authenticated
    public RestResponse<String> show(@RestPath @Code String code) {
        PlatformView platform = platforms.get(code);
        Paging recent = new Paging();
        recent.limit = RECENT;
        Page<ReleaseReportView> reports = platforms.reports(code, recent);
        return pages.ok(Templates.platform(
                platform, releases.of(platform, reports.items()), reports.next() != null, linksOn(code)));
    }

    /** A carrier sees its own link: on what terms others are linked is between them and the platform. */
    private List<Interconnect> linksOn(String code) {
        String only = callers.current().readsOnlyCarrier();
        return interconnects.runningOn(code).stream()
                .filter(link -> only == null || link.carrier().code().equals(only))
                .toList();
    }

    @GET
    @Path("{code}/edit")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> edit(@RestPath @Code String code) {
        PlatformView platform = platforms.get(code);
        return pages.ok(form(forms.showing(platform), platform));
    }

    @POST
    @Path("{code}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> amend(@RestPath @Code String code, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                () -> platforms.get(code),
                form -> {
                    PlatformView platform = platforms.amend(code, form.ifMatch(), form.patch());
                    return pages.seeOther(path(code), texts().isSaved(platform.name()));
                },
                form -> form(form, platforms.get(code)));
    }

    @GET
    @Path("{code}/releases")
    @Authenticated
    public RestResponse<String> releases(@RestPath @Code String code, @BeanParam @Valid Paging paging, UriInfo uri) {
        PlatformView platform = platforms.get(code);
        Page<ReleaseReportView> reports = platforms.reports(code, paging);
        Page<RunningRelease> page = new Page<>(releases.of(platform, reports.items()), reports.next());
        return pages.ok(Templates.releases(platform, Listing.of(page, uri)));
    }

    @GET
    @Path("{code}/releases/new")
    @RolesAllowed({Role.Names.PIPELINE, Role.Names.CHANGE_MANAGER, Role.Names.ADMIN})
    public RestResponse<String> unreported(@RestPath @Code String code) {
        return pages.ok(Templates.releaseForm(forms.blank(), platforms.get(code)));
    }

    @POST
    @Path("{code}/releases/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.PIPELINE, Role.Names.CHANGE_MANAGER, Role.Names.ADMIN})
    public RestResponse<String> report(@RestPath @Code String code, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    ReleaseReportView report = platforms.report(
                            code, forms.read(form, NewReport.class).claim());
                    return pages.seeOther(path(code), texts().releaseReported(report.version()));
                },
                form -> Templates.releaseForm(form, platforms.get(code)));
    }

    private RegistryTexts texts() {
        return pages.texts(RegistryTexts.class);
    }

    /** The page of the platform with this code. */
    static String path(String code) {
        return PATH + "/" + code;
    }
}
