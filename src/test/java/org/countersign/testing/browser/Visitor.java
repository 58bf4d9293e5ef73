package org.countersign.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.countersign.core.Language;
import org.countersign.testing.Api;

/**
 * Somebody at a browser. Each page that they open, and whatever it has become in the end, is inspected: no violation found by
 * axe-core, no overflow, no unfinished text, the right language, no error, no request elsewhere. A state in between is
 * inspected on {@link #looks()}.
 */
public final class Visitor {
    private static final int MOST_TABS = 200;
    private static final int SEE_OTHER = 303;
    private static final Pattern NOSCRIPT = Pattern.compile("</?noscript[^>]*>");
    /** An outline or a shadow, as browsers and design systems mark what has the focus. */
    private static final String SHOWS_FOCUS = """
            () => {
              const style = getComputedStyle(document.activeElement);
              return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
            }
            """;

    private final BrowserContext profile;
    private final Page page;
    private final Device device;
    private final Language language;
    private final boolean scripts;
    private final Complaints complaints;
    private String inspected = "";
    private boolean failed;

    Visitor(BrowserContext profile, String origin, Device device, Language language, boolean scripts) {
        this.profile = profile;
        this.page = profile.newPage();
        this.device = device;
        this.language = language;
        this.scripts = scripts;
        this.complaints = new Complaints(profile, origin);
    }

    /** What they see, to be read and used with all that Playwright offers. */
    public Page page() {
        return page;
    }

    /** Goes to a path of the application; fails if the page that it leads to has a fault. */
    public Visitor opens(String path) {
        page.navigate(path);
        return looks();
    }

    /** Inspects the page as it is now; fails with all its faults. */
    public Visitor looks() {
        // A click waits only until its answer begins to come.
        page.waitForLoadState();
        List<String> faults = new ArrayList<>(inspect());
        faults.addAll(complaints.take());
        inspected = page.content();
        if (!faults.isEmpty()) {
            failed = true;
            throw new AssertionError("%s (%s, %s) has faults:%n- %s"
                    .formatted(page.url(), language, device, String.join(System.lineSeparator() + "- ", faults)));
        }
        return this;
    }

    private List<String> inspect() {
        if (scripts) {
            return Inspection.of(page, device, language);
        }
        // Nothing that waits for itself, as axe-core does, ever ends where no script runs: a copy of the page is
        // inspected.
        String shown = NOSCRIPT.matcher(page.content()).replaceAll("");
        try (BrowserContext elsewhere = Chromium.browser().newContext(device.profile())) {
            Page copy = elsewhere.newPage();
            copy.route(
                    page.url(),
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html;charset=UTF-8")
                            .setHeaders(Map.of("Content-Security-Policy", "script-src 'none'"))
                            .setBody(shown)));
            copy.navigate(page.url());
            return Inspection.of(copy, device, language);
        }
    }

    /** Moves by the Tab key alone to what has this role and name; fails if no Tab leads there, or the focus does not show. */
    public Visitor tabsTo(AriaRole role, String name) {
        return tabsTo(
                page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true)));
    }

    /** As {@link #tabsTo(AriaRole, String)}, for what has no role of its own. */
    public Visitor tabsTo(Locator target) {
        for (int tabs = 0; !hasFocus(target); tabs++) {
            assertThat(tabs).as("Tabs that do not lead to %s", target).isLessThan(MOST_TABS);
            page.keyboard().press("Tab");
        }
        assertThat(page.evaluate(SHOWS_FOCUS))
                .as("%s shows that it has the focus", target)
                .isEqualTo(true);
        return this;
    }

    /** Presses a key, such as {@code Enter} or {@code Space}, on what has the focus. */
    public Visitor presses(String key) {
        page.keyboard().press(key);
        return this;
    }

    /** Types into what has the focus. */
    public Visitor types(String text) {
        page.keyboard().type(text);
        return this;
    }

    /** As the form of the sign-in page does it, but without looking at the page. */
    void signsIn(String login) {
        FormData form = FormData.create().set("login", login).set("password", Api.PASSWORD);
        int status = profile.request()
                .post("/sign-in", RequestOptions.create().setForm(form).setMaxRedirects(0))
                .status();
        assertThat(status).as("the answer to %s, who signs in", login).isEqualTo(SEE_OTHER);
    }

    /** Inspects the page where it has changed since it was inspected; what was found wrong once has been told. */
    void leaves() {
        if (!failed && !page.content().equals(inspected)) {
            looks();
        }
        if (!failed) {
            assertThat(complaints.take())
                    .as("errors after the last look at %s", page.url())
                    .isEmpty();
        }
    }

    void photographs(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    void close() {
        profile.close();
    }

    private static boolean hasFocus(Locator target) {
        return (boolean) target.evaluateAll("found => found.includes(document.activeElement)");
    }
}
