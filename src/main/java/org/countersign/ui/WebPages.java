package org.countersign.ui;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;
import org.countersign.access.Caller;
import org.countersign.access.Callers;
import org.countersign.access.Person;
import org.countersign.access.Sessions;
import org.countersign.core.DemoMark;
import org.countersign.core.Language;
import org.countersign.ledger.FreeText;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Answers with pages: HTML in UTF-8, in the viewer's language, with what the layout shows around each. */
@Singleton
public class WebPages {
    public static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final Viewers viewers;
    private final Callers callers;
    private final CurrentVertxRequest request;
    private final Flash flash;
    private final DemoMark demo;
    private final Sessions sessions;

    WebPages(
            Viewers viewers,
            Callers callers,
            CurrentVertxRequest request,
            Flash flash,
            DemoMark demo,
            Sessions sessions) {
        this.viewers = viewers;
        this.callers = callers;
        this.request = request;
        this.flash = flash;
        this.demo = demo;
        this.sessions = sessions;
    }

    /** The texts of a bundle in a language. */
    public static <T> T texts(Class<T> bundle, Language language) {
        return MessageBundles.get(bundle, Localized.Literal.of(language.tag()));
    }

    /** The texts of a bundle in the viewer's language. */
    public <T> T texts(Class<T> bundle) {
        return texts(bundle, viewer().language());
    }

    /** Who looks at the present page; on a page for everybody, nobody if their credentials were refused. */
    public Viewer viewer() {
        try {
            return viewers.of(callers.current(), callers.person(), request.getCurrent());
        } catch (AuthenticationFailedException e) {
            return viewers.of(Caller.ANONYMOUS, Optional.empty(), request.getCurrent());
        }
    }

    /** Lets the present page speak a language to those who have no account and have chosen none. */
    public void speak(Language language) {
        request.getCurrent().put(Viewers.LANGUAGE_ATTRIBUTE, language);
    }

    /** The zone in which times are shown to those who have chosen none. */
    public ZoneId ownZone() {
        return viewers.ownZone();
    }

    /** 200 with the page. */
    public RestResponse<String> ok(TemplateInstance page) {
        return answer(200, page);
    }

    /** The page. It is rendered here, because Quarkus would send what it renders without naming the encoding. */
    public RestResponse<String> answer(int status, TemplateInstance page) {
        return answer(status, page, viewer(), false);
    }

    /** The page with what somebody has typed and nobody has stored. */
    RestResponse<String> unsaved(int status, TemplateInstance page) {
        return answer(status, page, viewer(), true);
    }

    /** The page with what was typed before, for somebody who signs in with this very request. */
    RestResponse<String> unsavedFor(Person person, TemplateInstance page) {
        Caller caller = person.scope().caller(person.actor());
        return answer(200, page, viewers.of(caller, Optional.of(person), request.getCurrent()), true);
    }

    private RestResponse<String> answer(int status, TemplateInstance page, Viewer viewer, boolean unsaved) {
        return RestResponse.ResponseBuilder.<String>create(status)
                .entity(render(page, viewer, request.getCurrent(), unsaved))
                .header(HttpHeaders.CONTENT_LANGUAGE, viewer.language().tag())
                .build();
    }

    /** Sends the browser on after a form has done its work; the page there says the message. */
    public RestResponse<String> seeOther(String path, String message) {
        RoutingContext context = request.getCurrent();
        cookie(context, flash.seal(message), Flash.SECONDS);
        return RestResponse.seeOther(URI.create(path));
    }

    /** Takes back what was to be said of something that was not done after all, as when a transaction could not be committed. */
    void unsay() {
        request.getCurrent().response().removeCookie(Flash.COOKIE, false);
    }

    String render(TemplateInstance page, Viewer viewer, RoutingContext context, boolean unsaved) {
        Frame frame = Frame.of(
                viewer,
                context.request().path(),
                OwnPath.of(context.request().uri()),
                takeFlash(context),
                unsaved,
                demo.isSet(),
                LedgerMark.of(context));
        String html = page.data("frame", frame)
                .data("viewer", viewer)
                .setLocale(viewer.language().tag())
                .render();
        // Here and not wherever a text is shown, so that none is forgotten.
        return html.replace(
                FreeText.ERASED, texts(PageTexts.class, viewer.language()).erased());
    }

    private @Nullable String takeFlash(RoutingContext context) {
        Cookie cookie = context.request().getCookie(Flash.COOKIE);
        // It is for who was sent on, and not for a page that looks for news in another tab.
        if (cookie == null || Sessions.isUnattended(context.request())) {
            return null;
        }
        cookie(context, "", 0);
        return flash.open(cookie.getValue());
    }

    private void cookie(RoutingContext context, String value, long seconds) {
        context.response()
                .addCookie(Cookie.cookie(Flash.COOKIE, value)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(sessions.isSecure(context))
                        .setSameSite(CookieSameSite.STRICT)
                        .setMaxAge(seconds));
    }
}
