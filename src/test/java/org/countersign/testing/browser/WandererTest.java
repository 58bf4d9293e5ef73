package org.countersign.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That somebody who wanders notices what is printed raw, wherever it is, and nothing where it is not. */
@QuarkusTest
@Tag(Visitors.TAG)
class WandererTest {
    private static final String POLICY = "default-src 'none'; script-src 'self'; img-src 'self'";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>%s</p>",
                "<title>%s</title>",
                "<textarea>%s</textarea>",
                "<input value=\"%s\">",
                "<input value='%s'>",
                "<script>const text = '%s';</script>"
            })
    void what_is_printed_raw_is_noticed(String html) {
        assertThat(wandersTo(html.formatted(Wanderer.SCRIPT)).faults())
                .anyMatch(fault -> fault.contains("stored text became"));
    }

    @Test
    void what_is_escaped_is_told_and_no_fault() {
        String escaped = Wanderer.SCRIPT
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
        Wanderer wanderer = wandersTo("<p>" + escaped + "</p><input value=\"" + escaped + "\">");
        assertThat(wanderer.faults()).isEmpty();
        assertThat(wanderer.told()).isEqualTo(1);
    }

    private static Wanderer wandersTo(String html) {
        Wanderer wanderer = new Wanderer(Api.person(null, null, Role.AUDITOR), 1);
        wanderer.page()
                .route(
                        "**/page",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/html;charset=UTF-8")
                                .setHeaders(Map.of("Content-Security-Policy", POLICY))
                                .setBody("<!DOCTYPE html><body>" + html + "</body>")));
        wanderer.follows("/page");
        return wanderer;
    }
}
