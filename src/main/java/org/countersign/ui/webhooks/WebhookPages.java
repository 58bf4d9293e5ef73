package org.countersign.ui.webhooks;

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
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.countersign.access.Role;
import org.countersign.campaigns.ClientService;
import org.countersign.carriers.CarrierService;
import org.countersign.core.IdempotencyKeys;
import org.countersign.core.Ids;
import org.countersign.core.JsonMappers;
import org.countersign.core.Language;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.notices.Backlog;
import org.countersign.notices.Event;
import org.countersign.notices.IssuedWebhook;
import org.countersign.notices.NewWebhook;
import org.countersign.notices.WebhookFormat;
import org.countersign.notices.WebhookService;
import org.countersign.notices.WebhookView;
import org.countersign.ui.Choice;
import org.countersign.ui.Directory;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.Listing;
import org.countersign.ui.Names;
import org.countersign.ui.Viewer;
import org.countersign.ui.WebPages;
import org.countersign.ui.Who;
import org.countersign.ui.WordTexts;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Webhooks: list, add, one with another secret or its end. */
@Path(WebhookPages.PATH)
@Produces(WebPages.HTML)
@RolesAllowed({
    Role.Names.ADMIN,
    Role.Names.CHANGE_MANAGER,
    Role.Names.CARRIER,
    Role.Names.CAMPAIGN_SYSTEM,
    Role.Names.AUDITOR
})
@Blocking
public class WebhookPages {
    static final String PATH = "/administration/webhooks";

    private final WebPages pages;
    private final Forms forms;
    private final WebhookService webhooks;
    private final CarrierService carriers;
    private final ClientService clients;
    private final Directory directory;
    private final Who who;
    private final Clock clock;

    WebhookPages(
            WebPages pages,
            Forms forms,
            WebhookService webhooks,
            CarrierService carriers,
            ClientService clients,
            Directory directory,
            Who who,
            Clock clock) {
        this.pages = pages;
        this.forms = forms;
        this.webhooks = webhooks;
        this.carriers = carriers;
        this.clients = clients;
        this.directory = directory;
        this.who = who;
        this.clock = clock;
    }

    /** A webhook, and what waits for it. */
    record Shown(WebhookView webhook, Backlog backlog) {}

    /**
     * Whom a webhook may read for.
     *
     * @param events those that one of the viewer's webhooks may be told of
     * @param forCarriers whether the viewer chooses a carrier
     * @param carriers the newest, which are not necessarily all
     * @param forClients whether the viewer chooses a client
     * @param clients the newest, which are not necessarily all
     */
    record Offered(
            List<Event> events,
            boolean forCarriers,
            List<Choice> carriers,
            boolean forClients,
            List<Choice> clients,
            List<Choice> formats,
            List<Choice> languages) {}

    @CheckedTemplate(basePath = "webhooks")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance webhooks(Listing<Shown> webhooks, Names names);

        static native TemplateInstance webhookForm(Form form, String once, Offered offered);

        static native TemplateInstance webhookSecret(WebhookView webhook, String secret, boolean rotated);

