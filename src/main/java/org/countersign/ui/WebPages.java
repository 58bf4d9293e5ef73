package org.countersign.ui;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.countersign.core.DemoMark;
import org.countersign.core.Language;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers with pages: HTML in UTF-8, in one language, with what the layout shows on each. */
@Singleton
class WebPages {
    static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final DemoMark demo;

    WebPages(DemoMark demo) {
        this.demo = demo;
    }

    static PageTexts texts(Language language) {
        return MessageBundles.get(PageTexts.class, Localized.Literal.of(language.tag()));
    }

    /** Renders the page here, because Quarkus would send what it renders without naming the encoding. */
    RestResponse<String> answer(int status, TemplateInstance page, Language language) {
        String html = page.data("demo", demo.isSet()).setLocale(language.tag()).render();
        return RestResponse.ResponseBuilder.<String>create(status)
                .entity(html)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .build();
    }
}
