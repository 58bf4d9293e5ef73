package org.countersign.ui.registry;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
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
import org.countersign.ui.PageTexts;
import org.countersign.ui.WebPages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The registry as people keep it. */
@QuarkusTest
@Tag(Visitors.TAG)
class RegistryByBrowserTest {
    @RegisterExtension
    final Visitors visitors = new Visitors();

    @ParameterizedTest
    @EnumSource
    void one_registers_a_platform_and_links_and_unlinks_a_carrier_by_keyboard_alone(Language language) {
        RegistryTexts texts = WebPages.texts(RegistryTexts.class, language);
        PageTexts common = WebPages.texts(PageTexts.class, language);
        String code = Api.code("platform");
        String carrier = Registry.carrier();
        Visitor visitor = visitors.with(Role.CHANGE_MANAGER).in(language).opens("/registry/platforms");

        visitor.tabsTo(AriaRole.LINK, texts.newPlatform()).presses("Enter");
        assertThat(heading(visitor, texts.newPlatform())).isVisible();
        visitor.tabsTo(input(visitor, "name")).types("Plate-forme d’essai");
        visitor.tabsTo(input(visitor, "code")).types(code);
        visitor.tabsTo(AriaRole.BUTTON, common.save()).presses("Enter");
        assertThat(visitor.page()).hasURL(Pattern.compile("/registry/platforms/" + code));
        visitor.looks();

        visitor.tabsTo(AriaRole.LINK, texts.openInterconnect()).presses("Enter");
        assertThat(heading(visitor, texts.openInterconnect())).isVisible();
        visitor.tabsTo(input(visitor, "carrier")).types(carrier);
        visitor.tabsTo(input(visitor, "terms/noticeDays@number")).types("10");
        visitor.tabsTo(input(visitor, "terms/acknowledgeWithinHours@number")).types("48");
        visitor.tabsTo(AriaRole.BUTTON, texts.openIt()).presses("Enter");
        String name = "Opérateur d'essai 📱";
        assertThat(visitor.page().getByRole(AriaRole.STATUS)).containsText(texts.interconnectOpened(name));
        visitor.looks();

        visitor.tabsTo(AriaRole.LINK, texts.amendInterconnect(name)).presses("Enter");
        assertThat(heading(visitor, texts.amendInterconnect(name))).isVisible();
        visitor.tabsTo(input(visitor, "reference")).types("IC-2013");
        visitor.tabsTo(AriaRole.BUTTON, common.save()).presses("Enter");
        assertThat(visitor.page().getByText("IC-2013")).isVisible();

        visitor.tabsTo(AriaRole.LINK, texts.endInterconnect(name)).presses("Enter");
        assertThat(visitor.page().getByText(texts.endFollowsGate(name))).isVisible();
        visitor.looks();
        visitor.tabsTo(AriaRole.BUTTON, texts.endIt()).presses("Enter");
        assertThat(visitor.page().getByText(texts.noInterconnection())).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void one_renames_a_client_and_moves_and_lifts_a_protected_period_by_keyboard_alone(Language language) {
        RegistryTexts texts = WebPages.texts(RegistryTexts.class, language);
        PageTexts common = WebPages.texts(PageTexts.class, language);
        String client = Registry.client();
        Api.admin()
                .body(Map.of(
                        "from", "2031-09-11T00:00:00Z", "until", "2031-09-18T00:00:00Z", "reason", "Actualisation"))
                .post("/api/v1/clients/" + client + "/protected-periods")
                .then()
                .statusCode(201);
        Visitor visitor = visitors.with(Role.CHANGE_MANAGER).in(language).opens("/registry/clients/" + client);
        Page page = visitor.page();

        visitor.tabsTo(AriaRole.LINK, common.edit()).presses("Enter");
        assertThat(heading(visitor, texts.editThing("Essai client"))).isVisible();
        visitor.tabsTo(input(visitor, "name")).types(" renommé");
        visitor.tabsTo(AriaRole.BUTTON, common.save()).presses("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).isVisible();
        assertThat(heading(visitor, "renommé")).isVisible();

        visitor.tabsTo(page.locator("a[href$='/edit'].btn-icon")).presses("Enter");
        assertThat(heading(visitor, texts.editPeriod())).isVisible();
        page.locator("[name='until@local']").fill("2031-09-10T00:00");
        visitor.tabsTo(AriaRole.BUTTON, common.save()).presses("Enter");
        assertThat(page.locator("#f-until-fault")).isVisible();
        visitor.looks();
        page.locator("[name='until@local']").fill("2031-09-20T00:00");
        visitor.tabsTo(AriaRole.BUTTON, common.save()).presses("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText(texts.periodSaved());

        visitor.tabsTo(page.locator("a[href$='/lift']")).presses("Enter");
        assertThat(page.getByText(texts.liftFollowsPast())).isVisible();
        visitor.looks();
        visitor.tabsTo(page.locator("[name=reason]")).types("Le mauvais mois");
        visitor.tabsTo(AriaRole.BUTTON, texts.liftIt()).presses("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText(texts.periodLifted());
        assertThat(page.getByText("Le mauvais mois")).isVisible();
        assertThat(page.locator("a[href$='/lift']")).hasCount(0);
        visitor.looks();
    }

    @Test
    void one_reports_a_release_and_learns_that_it_is_undeclared() {
        RegistryTexts texts = WebPages.texts(RegistryTexts.class, Language.EN);
        String platform = Registry.platform("2013.06");
        Visitor visitor = visitors.with(Role.CHANGE_MANAGER).opens("/registry/platforms/" + platform + "/releases/new");

        visitor.page().getByLabel(texts.version()).fill("2013.09");
        press(visitor, texts.reportIt());

        assertThat(heading(visitor, texts.undeclaredRuns("2013.09"))).isVisible();
    }

    @Test
    void one_registers_a_campaign_with_its_audience_without_scripts() {
        RegistryTexts texts = WebPages.texts(RegistryTexts.class, Language.EN);
        PageTexts common = WebPages.texts(PageTexts.class, Language.EN);
        String code = Api.code("campaign");
        Visitor visitor = visitors.with(Role.CHANGE_MANAGER)
                .withoutScripts()
                .opens("/registry/campaigns/new?client=" + Registry.client() + "&platform=" + Registry.platform());
        Page page = visitor.page();

        page.locator("[name=name]").fill("Relance");
        page.locator("[name=code]").fill(code);
        page.locator("[name='launchAt@local']").fill("2031-03-06T08:00");
        page.locator("[name='audience/0/carrier']").fill(Registry.carrier());
        page.locator("[name='audience/0/recipients@number']").fill("170000");
        press(visitor, texts.addShare());
        page.locator("[name='audience/1/plmn']").fill("999999");
        page.locator("[name='audience/1/recipients@number']").fill("5");
        press(visitor, common.save());
        assertThat(page.locator("#f-audience-1-plmn-fault")).isVisible();
        visitor.looks();

        press(visitor, texts.removeShare(2));
        press(visitor, common.save());
        assertThat(page).hasURL(Pattern.compile("/registry/campaigns/" + code));
        assertThat(page.getByText("170,000").first()).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void one_shortens_a_contract_and_learns_first_which_launch_it_leaves_out(Language language) {
        RegistryTexts texts = WebPages.texts(RegistryTexts.class, language);
        PageTexts common = WebPages.texts(PageTexts.class, language);
        String client = Registry.client();
        String platform = Registry.platform();
        String contract = Registry.contract(client, platform, "2020-01-01T00:00:00Z", "2190-01-01T00:00:00Z");
        String campaign = Registry.campaign(client, platform);
        Visitor visitor = visitors.with(Role.CHANGE_MANAGER)
                .in(language)
                .withoutScripts()
                .opens("/registry/campaigns/" + campaign);
        Page page = visitor.page();

        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(common.edit()).setExact(true))
                .click();
        page.locator("[name='launchAt@local']").fill("2160-03-06T08:00");
        press(visitor, common.save());
        assertThat(page).hasURL(Pattern.compile("/registry/campaigns/" + campaign + "$"));

        visitor.opens("/registry/contracts/" + contract);
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(common.edit()).setExact(true))
                .click();
        assertThat(page.getByText(texts.plannedInTerm())).isVisible();
        page.locator("[name='until@local']").fill("2155-01-01T00:00");
        press(visitor, texts.seeFollows());
        assertThat(page.getByText(texts.leftOutOfTerm())).isVisible();
        assertThat(page.locator(".follows a")).hasAttribute("href", "/registry/campaigns/" + campaign);
        visitor.looks();

        press(visitor, common.save());
        assertThat(page).hasURL(Pattern.compile("/registry/contracts/" + contract + "$"));
        assertThat(page.getByText("2155").first()).isVisible();
    }

    @Test
    void one_is_told_while_typing_which_launch_the_term_leaves_out() {
        RegistryTexts texts = WebPages.texts(RegistryTexts.class, Language.EN);
        String client = Registry.client();
        String platform = Registry.platform();
        String contract = Registry.contract(client, platform, "2020-01-01T00:00:00Z", "2190-01-01T00:00:00Z");
        String campaign = Registry.campaign(client, platform);
        Api.admin()
                .body(Map.of("launchAt", "2160-03-06T08:00:00Z"))
                .patch("/api/v1/campaigns/" + campaign)
                .then()
                .statusCode(200);
        Visitor visitor = visitors.with(Role.CHANGE_MANAGER).opens("/registry/contracts/" + contract + "/edit");
        Page page = visitor.page();
        assertThat(page.getByText(texts.plannedInTerm())).isVisible();

        page.locator("[name='until@local']").fill("2155-01-01T00:00");
        assertThat(page.getByText(texts.leftOutOfTerm())).isVisible();
        assertThat(page.locator(".follows a")).hasAttribute("href", "/registry/campaigns/" + campaign);
        page.locator("[name='until@local']").fill("2195-01-01T00:00");
        assertThat(page.getByText(texts.noneLeftOut())).isVisible();
        assertThat(page.locator("[name='until@local']")).hasValue("2195-01-01T00:00");
    }

    @InEachLanguage
    void one_registers_a_carrier_and_mends_what_somebody_else_has_changed_meanwhile(Language language, Device device) {
        RegistryTexts texts = WebPages.texts(RegistryTexts.class, language);
        PageTexts common = WebPages.texts(PageTexts.class, language);
        String code = Api.code("carrier");
        Visitor visitor =
                visitors.with(Role.CHANGE_MANAGER).in(language).on(device).opens("/registry/carriers/new");
        Page page = visitor.page();

        input(visitor, "name").fill("Opérateur d’essai");
        input(visitor, "country").fill("FR");
        press(visitor, common.save());
        assertThat(page.locator("#f-code-fault")).isVisible();
        visitor.looks();
        input(visitor, "code").fill(code);
        input(visitor, "plmns@codes").fill(Registry.plmn());
        press(visitor, texts.addContact());
        input(visitor, "contacts/0/name").fill("Anne");
        input(visitor, "contacts/0/email").fill("anne@example.org");
        input(visitor, "contacts/0/duty").fill("NOC");
        press(visitor, common.save());
        assertThat(page).hasURL(Pattern.compile("/registry/carriers/" + code + "$"));
        visitor.looks();

        visitor.opens("/registry/carriers/" + code + "/edit");
        Api.admin()
                .contentType("application/merge-patch+json")
                .body(Map.of("country", "BE"))
                .patch("/api/v1/carriers/" + code)
                .then()
                .statusCode(200);
        input(visitor, "name").fill("Opérateur renommé");
        press(visitor, common.save());
        assertThat(page.getByText(common.stale())).isVisible();
        visitor.looks();
        press(visitor, common.save());
        assertThat(heading(visitor, "Opérateur renommé")).isVisible();
    }

    @InEachLanguage
    void every_page_is_without_fault(Language language, Device device) {
        Scene scene = new Scene(2);
        scene.declared(scene.content("release", "2.0"));
        Registry.report(scene.platform(), "1.0");
        Registry.report(scene.platform(), "2.0");
        Registry.report(scene.platform(), "3.0");
        String client = Registry.client();
        String contract = Registry.contract(client, scene.platform());
        String period = Api.admin()
                .body(Map.of(
                        "from", "2013-09-11T00:00:00Z", "until", "2013-09-18T00:00:00Z", "reason", "Actualisation"))
                .post("/api/v1/clients/" + client + "/protected-periods")
                .path("id");
        String campaign = Api.code("campaign");
        Api.admin()
                .body(Map.of(
                        "code",
                        campaign,
                        "name",
                        "Relance",
                        "client",
                        client,
                        "platform",
                        scene.platform(),
                        "launchAt",
                        "2013-09-11T06:00:00Z",
                        "audience",
                        List.of(Map.of("carrier", scene.carrier(0), "recipients", 170_000))))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201);
        Visitor visitor =
                visitors.with(Role.CHANGE_MANAGER).in(language).on(device).opens("/registry/platforms");
        String link = "/registry/platforms/" + scene.platform();
        String carrier = "/registry/carriers/" + scene.carrier(0);
        for (String path : List.of(
                "/registry/carriers",
                "/registry/carriers?q=" + Api.code("nobody"),
                "/registry/carriers/new",
                carrier,
                carrier + "/edit",
                link,
                link + "/edit",
                link + "/releases",
                link + "/releases/new",
                link + "/interconnects/new",
                link + "/interconnects/" + scene.carrier(0) + "/edit",
                link + "/interconnects/" + scene.carrier(0) + "/end",
                "/registry/clients",
                "/registry/clients/new",
                "/registry/clients/" + client,
                "/registry/clients/" + client + "/edit",
                "/registry/clients/" + client + "/protected-periods/new",
                "/registry/clients/" + client + "/protected-periods/" + period + "/edit",
                "/registry/clients/" + client + "/protected-periods/" + period + "/lift",
                "/registry/contracts",
                "/registry/contracts/new",
                "/registry/contracts/" + contract,
                "/registry/contracts/" + contract + "/edit",
                "/registry/campaigns",
                "/registry/campaigns?client=" + Api.code("nobody"),
                "/registry/campaigns/new",
                "/registry/campaigns/" + campaign,
                "/registry/campaigns/" + campaign + "/edit")) {
            visitor.opens(path);
        }
    }

    /** By its name: what marks a required field is part of its label. */
    private static Locator input(Visitor visitor, String name) {
        return visitor.page().locator("input[name='" + name + "']");
    }

    private static Locator heading(Visitor visitor, String text) {
        return visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
    }

    private static void press(Visitor visitor, String name) {
        visitor.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