        static native TemplateInstance webhook(
                Shown shown, Names names, Map<String, String> people, Form form, String once);
    }

    @GET
    public RestResponse<String> list(@BeanParam @Valid Paging paging, UriInfo uri) {
        Page<WebhookView> page = webhooks.list(paging);
        Map<String, Backlog> backlogs =
                webhooks.backlogs(page.items().stream().map(WebhookView::id).toList());
        return pages.ok(Templates.webhooks(
                Listing.of(
                        page.map(webhook -> new Shown(
                                webhook, Objects.requireNonNullElse(backlogs.get(webhook.id()), Backlog.NONE))),
                        uri),
                names(page.items())));
    }

    @GET
    @Path("new")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.CARRIER, Role.Names.CAMPAIGN_SYSTEM})
    public RestResponse<String> blank() {
        return pages.ok(form(forms.blank()));
    }

    /** Shows the secret in this very answer, which no browser keeps and no address names. */
    @POST
    @Path("new")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.CARRIER, Role.Names.CAMPAIGN_SYSTEM})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> register(MultivaluedMap<String, String> posted) {
        return forms.takeUnkept(posted, this::register, this::form);
    }

    private RestResponse<String> register(Form form) {
        try {
            return secret(webhooks.registerOnce(once(form), forms.read(form, NewWebhook.class)), PATH, false);
        } catch (IdempotencyKeys.Replay replay) {
            return shownBefore(PATH);
        }
    }

    @GET
    @Path("{id}")
    public RestResponse<String> show(@RestPath String id) {
        return pages.ok(page(id, forms.blank()));
    }

    /** As {@link #register(MultivaluedMap)}. */
    @POST
    @Path("{id}/rotate")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.CARRIER, Role.Names.CAMPAIGN_SYSTEM})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> rotate(@RestPath String id, MultivaluedMap<String, String> posted) {
        return forms.takeUnkept(
                posted,
                form -> {
                    String path = PATH + "/" + id;
                    try {
                        return secret(webhooks.rotateOnce(once(form), id, form.ifMatch()), path, true);
                    } catch (IdempotencyKeys.Replay replay) {
                        return shownBefore(path);
                    }
                },
                form -> page(id, form));
    }

    @POST
    @Path("{id}/end")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.CARRIER, Role.Names.CAMPAIGN_SYSTEM})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> end(@RestPath String id, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    String host = webhooks.get(id).host();
                    webhooks.delete(id, form.ifMatch());
                    return pages.seeOther(PATH, texts().ended(host));
                },
                form -> page(id, form));
    }

    private String once(Form form) {
        return form.once().isEmpty() ? Ids.next(clock.instant()) : form.once();
    }

    private RestResponse<String> secret(IssuedWebhook issued, String path, boolean rotated) {
        String secret = issued.secret();
        return secret == null ? shownBefore(path) : pages.ok(Templates.webhookSecret(issued.view(), secret, rotated));
    }

    private RestResponse<String> shownBefore(String path) {
        return pages.seeOther(path, texts().shownBefore());
    }

    private TemplateInstance page(String id, Form form) {
        WebhookView webhook = webhooks.get(id);
        Backlog backlog = webhooks.backlogs(List.of(id)).get(id);
        return Templates.webhook(
                new Shown(webhook, backlog == null ? Backlog.NONE : backlog),
                names(List.of(webhook)),
                who.are(List.of(webhook.registeredBy().value())),
                form,
                Ids.next(clock.instant()));
    }

    private Names names(List<WebhookView> shown) {
        return directory
                .names()
                .carriers(shown.stream().map(WebhookView::carrier).toList())
                .clients(shown.stream().map(WebhookView::client).toList());
    }

    /** With a new id each time: what failed has left no trace under the old one. */
    private TemplateInstance form(Form form) {
        Viewer viewer = pages.viewer();
        boolean forCarriers = viewer.editsRegistry();
        boolean forClients = forCarriers || (viewer.carrier() == null && viewer.client() == null);
        return Templates.webhookForm(
                form,
                Ids.next(clock.instant()),
                new Offered(
                        webhooks.offered(),
                        forCarriers,
                        forCarriers ? carriers() : List.of(),
                        forClients,
                        forClients ? clients() : List.of(),
                        Arrays.stream(WebhookFormat.values())
                                .map(format -> new Choice(JsonMappers.word(format), texts().format(format)))
                                .toList(),
                        Arrays.stream(Language.values())
                                .map(language -> new Choice(
                                        language.tag(),
                                        pages.texts(WordTexts.class).language(language)))
                                .toList()));
    }

    private List<Choice> carriers() {
        return carriers.list(null, null, null, many()).items().stream()
                .map(carrier -> new Choice(carrier.code(), carrier.name()))
                .toList();
    }

    private List<Choice> clients() {
        return clients.list(null, null, many()).items().stream()
                .map(client -> new Choice(client.code(), client.name()))
                .toList();
    }

    private static Paging many() {
        Paging many = new Paging();
        many.limit = Paging.MOST;
        return many;
    }

    private WebhookTexts texts() {
        return pages.texts(WebhookTexts.class);
    }
}
