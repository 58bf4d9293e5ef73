package org.countersign.ui;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;
import org.countersign.access.Caller;
import org.countersign.access.Callers;
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

    WebPages(Viewers viewers, Callers callers, CurrentVertxRequest request, Flash flash, DemoMark demo) {
        this.viewers = viewers;
        this.callers = callers;
        this.request = request;
        this.flash = flash;
        this.demo = demo;
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
        Viewer viewer = viewer();
        return RestResponse.ResponseBuilder.<String>create(status)
                .entity(render(page, viewer, request.getCurrent()))
                .header(HttpHeaders.CONTENT_LANGUAGE, viewer.language().tag())
                .build();
    }

    /** Sends the browser on after a form has done its work; the page there says the message. */
    public RestResponse<String> seeOther(String path, String message) {
        RoutingContext context = request.getCurrent();
        cookie(context, flash.seal(message), Flash.SECONDS);
        return RestResponse.seeOther(URI.create(path));
    }

    String render(TemplateInstance page, Viewer viewer, RoutingContext context) {
        String here = HttpMethod.GET.equals(context.request().method())
                ? context.request().uri()
                : context.request().path();
        Frame frame = Frame.of(viewer, context.request().path(), OwnPath.of(here), takeFlash(context), demo.isSet());
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
        if (cookie == null) {
            return null;
        }
        cookie(context, "", 0);
        return flash.open(cookie.getValue());
    }

    private static void cookie(RoutingContext context, String value, long seconds) {
        context.response()
                .addCookie(Cookie.cookie(Flash.COOKIE, value)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(context.request().isSSL())
                        .setSameSite(CookieSameSite.STRICT)
                        .setMaxAge(seconds));
    }
}
