package org.countersign.ui.signing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import org.countersign.access.CrossSite;
import org.countersign.changes.AffectedState;
import org.countersign.changes.ChangeView;
import org.countersign.core.JsonMappers;
import org.countersign.notices.links.LinkService;
import org.countersign.notices.links.LinkService.Opened;
import org.countersign.notices.links.LinkedAnswer;
import org.countersign.notices.links.Turnstile;
import org.countersign.signoffs.SignOffDecision;
import org.countersign.signoffs.SignOffView;
import org.countersign.ui.Choice;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.WebPages;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * One change for one carrier, for whoever has the link of a letter: no account, no script, and in the letter's language. To look
 * at it signs nothing, for programs that guard mailboxes look at every link.
 */
@Path("/sign-off/{token:[A-Za-z0-9_-]{1,64}}")
@Produces(WebPages.HTML)
@Blocking
@PermitAll
public class SigningPages {
    private static final int GONE = 410;

    private final WebPages pages;
    private final Forms forms;
    private final LinkService links;
    private final Turnstile turnstile;

    SigningPages(WebPages pages, Forms forms, LinkService links, Turnstile turnstile) {
        this.pages = pages;
        this.forms = forms;
        this.links = links;
        this.turnstile = turnstile;
    }

    @CheckedTemplate(basePath = "signing")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance signing(
                Opened opened,
                ChangeView change,
                ChangeView.Affected own,
                String token,
                List<Choice> answers,
                Form form);

        static native TemplateInstance over(String reference);
    }

    @GET
    public RestResponse<String> read(@RestPath String token, RoutingContext request) {
        return open(token, request)
                .map(opened -> pages.ok(page(opened, token, forms.blank())))
                .orElseGet(this::over);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> answer(
            @RestPath String token, MultivaluedMap<String, String> posted, RoutingContext request) {
        CrossSite.refuse(request.request());
        Optional<Opened> opened = open(token, request);
        if (opened.isEmpty()) {
            return over();
        }
        // What was done is not kept beside the form's id, for its address is the token.
        return forms.takeUnkept(
                posted,
                form -> {
                    SignOffView given = links.answer(token, forms.read(form, LinkedAnswer.class));
                    return pages.seeOther(
                            request.request().path(),
                            pages.texts(SigningTexts.class).given(given.decision(), given.change(), given.revision()));
                },
                form -> page(opened.get(), token, form));
    }

    /** What the link opens, and from here on the letter's language. */
    private Optional<Opened> open(String token, RoutingContext request) {
        Optional<Opened> opened = links.open(token);
        turnstile.pass(opened.map(found -> found.link().id()).orElseGet(() -> address(request.request())));
        opened.ifPresent(found -> pages.speak(found.reader().language()));
        return opened;
    }

    private static String address(HttpServerRequest request) {
        return request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    }

    private RestResponse<String> over() {
        return pages.answer(GONE, Templates.over(""));
    }

    private TemplateInstance page(Opened opened, String token, Form form) {
        ChangeView change = opened.change();
        ChangeView.Affected own = opened.own();
        return change == null || own == null
                ? Templates.over(opened.link().change())
                : Templates.signing(opened, change, own, token, answers(opened, own), form);
    }

    /** What may be answered here, the most likely first; nothing that is not about what the letter told. */
    private List<Choice> answers(Opened opened, ChangeView.Affected own) {
        if (opened.isAmended() || !opened.isOpen() || own.state() == AffectedState.ACCEPTED) {
            return List.of();
        }
        List<SignOffDecision> answers = own.state() == AffectedState.PENDING
                ? List.of(SignOffDecision.ACCEPTED, SignOffDecision.ACKNOWLEDGED, SignOffDecision.REJECTED)
                : List.of(SignOffDecision.ACCEPTED, SignOffDecision.REJECTED);
        SigningTexts texts = pages.texts(SigningTexts.class);
        return answers.stream()
                .map(answer -> new Choice(JsonMappers.word(answer), texts.answer(answer), texts.answerMeans(answer)))
                .toList();
    }
}
