package org.countersign.ui.home;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.countersign.testing.App;
import org.countersign.testing.browser.Chromium;
import org.countersign.testing.browser.Visitors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first hour with an empty registry: each page that something was made on leads to the next step, until there is a change. */
@Tag(Visitors.TAG)
class FirstRunIT {
    private static final String PASSWORD = "the-first-of-all-passwords";

    @TempDir
    Path directory;

    @Test
    void every_step_leads_to_the_next_until_the_first_change_is_there() {
        try (App app = App.h2(directory)
                        .patient()
                        .with("COUNTERSIGN_ADMIN_PASSWORD", PASSWORD)
                        .start();
                BrowserContext profile = Chromium.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setBaseURL(app.baseUri().toString())
                                .setLocale("en"))) {
            Page page = profile.newPage();
            page.navigate("/sign-in");
            fill(page, Map.of("login", "admin", "password", PASSWORD));
            page.navigate("/changes/new");
            assertThat(page.locator(".alert-link")).hasText("Register a platform");
            page.navigate("/");
            page.getByText("Register a carrier").click();

            fill(page, Map.of("name", "Orange", "code", "orange-fr", "country", "FR", "plmns@codes", "20801"));
            follow(page, "Register a platform");
            fill(page, Map.of("name", "Campaigns", "code", "sms", "baselineRelease/version", "1"));
            follow(page, "Interconnect them");
            fill(
                    page,
                    Map.of(
                            "carrier",
                            "orange-fr",
                            "terms/noticeDays@number",
                            "5",
                            "terms/acknowledgeWithinHours@number",
                            "48"));
            follow(page, "Register a client");
            fill(page, Map.of("name", "La Poste", "code", "la-poste"));
            follow(page, "Enter a contract");
            assertThat(page.locator("[name=client]")).hasValue("la-poste");
            fill(
                    page,
                    Map.of(
                            "code",
                            "c-1",
                            "platform",
                            "sms",
                            "from@local",
                            "2030-01-01T00:00",
                            "until@local",
                            "2031-01-01T00:00"));
            assertThat(step(page)).containsText("5 of 6 done");
            follow(page, "Declare the first change");
            assertThat(page).hasURL(app.baseUri().resolve("/changes/new").toString());

            declareChange(profile);
            page.navigate("/registry/carriers/orange-fr");
            assertThat(page.locator("h1")).hasText("Orange");
            assertThat(step(page)).hasCount(0);
            app.stop();
        }
    }

    private static Locator step(Page page) {
        return page.locator(".next-step");
    }

    private static void follow(Page page, String name) {
        step(page).getByText(name).click();
    }

    private static void fill(Page page, Map<String, String> fields) {
        fields.forEach((name, value) ->
                page.locator("main [name='" + name + "']").first().fill(value));
        page.locator("main form button.btn-primary").first().click();
    }

    private static void declareChange(BrowserContext profile) {
        String basic = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        Map<String, Object> change = Map.of(
                "platform",
                "sms",
                "title",
                "A new sender",
                "description",
                "Messages show the client's name.",
                "kind",
                "normal",
                "category",
                "other",
                "effects",
                List.of(Map.of("attribute", "sender", "before", "36000", "after", "POSTE")),
                "window",
                Map.of("start", "2030-01-01T00:00:00Z", "end", "2030-01-01T01:00:00Z"));
        assertThat(profile.request()
                        .post(
                                "/api/v1/changes",
                                RequestOptions.create()
                                        .setHeader("Authorization", "Basic " + basic)
                                        .setData(change)))
                .isOK();
    }
}
