package org.countersign.ui.holds;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.core.JsonMappers;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.holds.HoldFilter;
import org.countersign.holds.HoldScope;
import org.countersign.holds.HoldService;
import org.countersign.holds.HoldView;
import org.countersign.holds.HoldView.State;
import org.countersign.holds.NewHold;
import org.countersign.holds.Reason;
import org.countersign.ui.Directory;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.Listing;
import org.countersign.ui.Names;
import org.countersign.ui.Option;
import org.countersign.ui.WebPages;
import org.countersign.ui.Who;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Holds: list, place, one with its lifting. */
@Path("/holds")
@Produces(WebPages.HTML)
@RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER, Role.Names.AUDITOR})
@Blocking
public class HoldPages {
    private final WebPages pages;
    private final Forms forms;
    private final HoldService holds;
    private final Who who;
    private final Directory directory;
    private final Callers callers;

    HoldPages(WebPages pages, Forms forms, HoldService holds, Who who, Directory directory, Callers callers) {
        this.pages = pages;
        this.forms = forms;
        this.holds = holds;
        this.who = who;
        this.directory = directory;
        this.callers = callers;
    }

    @CheckedTemplate(basePath = "holds")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance holds(
                Listing<HoldView> holds,
                Names names,
                Map<String, String> people,
                List<Option> states,
                @Nullable String campaign,
                boolean filtered,
                boolean all);

        static native TemplateInstance hold(
                HoldView hold, String on, Names names, Map<String, String> people, Form form);

        static native TemplateInstance holdForm(Form form);
    }

    /**
     * Those that stand, unless something else is asked for.
     *
     * @param state empty for those lifted too
     */
    @GET
    public RestResponse<String> list(
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String campaign,
            @BeanParam @Valid Paging paging,
            UriInfo uri) {
        // An empty parameter arrives as none, but is in the address.
        boolean stateGiven = uri.getQueryParameters().containsKey("state");
        State chosen = stateGiven ? JsonMappers.value(State.class, Listing.given(state), "?state") : State.STANDING;
        HoldFilter filter = new HoldFilter();
        filter.state = chosen == null ? null : JsonMappers.word(chosen);
        filter.campaign = Listing.given(campaign);
        Page<HoldView> page = holds.list(filter, paging);
        return pages.ok(Templates.holds(
                Listing.of(page, uri),
                names(page.items()),
                who.are(page.items().stream().map(HoldView::placedBy).toList()),
                Option.of(State.values(), chosen, texts()::state),
                filter.campaign,
                stateGiven || filter.campaign != null,
                chosen == null && filter.campaign == null));
    }

    /** Whatever the address names is filled in already. */
    @GET
    @Path("new")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    public RestResponse<String> blank(
            @RestQuery @Nullable String campaign,
            @RestQuery @Nullable String client,
            @RestQuery @Nullable String platform,
            @RestQuery @Nullable String carrier) {
        Map<String, String> scope = new TreeMap<>();
        put(scope, "campaign", campaign);
        put(scope, "client", client);
        put(scope, "platform", platform);
        put(scope, "carrier", carrier);
        return pages.ok(Templates.holdForm(forms.showing(Map.of("scope", scope))));
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    public RestResponse<String> place(MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    HoldView hold = holds.place(forms.read(form, NewHold.class));
                    return pages.seeOther("/holds/" + hold.id(), texts().placed());
                },
                Templates::holdForm);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.DUTY_OWNER,
        Role.Names.AUDITOR,
        Role.Names.CAMPAIGN_SYSTEM
    })
    public RestResponse<String> show(@RestPath String id) {
        return pages.ok(page(hold(id), forms.blank()));
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    public RestResponse<String> lift(@RestPath String id, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    Reason why = forms.read(form, Reason.class);
                    HoldView hold = holds.lift(id, form.ifMatch(), why.reason());
                    return pages.seeOther("/holds/" + hold.id(), texts().lifted());
                },
                form -> page(hold(id), form));
    }

    private HoldView hold(String id) {
        return holds.get(id, callers.current().readsOnlyClient());
    }

    private TemplateInstance page(HoldView hold, Form form) {
        HoldScope scope = hold.scope();
        Names names = names(List.of(hold));
        String on = Stream.of(
                        Optional.ofNullable(scope.campaign()).map(names::campaign),
                        Optional.ofNullable(scope.client()).map(names::client),
                        Optional.ofNullable(scope.platform()).map(names::platform))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(hold.id());
        return Templates.hold(hold, on, names, who.are(Arrays.asList(hold.placedBy(), hold.liftedBy())), form);
    }

    /** What is held is called. */
    private Names names(List<HoldView> shown) {
        List<HoldScope> scopes = shown.stream().map(HoldView::scope).toList();
        return directory
                .names()
                .campaigns(scopes.stream().map(HoldScope::campaign).toList())
                .clients(scopes.stream().map(HoldScope::client).toList())
                .platforms(scopes.stream().map(HoldScope::platform).toList())
                .carriers(scopes.stream().map(HoldScope::carrier).toList());
    }

    private HoldTexts texts() {
        return pages.texts(HoldTexts.class);
    }

    private static void put(Map<String, String> scope, String name, @Nullable String value) {
        String given = Listing.given(value);
        if (given != null) {
            scope.put(name, given);
        }
    }
}
