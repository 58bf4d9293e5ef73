package org.countersign.ui.registry;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.countersign.access.Role;
import org.countersign.campaigns.ClientService;
import org.countersign.campaigns.ClientView;
import org.countersign.campaigns.ContractService;
import org.countersign.campaigns.ContractView;
import org.countersign.campaigns.LiftReason;
import org.countersign.campaigns.ProtectedPeriodContent;
import org.countersign.campaigns.ProtectedPeriodView;
import org.countersign.changes.ChangeService;
import org.countersign.changes.ChangeView;
import org.countersign.changes.Conflict;
import org.countersign.core.Code;
import org.countersign.core.Paging;
import org.countersign.ledger.FreeText;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.WebPages;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The protected periods of a client: set, edit, lift; each says what follows from it before it is done. */
@Path("/registry/clients/{client}/protected-periods")
@Produces(WebPages.HTML)
@Blocking
@RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
public class ProtectedPeriodPages {
    /** How many of the changes that are concerned are named. */
    private static final int NAMED = 20;
    /** How many changes with a window in the period are looked at: those that start soonest. */
    private static final int LOOKED_AT = 200;

    private final WebPages pages;
    private final Forms forms;
    private final ClientService clients;
    private final ContractService contracts;
    private final ChangeService changes;

    ProtectedPeriodPages(
            WebPages pages, Forms forms, ClientService clients, ContractService contracts, ChangeService changes) {
        this.pages = pages;
        this.forms = forms;
        this.clients = clients;
        this.contracts = contracts;
        this.changes = changes;
    }

    @CheckedTemplate(basePath = "registry")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance protectedPeriodForm(
                Form form, ClientView client, @Nullable ProtectedPeriodView period);

        static native TemplateInstance protectedPeriodLift(
                Form form, ClientView client, ProtectedPeriodView period, Concerned concerned);
    }

    @GET
    @Path("new")
    public RestResponse<String> blank(@RestPath @Code String client) {
        return pages.ok(Templates.protectedPeriodForm(forms.blank(), clients.get(client), null));
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> protect(@RestPath @Code String client, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    clients.protect(client, forms.read(form, ProtectedPeriodContent.class));
                    return pages.seeOther(ClientPages.path(client), texts().periodProtected());
                },
                form -> Templates.protectedPeriodForm(form, clients.get(client), null));
    }

    @GET
    @Path("{id}/edit")
    public RestResponse<String> edit(@RestPath @Code String client, @RestPath @Code String id) {
        ProtectedPeriodView period = clients.protectedPeriod(client, id);
        return period.liftedAt() == null
                ? pages.ok(Templates.protectedPeriodForm(forms.showing(editable(period)), clients.get(client), period))
                : toldLifted(client);
    }

    @POST
    @Path("{id}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> amend(
            @RestPath @Code String client, @RestPath @Code String id, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                () -> editable(clients.protectedPeriod(client, id)),
                form -> {
                    clients.amendPeriod(client, id, form.ifMatch(), form.patch());
                    return pages.seeOther(ClientPages.path(client), texts().periodSaved());
                },
                form -> Templates.protectedPeriodForm(form, clients.get(client), clients.protectedPeriod(client, id)));
    }

    @GET
    @Path("{id}/lift")
    public RestResponse<String> beforeLift(@RestPath @Code String client, @RestPath @Code String id) {
        ProtectedPeriodView period = clients.protectedPeriod(client, id);
        return period.liftedAt() == null ? pages.ok(liftForm(forms.blank(), period)) : toldLifted(client);
    }

    @POST
    @Path("{id}/lift")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> lift(
            @RestPath @Code String client, @RestPath @Code String id, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    LiftReason why = forms.read(form, LiftReason.class);
                    clients.lift(client, id, form.ifMatch(), why.reason());
                    return pages.seeOther(ClientPages.path(client), texts().periodLifted());
                },
                form -> liftForm(form, clients.protectedPeriod(client, id)));
    }

    /** What the form shows; a reason that was erased is for whoever edits the period to give anew. */
    private static ProtectedPeriodContent editable(ProtectedPeriodView period) {
        return new ProtectedPeriodContent(
                period.from(), period.until(), period.reason().equals(FreeText.ERASED) ? "" : period.reason());
    }

    /** Somebody was quicker, or came back to an old page. */
    private RestResponse<String> toldLifted(String client) {
        return pages.seeOther(ClientPages.path(client), texts().periodWasLifted());
    }

    private TemplateInstance liftForm(Form form, ProtectedPeriodView period) {
        return Templates.protectedPeriodLift(form, clients.get(period.client()), period, concerned(period));
    }

    /** The open changes of which the period is a conflict, over the platforms that the client has contracts for. */
    private Concerned concerned(ProtectedPeriodView period) {
        List<ChangeView> near = contracts.list(period.client(), null, newest(LOOKED_AT)).items().stream()
                .filter(contract -> contract.from().isBefore(period.until())
                        && period.from().isBefore(contract.until()))
                .map(ContractView::platform)
                .distinct()
                .flatMap(platform -> changes.within(period.from(), period.until(), platform, LOOKED_AT).stream())
                .limit(LOOKED_AT)
                .toList();
        List<ChangeView> concerned = near.stream()
                .filter(change -> change.conflicts().stream().anyMatch(conflict -> isOf(conflict, period)))
                .toList();
        return new Concerned(
                concerned.stream().limit(NAMED).toList(), concerned.size() > NAMED || near.size() == LOOKED_AT);
    }

    private static Paging newest(int most) {
        Paging paging = new Paging();
        paging.limit = most;
        return paging;
    }

    private static boolean isOf(Conflict conflict, ProtectedPeriodView period) {
        return conflict.kind() == Conflict.Kind.PROTECTED_PERIOD
                && period.client().equals(conflict.client())
                && period.from().equals(conflict.from())
                && period.until().equals(conflict.until());
    }

    private RegistryTexts texts() {
        return pages.texts(RegistryTexts.class);
    }
}
