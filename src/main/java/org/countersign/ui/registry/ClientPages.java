package org.countersign.ui.registry;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.campaigns.CampaignService;
import org.countersign.campaigns.ClientContent;
import org.countersign.campaigns.ClientService;
import org.countersign.campaigns.ClientView;
import org.countersign.campaigns.ContractService;
import org.countersign.campaigns.ProtectedPeriodView;
import org.countersign.core.Code;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.ui.Directory;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.Listing;
import org.countersign.ui.Names;
import org.countersign.ui.WebPages;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The clients: list, one with its contracts, protected periods and campaigns, register, edit. */
@Path(ClientPages.PATH)
@Produces(WebPages.HTML)
@Blocking
public class ClientPages {
    static final String PATH = "/registry/clients";
    /** How many contracts and campaigns the page of a client shows; the lists have the others. */
    private static final int RECENT = 10;

    private final WebPages pages;
    private final Forms forms;
    private final ClientService clients;
    private final ContractService contracts;
    private final CampaignService campaigns;
    private final Directory directory;
    private final Callers callers;

    ClientPages(
            WebPages pages,
            Forms forms,
            ClientService clients,
            ContractService contracts,
            CampaignService campaigns,
            Directory directory,
            Callers callers) {
        this.pages = pages;
        this.forms = forms;
        this.clients = clients;
        this.contracts = contracts;
        this.campaigns = campaigns;
        this.directory = directory;
        this.callers = callers;
    }

    @CheckedTemplate(basePath = "registry")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance clients(Listing<ClientRow> clients, @Nullable String q);

        static native TemplateInstance client(
                ClientView client,
                List<ContractRow> contracts,
                boolean moreContracts,
                Listing<ProtectedPeriodView> periods,
                List<CampaignRow> campaigns,
                boolean moreCampaigns,
                Names names);

        static native TemplateInstance clientForm(Form form, @Nullable ClientView client);
    }

    @GET
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.CAMPAIGN_SYSTEM,
        Role.Names.AUDITOR,
        Role.Names.DUTY_OWNER
    })
    public RestResponse<String> list(@RestQuery @Nullable String q, @BeanParam @Valid Paging paging, UriInfo uri) {
        String filter = Listing.given(q);
        Instant now = pages.viewer().now();
        Page<ClientView> page = clients.list(filter, callers.current().readsOnlyClient(), paging);
        Map<String, Instant> ends =
                contracts.nextEnds(page.items().stream().map(ClientView::code).toList(), now);
        return pages.ok(Templates.clients(
                Listing.of(rows(page, client -> ClientRow.at(now, client, ends.get(client.code()))), uri), filter));
    }

    @GET
    @Path("new")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> blank() {
        return pages.ok(Templates.clientForm(forms.blank(), null));
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> register(MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    ClientView client = clients.register(forms.read(form, ClientContent.class));
                    return pages.seeOther(path(client.code()), texts().isRegistered(client.name()));
                },
                form -> Templates.clientForm(form, null));
    }

    @GET
    @Path("{code}/edit")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> edit(@RestPath @Code String code) {
        ClientView client = clients.get(code);
        return pages.ok(Templates.clientForm(forms.showing(client), client));
    }

    @POST
    @Path("{code}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> amend(@RestPath @Code String code, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                () -> clients.get(code),
                form -> {
                    ClientView client = clients.amend(code, form.ifMatch(), form.patch());
                    return pages.seeOther(path(code), texts().isSaved(client.name()));
                },
                form -> Templates.clientForm(form, clients.get(code)));
    }

    /** The protected periods are paged, since nothing else lists them; of the rest, the newest. */
    @GET
    @Path("{code}")
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.CAMPAIGN_SYSTEM,
        Role.Names.AUDITOR,
        Role.Names.DUTY_OWNER
    })
    public RestResponse<String> show(@RestPath @Code String code, @BeanParam @Valid Paging paging, UriInfo uri) {
        ClientView client = clients.get(code, callers.current().readsOnlyClient());
        Instant now = pages.viewer().now();
        Paging recent = new Paging();
        recent.limit = RECENT;
        Page<ContractRow> terms = rows(contracts.list(code, null, recent), contract -> ContractRow.at(now, contract));
        Page<CampaignRow> sendings = rows(campaigns.list(code, null, recent), CampaignRow::of);
        return pages.ok(Templates.client(
                client,
                terms.items(),
                terms.next() != null,
                Listing.of(clients.protectedPeriods(code, paging), uri),
                sendings.items(),
                sendings.next() != null,
                directory
                        .names()
                        .platforms(Stream.concat(
                                        terms.items().stream()
                                                .map(row -> row.contract().platform()),
                                        sendings.items().stream()
                                                .map(row -> row.campaign().platform()))
                                .toList())));
    }

    private static <S, T> Page<T> rows(Page<S> page, Function<S, T> row) {
        return new Page<>(page.items().stream().map(row).toList(), page.next());
    }

    private RegistryTexts texts() {
        return pages.texts(RegistryTexts.class);
    }

    /** The page of the client with this code. */
    static String path(String code) {
        return PATH + "/" + code;
    }
}
