package org.countersign.ui.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.testing.Api;
import org.countersign.testing.browser.Device;
import org.countersign.testing.browser.InEachLanguage;
import org.countersign.testing.browser.Visitor;
import org.countersign.testing.browser.Visitors;
import org.countersign.ui.PageTexts;
import org.countersign.ui.Section;
import org.countersign.ui.WebPages;
import org.countersign.ui.profile.ProfileTexts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Administrators at work, and everybody at their own profile. */
@QuarkusTest
@Tag(Visitors.TAG)
class AdminByBrowserTest {
    @RegisterExtension
    final Visitors visitors = new Visitors();

    @ParameterizedTest
    @EnumSource
    void one_adds_a_person_by_keyboard_alone_who_then_signs_in(Language language) {
        AdminTexts texts = WebPages.texts(AdminTexts.class, language);
        PageTexts common = WebPages.texts(PageTexts.class, language);
        String login = Api.code("ada");
        Visitor admin = visitors.with(Role.ADMIN).in(language).opens("/administration");

        admin.tabsTo(AriaRole.LINK, texts.newPerson()).presses("Enter");
        assertThat(heading(admin, texts.newPerson())).isVisible();
        admin.tabsTo(input(admin, "name")).types("Ada Lovelace");
        admin.tabsTo(input(admin, "login")).types(login);
        admin.tabsTo(input(admin, "email")).types("ada@example.org");
        admin.tabsTo(input(admin, "password@secret")).types(Api.PASSWORD);
        admin.tabsTo(admin.page().locator("[value=auditor]")).presses("Space");
        admin.tabsTo(AriaRole.BUTTON, texts.newPerson()).presses("Enter");
        assertThat(admin.page().getByRole(AriaRole.STATUS)).containsText(texts.personAdded("Ada Lovelace"));
        admin.looks();

        // In the administrator's language, which the form offers first.
        Visitor ada = visitors.stranger().in(language).opens("/sign-in");
        ada.page().locator("#login").fill(login);
        ada.page().locator("#password").fill(Api.PASSWORD);
        ada.page().keyboard().press("Enter");
        assertThat(ada.page().locator(".user")).containsText("Ada Lovelace");
        assertThat(link(ada, common.section(Section.LEDGER)).last()).isVisible();
    }

