package org.countersign.ui.calendar;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.regex.Pattern;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.testing.Api;
import org.countersign.testing.Registry;
import org.countersign.testing.Scene;
import org.countersign.testing.browser.Device;
import org.countersign.testing.browser.InEachLanguage;
import org.countersign.testing.browser.Visitor;
import org.countersign.testing.browser.Visitors;
import org.countersign.ui.WebPages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The calendar as people read it. */
@QuarkusTest
@Tag(Visitors.TAG)
class CalendarByBrowserTest {
    @RegisterExtension
    final Visitors visitors = new Visitors();

    private Scene scene;
    private String client;

    @BeforeEach
    void aPlatformAndAClient() {
        scene = new Scene(1);
        client = Registry.client();
    }

    @InEachLanguage
    void a_conflict_is_seen_in_the_week_and_in_the_month(Language language, Device device) {
        CalendarTexts texts = WebPages.texts(CalendarTexts.class, language);
        plan();
        Visitor visitor = visitors.with(Role.CHANGE_MANAGER)
                .in(language)
                .on(device)
                .opens("/calendar?from=2032-06-09&view=week&platform=" + scene.platform());
        assertThat(visitor.page().getByText(texts.conflict(false)).first()).isVisible();
        assertThat(visitor.page().locator(".bar-clash")).hasCount(1);

        visitor.opens("/calendar?from=2032-06-09&view=month&platform=" + scene.platform());
        assertThat(visitor.page().locator(".bar-campaign")).hasCount(1);
        visitor.opens("/calendar?from=2032-08-09&platform=" + Api.code("nothing"));
        assertThat(visitor.page().getByText(texts.noChange())).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void one_goes_to_the_next_week_and_to_an_item_by_keyboard_alone(Language language) {
        CalendarTexts texts = WebPages.texts(CalendarTexts.class, language);
        plan();
        Visitor visitor = visitors.with(Role.AUDITOR)
                .in(language)
                .opens("/calendar?from=2032-06-02&platform=" + scene.platform());

        visitor.tabsTo(AriaRole.LINK, texts.next()).presses("Enter");
        assertThat(visitor.page()).hasURL(Pattern.compile("from=2032-06-07"));
        visitor.tabsTo(AriaRole.LINK, "Relance").presses("Enter");
        assertThat(visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Relance");
    }

    @Test
    void what_is_planned_meanwhile_shows_and_nothing_typed_is_lost() {
        plan();
        Visitor manager =
                visitors.with(Role.CHANGE_MANAGER).opens("/calendar?from=2032-06-09&platform=" + scene.platform());
        manager.page().locator("input[name=platform]").fill("typed");

        scene.declared(scene.content("window", Map.of("start", "2032-06-10T20:00:00Z", "end", "2032-06-10T22:00:00Z")));
        assertThat(manager.page().locator(".bar-change")).hasCount(2);
        assertThat(manager.page().locator("input[name=platform]")).hasValue("typed");
    }

    /** A window within a protected period, and a campaign. */
    private void plan() {
        Registry.contract(client, scene.platform());
        Api.admin()
                .body(Map.of(
                        "from", "2032-06-08T00:00:00Z", "until", "2032-06-12T00:00:00Z", "reason", "Actualisation"))
                .post("/api/v1/clients/" + client + "/protected-periods")
                .then()
                .statusCode(201);
        scene.declared(scene.content("window", Map.of("start", "2032-06-09T20:00:00Z", "end", "2032-06-10T02:00:00Z")));
        Api.admin()
                .body(Map.of(
                        "code",
                        Api.code("campaign"),
                        "name",
                        "Relance",
                        "client",
                        client,
                        "platform",
                        scene.platform(),
                        "launchAt",
                        "2032-06-10T06:00:00Z"))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201);
    }
}
