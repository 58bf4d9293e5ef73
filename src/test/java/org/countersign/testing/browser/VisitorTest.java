package org.countersign.testing.browser;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That a visitor accepts a page without fault and notices each kind of fault. */
@QuarkusTest
@Tag(Visitors.TAG)
class VisitorTest {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head><title>A page</title><meta name="viewport" content="width=device-width, initial-scale=1"></head>
            <body><main><h1>A page</h1>%s</main></body>
            </html>
            """;

    @RegisterExtension
    final Visitors visitors = new Visitors();

    @Test
    void a_page_without_fault_is_accepted() {
        Visitor visitor = finds(Device.PHONE, PAGE.formatted("<p><label>Name <input></label></p>"), Map.of());

        assertThatCode(() -> visitor.opens("/page")).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <input type="text">                                                      | accessibility: label
            <p style="color: #bbb">Pale</p>                                          | accessibility: color-contrast
            <style>@media (prefers-color-scheme: dark) {p {color: #333; background: #000}}</style><p>Dim</p> | in the dark
            <img src="http://elsewhere.example/picture.png" alt="">                  | another host: http://elsewhere.example
            <img src="/assets/nothing.png" alt="">                                   | answer 404 to the request for a image
            <script>fetch('/broken')</script>                                        | answer 500
            <script>console.error('alas')</script>                                   | error on the console: alas
            <script>throw new Error('broken')</script>                               | error of a script: Error: broken
            <div style="width: 700px">Wide</div>                                     | overflow at 640 px: 708 px wide
            <div style="width: 350px">Wide</div>                                     | overflow at 320 px: 358 px wide
            <p>Hello {name}</p>                                                      | unfinished text: {name}
            <p title="{pages:signIn}">Hello</p>                                      | unfinished text: {pages:signIn}
            <p>Hello NOT_FOUND</p>                                                   | unfinished text: NOT_FOUND
            """)
    void a_fault_is_noticed(String fault, String told) {
        Visitor visitor = finds(Device.DESKTOP, PAGE.formatted(fault), Map.of());
        visitor.page().route("**/broken", route -> route.fulfill(new Route.FulfillOptions().setStatus(500)));
        visitor.page().route("**/nothing.png", route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));

        assertThatThrownBy(() -> {
                    visitor.opens("/page");
                    // The answer to a script may come after the page has loaded.
                    visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
                    visitor.looks();
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(told);
    }

    @Test
    void a_breach_of_the_security_policy_is_noticed() {
        Visitor visitor = finds(
                Device.DESKTOP,
                PAGE.formatted("<script>document.title = 'Mine'</script>"),
                Map.of("Content-Security-Policy", "default-src 'none'"));

        assertThatThrownBy(() -> visitor.opens("/page")).hasMessageContaining("Content Security Policy");
    }

    @Test
    void a_page_too_wide_for_a_phone_is_noticed_on_a_phone() {
        Visitor visitor = finds(Device.PHONE, PAGE.formatted("<div style=\"width: 400px\">Wide</div>"), Map.of());

        assertThatThrownBy(() -> visitor.opens("/page")).hasMessageContaining("overflow at 390 px");
    }

    @Test
    void another_language_than_the_reader_speaks_is_noticed() {
        Visitor visitor = finds(Device.DESKTOP, PAGE.formatted("").replace("lang=\"en\"", "lang=\"fr\""), Map.of());

        assertThatThrownBy(() -> visitor.opens("/page")).hasMessageContaining("language: the page says \"fr\"");
    }

    @Test
    void a_fault_that_came_after_the_page_was_opened_is_noticed_in_the_end() {
        Visitor visitor = finds(Device.DESKTOP, PAGE.formatted(""), Map.of());
        visitor.opens("/page");
        visitor.page().evaluate("document.querySelector('main').append(document.createElement('input'))");

        assertThatThrownBy(visitor::leaves).hasMessageContaining("accessibility: label");
    }

    @Test
    void a_focus_that_does_not_show_is_noticed() {
        Visitor visitor = finds(
                Device.DESKTOP,
                PAGE.formatted("<style>a {outline: none}</style><a href=\"/page\">Onward</a>"),
                Map.of());
        visitor.opens("/page");

        assertThatThrownBy(() -> visitor.tabsTo(AriaRole.LINK, "Onward")).hasMessageContaining("focus");
    }

    @Test
    void what_no_tab_reaches_is_noticed() {
        Visitor visitor =
                finds(Device.DESKTOP, PAGE.formatted("<a href=\"/page\" tabindex=\"-1\">Onward</a>"), Map.of());
        visitor.opens("/page");

        assertThatThrownBy(() -> visitor.tabsTo(AriaRole.LINK, "Onward")).hasMessageContaining("Onward");
    }

    @Test
    void faults_are_noticed_without_scripts_too() {
        Visitor visitor = visitors.stranger().withoutScripts().enters();
        answer(visitor, PAGE.formatted("<input><div style=\"width: 700px\">Wide</div>"), Map.of());

        assertThatThrownBy(() -> visitor.opens("/page"))
                .hasMessageContaining("accessibility: label")
                .hasMessageContaining("overflow at 640 px");
    }

    private Visitor finds(Device device, String html, Map<String, String> headers) {
        Visitor visitor = visitors.stranger().on(device).enters();
        answer(visitor, html, headers);
        return visitor;
    }

    private static void answer(Visitor visitor, String html, Map<String, String> headers) {
        visitor.page()
                .route(
                        "**/page",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/html;charset=UTF-8")
                                .setHeaders(headers)
                                .setBody(html)));
    }
}