    @InEachLanguage
    void one_issues_a_key_copies_it_uses_it_and_revokes_it(Language language, Device device) {
        AdminTexts texts = WebPages.texts(AdminTexts.class, language);
        String name = Api.code("key");
        Visitor admin = visitors.with(Role.ADMIN).in(language).on(device).opens("/administration/keys/new");
        Page page = admin.page();
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));

        input(admin, "name").fill(name);
        page.locator("[value=auditor]").check();
        press(admin, texts.newKey());
        assertThat(heading(admin, texts.keyIssued(name))).isVisible();
        admin.looks();
        press(admin, WebPages.texts(PageTexts.class, language).copy());
        assertThat(page.getByRole(AriaRole.STATUS))
                .containsText(WebPages.texts(PageTexts.class, language).copied());
        String key = (String) page.evaluate("navigator.clipboard.readText()");
        Assertions.assertThat(key)
                .isEqualTo(page.locator("#secret").textContent())
                .startsWith("csk_");
        Assertions.assertThat(page.url()).doesNotContain("csk_");
        Api.bearer(key).get("/api/v1/changes").then().statusCode(200);

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(texts.goOn()))
                .click();
        assertThat(heading(admin, name)).isVisible();
        Assertions.assertThat(page.content()).doesNotContain(key);
        // The browser has not kept what it was answered, and may not ask for it again by itself.
        Assertions.assertThatThrownBy(page::goBack).hasMessageContaining("ERR_CACHE_MISS");
        assertThat(page.locator("body")).not().containsText(key);
        admin.opens("/administration/keys?q=" + name);
        link(admin, name).click();
        assertThat(page.getByText(texts.revokeFinal())).isVisible();
        press(admin, texts.revoke());
        assertThat(page.getByRole(AriaRole.STATUS)).containsText(texts.keyRevoked(name));
        Api.bearer(key).get("/api/v1/changes").then().statusCode(401);
    }

    @Test
    void a_secret_can_be_read_where_no_script_runs() {
        AdminTexts texts = WebPages.texts(AdminTexts.class, Language.EN);
        Visitor admin = visitors.with(Role.ADMIN).withoutScripts().opens("/administration/keys/new");
        input(admin, "name").fill("Without scripts");
        admin.page().locator("[value=auditor]").check();
        press(admin, texts.newKey());

        assertThat(admin.page().locator("#secret")).containsText(Pattern.compile("^csk_"));
        assertThat(admin.page().locator("[data-copies]")).isHidden();
        Api.bearer(admin.page().locator("#secret").textContent())
                .get("/api/v1/changes")
                .then()
                .statusCode(200);
    }

    @Test
    void who_disables_somebody_is_told_first_what_follows() {
        AdminTexts texts = WebPages.texts(AdminTexts.class, Language.EN);
        String login = Api.person(null, null, Role.AUDITOR);
        visitors.as(login).opens("/");
        Visitor admin = visitors.with(Role.ADMIN).opens("/administration/people?q=" + login);
        link(admin, "Test Person").click();
        assertThat(heading(admin, texts.sessions())).isVisible();
        assertThat(admin.page().getByText("Chrome · Linux")).isVisible();
        admin.looks();

        link(admin, texts.step(PersonStep.DISABLE)).click();
        assertThat(admin.page().getByText(texts.followsKeys())).isVisible();
        admin.looks();
        press(admin, texts.step(PersonStep.DISABLE));
        assertThat(admin.page().locator("main .badge")).hasText(texts.accountState(true));
    }

    @InEachLanguage
    void every_page_is_without_fault(Language language, Device device) {
        String login = Api.person(null, null, Role.AUDITOR);
        String person = Api.admin().queryParam("limit", 1).get("/api/v1/people").path("items[0].id");
        Api.newKey(null, null, Role.AUDITOR);
        Api.as(Role.AUDITOR).post("/api/v1/calendar/feeds").then().statusCode(201);
        String key = Api.admin().queryParam("limit", 1).get("/api/v1/api-keys").path("items[0].id");
        Visitor admin = visitors.with(Role.ADMIN).in(language).on(device).opens("/administration/people");
        for (String path : List.of(
                "/administration/people?q=" + Api.code("nobody"),
                "/administration/people/new",
                "/administration/people/" + person,
                "/administration/people/" + person + "/edit",
                "/administration/people/" + person + "/password",
                "/administration/people/" + person + "/end-sessions",
                "/administration/keys",
                "/administration/keys/" + key,
                "/administration/calendars",
                "/administration/sessions",
                "/administration/roles",
                "/profile",
                "/profile/password")) {
            admin.opens(path);
        }
        Assertions.assertThat(login).isNotEmpty();
    }

    @InEachLanguage
    void one_keeps_ones_profile(Language language, Device device) {
        ProfileTexts texts = WebPages.texts(ProfileTexts.class, language);
        PageTexts common = WebPages.texts(PageTexts.class, language);
        String login = Api.person(language, null, null, Role.AUDITOR);
        Visitor elsewhere = visitors.as(login).in(language).opens("/");
        Visitor visitor = visitors.as(login).in(language).on(device).opens("/");
        Page page = visitor.page();
        page.locator(".user summary").click();
        link(visitor, common.profile()).click();
        assertThat(heading(visitor, texts.profile())).isVisible();

        // The zone that the browser says it is in is the one that nobody has chosen yet.
        page.locator("#f-timeZone").selectOption("Asia/Tokyo");
        press(visitor, common.save());
        assertThat(page.getByRole(AriaRole.STATUS)).containsText(texts.saved());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Europe/Paris"))
                .click();
        assertThat(page.locator("#f-timeZone")).hasValue("Europe/Paris");
        press(visitor, common.save());
        assertThat(page.getByRole(AriaRole.STATUS)).containsText(texts.saved());
        visitor.looks();

        press(visitor, texts.endOthers());
        assertThat(page.getByText(texts.onlyThis())).isVisible();
        elsewhere.page().navigate("/changes");
        assertThat(elsewhere.page()).hasURL(Pattern.compile("/sign-in"));

        link(visitor, texts.changePassword()).click();
        input(visitor, "present@secret").fill(Api.PASSWORD);
        input(visitor, "password@secret").fill("another long password");
        input(visitor, "again@secret").fill("another long password");
        press(visitor, texts.changePassword());
        assertThat(page.getByRole(AriaRole.STATUS)).containsText(texts.passwordChanged());
    }

    private static Locator input(Visitor visitor, String name) {
        return visitor.page().locator("input[name='" + name + "']");
    }

    private static Locator heading(Visitor visitor, String text) {
        return visitor.page()
                .getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    private static Locator link(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void press(Visitor visitor, String name) {
        visitor.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
