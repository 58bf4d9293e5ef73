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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.countersign.access.ApiKeyService;
import org.countersign.access.ApiKeyView;
import org.countersign.access.Callers;
import org.countersign.access.IssuedApiKey;
import org.countersign.access.KeyState;
import org.countersign.access.NewApiKey;
import org.countersign.access.Role;
import org.countersign.core.IdempotencyKeys;
import org.countersign.core.Ids;
import org.countersign.core.JsonMappers;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.ui.Directory;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.Listing;
import org.countersign.ui.Names;
import org.countersign.ui.Option;
import org.countersign.ui.PageTexts;
import org.countersign.ui.WebPages;
import org.countersign.ui.Who;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** API keys: list, one with its end, issue. */
@Path("/administration/keys")
@Produces(WebPages.HTML)
@RolesAllowed(Role.Names.ADMIN)
@Blocking
public class KeyPages {
    private static final String KEYS = "/administration/keys";

    private final WebPages pages;
    private final Forms forms;
    private final ApiKeyService keys;
    private final Scopes scopes;
    private final Directory directory;
    private final Who who;
    private final Callers callers;
    private final Clock clock;

    KeyPages(
            WebPages pages,
            Forms forms,
            ApiKeyService keys,
            Scopes scopes,
            Directory directory,
            Who who,
            Callers callers,
            Clock clock) {
        this.pages = pages;
        this.forms = forms;
        this.keys = keys;
        this.scopes = scopes;
        this.directory = directory;
        this.who = who;
        this.callers = callers;
        this.clock = clock;
    }

    /** A key, and whether it is taken now. */
    record Shown(ApiKeyView key, KeyState state) {
        static Shown of(ApiKeyView key, Instant now) {
            return new Shown(key, key.state(now));
        }
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance keys(
                Listing<Shown> keys,
                Names names,
                Map<String, String> issuers,
                @Nullable String q,
                List<Option> states,
                boolean filtered);

        static native TemplateInstance key(Shown shown, Names names, Map<String, String> issuers, Form form);

        static native TemplateInstance keyForm(Form form, String once, Scopes.Offered offered);

        static native TemplateInstance keyIssued(ApiKeyView key, String secret);
    }

    @GET
    public RestResponse<String> list(
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String state,
            @BeanParam @Valid Paging paging,
            UriInfo uri) {
        String part = Listing.given(q);
        KeyState inState = JsonMappers.value(KeyState.class, Listing.given(state), "?state");
        Page<ApiKeyView> page = keys.list(part, inState, paging);
        Instant now = clock.instant();
        Page<Shown> shown =
                new Page<>(page.items().stream().map(key -> Shown.of(key, now)).toList(), page.next());
        return pages.ok(Templates.keys(
                Listing.of(shown, uri),
                names(page.items()),
                who.are(page.items().stream().map(key -> key.issuedBy().value()).toList()),
                part,
                Option.of(KeyState.values(), inState, texts()::keyState),
                part != null || inState != null));
    }

    @GET
    @Path("new")
    public RestResponse<String> blank() {
        return pages.ok(form(forms.blank()));
    }

    /**
     * Issues a key and shows its secret in this very answer, which no browser keeps and no address names. The same form sent
     * again, as by a reload, gets neither another key nor the secret.
     */
    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> issue(MultivaluedMap<String, String> posted) {
        return forms.takeUnkept(posted, this::issue, this::form);
    }

    private RestResponse<String> issue(Form form) {
        NewApiKey wanted = forms.read(form, NewApiKey.class);
        String once = form.once().isEmpty() ? Ids.next(clock.instant()) : form.once();
        try {
            IssuedApiKey issued = keys.issueOnce(callers.id(), once, wanted);
            String secret = issued.key();
            return secret == null ? issuedBefore() : pages.ok(Templates.keyIssued(issued.view(), secret));
        } catch (IdempotencyKeys.Replay replay) {
            return issuedBefore();
        }
    }

    private RestResponse<String> issuedBefore() {
        return pages.seeOther(KEYS, texts().issuedBefore());
    }

    @GET
    @Path("{id}")
    public RestResponse<String> show(@RestPath String id) {
        return pages.ok(page(id, forms.blank()));
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> revoke(@RestPath String id, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    keys.revoke(callers.id(), id, form.ifMatch());
                    return pages.seeOther(
                            KEYS + "/" + id, texts().keyRevoked(keys.get(id).name()));
                },
                form -> page(id, form));
    }

    private TemplateInstance page(String id, Form form) {
        ApiKeyView key = keys.get(id);
        return Templates.key(
                Shown.of(key, clock.instant()),
                names(List.of(key)),
                who.are(List.of(key.issuedBy().value())),
                form);
    }

    /** Of those for whom keys act. */
    private Names names(List<ApiKeyView> shown) {
        return directory
                .names()
                .carriers(shown.stream().map(ApiKeyView::carrier).toList())
                .clients(shown.stream().map(ApiKeyView::client).toList());
    }

    /** With a new id each time: what failed has left no trace under the old one. */
    private TemplateInstance form(Form form) {
        return Templates.keyForm(
                form, Ids.next(clock.instant()), scopes.offered(texts(), pages.texts(PageTexts.class)));
    }

    private AdminTexts texts() {
        return pages.texts(AdminTexts.class);
    }
}
