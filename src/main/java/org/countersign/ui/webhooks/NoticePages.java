package org.countersign.ui.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Optional;
import org.countersign.access.Role;
import org.countersign.core.JsonMappers;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.notices.NoticeService;
import org.countersign.notices.NoticeState;
import org.countersign.notices.NoticeView;
import org.countersign.notices.WebhookService;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.Listing;
import org.countersign.ui.Option;
import org.countersign.ui.WebPages;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What webhooks were told and are to be told: list, one with each attempt, and to send it again. */
@Path(NoticePages.PATH)
@Produces(WebPages.HTML)
@RolesAllowed({
    Role.Names.ADMIN,
    Role.Names.CHANGE_MANAGER,
    Role.Names.CARRIER,
    Role.Names.CAMPAIGN_SYSTEM,
    Role.Names.AUDITOR
})
@Blocking
public class NoticePages {
    static final String PATH = "/administration/notices";

    private final WebPages pages;
    private final Forms forms;
    private final NoticeService notices;
    private final WebhookService webhooks;
    private final ObjectMapper json = JsonMappers.standard();

    NoticePages(WebPages pages, Forms forms, NoticeService notices, WebhookService webhooks) {
        this.pages = pages;
        this.forms = forms;
        this.notices = notices;
        this.webhooks = webhooks;
    }

    @CheckedTemplate(basePath = "webhooks")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance notices(
                Listing<NoticeView> notices,
                Map<String, String> hosts,
                @Nullable String webhook,
                @Nullable String subject,
                List<Option> states,
                boolean filtered);

        static native TemplateInstance notice(NoticeView notice, String host, @Nullable String body, Form form);
    }

    @GET
    public RestResponse<String> list(
            @RestQuery @Nullable String webhook,
            @RestQuery @Nullable String subject,
            @RestQuery @Nullable String state,
            @BeanParam @Valid Paging paging,
            UriInfo uri) {
        String of = Listing.given(webhook);
        String about = Listing.given(subject);
        NoticeState inState = JsonMappers.value(NoticeState.class, Listing.given(state), "?state");
        Page<NoticeView> page = notices.list(of, about, inState, paging);
        return pages.ok(Templates.notices(
                Listing.of(page, uri),
                webhooks.hosts(page.items().stream()
                        .flatMap(notice -> Optional.ofNullable(notice.webhook()).stream())
                        .toList()),
                of,
                about,
                Option.of(NoticeState.values(), inState, pages.texts(WebhookTexts.class)::noticeState),
                of != null || about != null || inState != null));
    }

    @GET
    @Path("{id}")
    public RestResponse<String> show(@RestPath String id) {
        return pages.ok(page(id, forms.blank()));
    }

    @POST
    @Path("{id}")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.CARRIER, Role.Names.CAMPAIGN_SYSTEM})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> resend(@RestPath String id, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    notices.resend(id);
                    return pages.seeOther(
                            PATH + "/" + id, pages.texts(WebhookTexts.class).sentAgain());
                },
                form -> page(id, form));
    }

    private TemplateInstance page(String id, Form form) {
        NoticeView notice = notices.get(id);
        return Templates.notice(notice, receiver(notice), indented(notice.body()), form);
    }

    private String receiver(NoticeView notice) {
        String webhook = notice.webhook();
        if (webhook != null) {
            return webhooks.hosts(List.of(webhook)).getOrDefault(webhook, webhook);
        }
        String address = notice.to();
        return address == null ? pages.texts(WebhookTexts.class).formerRecipient() : address;
    }

    private @Nullable String indented(@Nullable String body) {
        try {
            return body == null ? null : json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a body is JSON", e);
        }
    }
}
