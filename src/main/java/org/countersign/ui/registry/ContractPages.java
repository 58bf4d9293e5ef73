package org.countersign.ui.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.TreeMap;
import java.util.stream.Stream;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.campaigns.ContractContent;
import org.countersign.campaigns.ContractService;
import org.countersign.campaigns.ContractView;
import org.countersign.core.Code;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.ui.Choice;
import org.countersign.ui.Directory;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.Listing;
import org.countersign.ui.Names;
import org.countersign.ui.Offers;
import org.countersign.ui.WebPages;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The contracts: list with those that are about to end, one, sign, edit, extend by a further one. */
@Path(ContractPages.PATH)
@Produces(WebPages.HTML)
@Blocking
public class ContractPages {
    static final String PATH = "/registry/contracts";
    /** How many of those that are about to end are named. */
    private static final int NAMED = 10;

    private final WebPages pages;
    private final Forms forms;
    private final ContractService contracts;
    private final PlannedLaunches planned;
    private final Offers offers;
    private final Directory directory;
    private final Callers callers;

    ContractPages(
            WebPages pages,
            Forms forms,
            ContractService contracts,
            PlannedLaunches planned,
            Offers offers,
            Directory directory,
            Callers callers) {
        this.pages = pages;
        this.forms = forms;
        this.contracts = contracts;
        this.planned = planned;
        this.offers = offers;
        this.directory = directory;
        this.callers = callers;
    }

    @CheckedTemplate(basePath = "registry")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance contracts(
                Listing<ContractRow> contracts,
                List<ContractView> ending,
                Names names,
                @Nullable String client,
                @Nullable String platform,
                List<Choice> clients,
                List<Choice> platforms);

        static native TemplateInstance contract(ContractRow row, Names names);

        static native TemplateInstance contractForm(Form form, List<Choice> clients, List<Choice> platforms);

        static native TemplateInstance contractEdit(
                Form form, ContractView contract, PlannedCampaigns planned, Names names);
    }

    @GET
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.CAMPAIGN_SYSTEM,
        Role.Names.AUDITOR,
        Role.Names.DUTY_OWNER
    })
    public RestResponse<String> list(
            @RestQuery @Nullable String client,
            @RestQuery @Nullable String platform,
            @BeanParam @Valid Paging paging,
            UriInfo uri) {
        Instant now = pages.viewer().now();
        String ofClient = Listing.given(client);
        String onPlatform = Listing.given(platform);
        @Nullable String only = callers.current().readsOnlyClient();
        Page<ContractView> page = contracts.list(ofClient, onPlatform, only, paging);
        List<ContractView> ending = contracts.ending(now, now.plus(ContractRow.NEAR), only, NAMED);
        return pages.ok(Templates.contracts(
                Listing.of(
                        new Page<>(
                                page.items().stream()
                                        .map(contract -> ContractRow.at(now, contract))
                                        .toList(),
                                page.next()),
                        uri),
                ending,
                names(Stream.concat(page.items().stream(), ending.stream()).toList()),
                ofClient,
                onPlatform,
                offers.clients(),
                offers.platforms()));
    }

    @GET
    @Path("new")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> blank(
            @RestQuery @Nullable @Code String client,
            @RestQuery @Nullable @Code String platform,
            @RestQuery @Nullable @Code String after) {
        Map<String, Object> known = new TreeMap<>();
        if (client != null) {
            known.put("client", client);
        }
        if (platform != null) {
            known.put("platform", platform);
        }
        if (after != null) {
            ContractView before = contracts.get(after, null);
            known.put("client", before.client());
            known.put("platform", before.platform());
            known.put("from", before.until());
        }
        return pages.ok(form(forms.showing(known)));
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> register(MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    ContractView contract = contracts.register(forms.read(form, ContractContent.class));
                    return pages.seeOther(PATH + "/" + contract.code(), texts().isRegistered(contract.code()));
                },
                this::form);
    }

    @GET
    @Path("{code}")
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.CAMPAIGN_SYSTEM,
        Role.Names.AUDITOR,
        Role.Names.DUTY_OWNER
    })
    public RestResponse<String> show(@RestPath @Code String code) {
        ContractView contract = contracts.get(code, callers.current().readsOnlyClient());
        return pages.ok(Templates.contract(ContractRow.at(pages.viewer().now(), contract), names(List.of(contract))));
    }

    @GET
    @Path("{code}/edit")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> edit(@RestPath @Code String code) {
        ContractView contract = contracts.get(code, null);
        return pages.ok(editForm(forms.showing(contract), contract));
    }

    @POST
    @Path("{code}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> amend(@RestPath @Code String code, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                () -> contracts.get(code, null),
                form -> {
                    contracts.amend(code, form.ifMatch(), form.patch());
                    return pages.seeOther(PATH + "/" + code, texts().isSaved(code));
                },
                form -> editForm(form, contracts.get(code, null)));
    }

    private TemplateInstance editForm(Form form, ContractView contract) {
        return Templates.contractEdit(
                form, contract, planned.of(contract, typed(form, contract)), names(List.of(contract)));
    }

    /** The term as far as it was typed; the present one before that, and where it cannot be read. */
    private ContractTerm typed(Form form, ContractView contract) {
        ObjectNode typed = form.json();
        return new ContractTerm(
                forms.readable(typed.path("from"), Instant.class).orElse(contract.from()),
                forms.readable(typed.path("until"), Instant.class).orElse(contract.until()));
    }

    private TemplateInstance form(Form form) {
        return Templates.contractForm(form, offers.clients(), offers.platforms());
    }

    private Names names(List<ContractView> shown) {
        return directory
                .names()
                .clients(shown.stream().map(ContractView::client).toList())
                .platforms(shown.stream().map(ContractView::platform).toList());
    }

    private RegistryTexts texts() {
        return pages.texts(RegistryTexts.class);
    }
}
