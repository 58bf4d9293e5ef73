package org.countersign.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.testing.Api;
import org.countersign.testing.browser.Device;
import org.countersign.testing.browser.InEachLanguage;
import org.countersign.testing.browser.Visitor;
import org.countersign.testing.browser.Visitors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sign-in page and the page that follows, as people use them. */
@QuarkusTest
@Tag(Visitors.TAG)
class SignInByBrowserTest {
    private static final String ACCOUNT = ".user > summary";
    private static final Pattern SIGN_IN = Pattern.compile("/sign-in$");
    private static final Pattern START = Pattern.compile(":\\d+/$");

    @RegisterExtension
    final Visitors visitors = new Visitors();

    @InEachLanguage
    void the_sign_in_page_is_without_fault(Language language, Device device) {
        Visitor visitor = visitors.stranger().in(language).on(device).opens("/sign-in");

        assertThat(visitor.page().getByLabel(texts(language).login())).isVisible();
    }

    @InEachLanguage
    void the_start_page_is_without_fault(Language language, Device device) {
        Visitor visitor = visitors.with(Role.AUDITOR).in(language).on(device).opens("/");

        assertThat(visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .isVisible();
    }

    @InEachLanguage
    void the_pages_that_say_no_are_without_fault(Language language, Device device) {
        Visitor visitor = visitors.with(Role.AUDITOR).in(language).on(device).opens("/nothing/here");
        assertThat(visitor.page().getByText(texts(language).errorTitle(404))).isVisible();

        visitor.opens("/administration/people");
        assertThat(visitor.page().getByText(texts(language).errorTitle(403))).isVisible();

        visitor.opens("/changes?after=nonsense");
        assertThat(visitor.page().getByText(texts(language).errorTitle(400))).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void one_signs_in_and_out_by_keyboard_alone(Language language) {
        PageTexts texts = texts(language);
        String login = Api.person(language, null, null, Role.AUDITOR);
        Visitor visitor = visitors.stranger().in(language).opens("/sign-in");

        visitor.tabsTo(AriaRole.TEXTBOX, texts.login()).types(login);
        visitor.tabsTo(AriaRole.TEXTBOX, texts.password()).types(Api.PASSWORD);
        visitor.tabsTo(AriaRole.BUTTON, texts.signIn()).presses("Enter");
        assertThat(visitor.page()).hasURL(START);
        visitor.looks();

        visitor.tabsTo(visitor.page().locator(ACCOUNT)).presses("Enter");
        visitor.looks();
        visitor.tabsTo(AriaRole.BUTTON, texts.signOut()).presses("Enter");
        assertThat(visitor.page()).hasURL(SIGN_IN);
    }

    @Test
    void a_menu_closes_on_escape_and_when_one_goes_elsewhere() {
        Visitor visitor = visitors.with(Role.AUDITOR).opens("/");
        Locator menu = visitor.page().locator(".user");
        Locator account = visitor.page().locator(ACCOUNT);

        account.click();
        assertThat(menu).hasAttribute("open", "");
        visitor.presses("Escape");
        assertThat(menu).not().hasAttribute("open", "");
        assertThat(account).isFocused();

        account.click();
        visitor.page().locator("h1").click();
        assertThat(menu).not().hasAttribute("open", "");

        account.click();
        visitor.page().locator(".brand").focus();
        assertThat(menu).not().hasAttribute("open", "");
    }

    @Test
    void one_signs_in_and_out_without_scripts() {
        PageTexts texts = texts(Language.EN);
        Visitor visitor = visitors.stranger().withoutScripts().opens("/sign-in");

        enter(visitor, texts, Api.person(null, null, Role.AUDITOR), Api.PASSWORD);
        assertThat(visitor.page()).hasURL(START);
        visitor.looks();

        visitor.page().locator(ACCOUNT).click();
        button(visitor, texts.signOut());
        assertThat(visitor.page()).hasURL(SIGN_IN);
    }

    @InEachLanguage
    void a_wrong_password_is_told_to_those_who_hear_the_page_too(Language language, Device device) {
        PageTexts texts = texts(language);
        String login = Api.person(null, null, Role.AUDITOR);
        Visitor visitor = visitors.stranger().in(language).on(device).opens("/sign-in");

        enter(visitor, texts, login, "a wrong password");

        assertThat(visitor.page().getByRole(AriaRole.ALERT)).hasText(texts.wrong());
        assertThat(visitor.page().getByLabel(texts.login())).hasValue(login);
        // A reader tells the description of what gets the focus, whether or not it tells alerts of a page that loads.
        assertThat(visitor.page().getByLabel(texts.password())).isFocused();
        assertThat(visitor.page().getByLabel(texts.password())).hasAccessibleDescription(texts.wrong());
    }

    private static void enter(Visitor visitor, PageTexts texts, String login, String password) {
        visitor.page().getByLabel(texts.login()).fill(login);
        visitor.page().getByLabel(texts.password()).fill(password);
        button(visitor, texts.signIn());
    }

    private static void button(Visitor visitor, String name) {
        visitor.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static PageTexts texts(Language language) {
        return WebPages.texts(PageTexts.class, language);
    }
}
