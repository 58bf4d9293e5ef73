package org.countersign.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.browser.Device;
import org.countersign.testing.browser.Visitor;
import org.countersign.testing.browser.Visitors;
import org.countersign.ui.changes.ChangeTexts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a form that is sent when its session has ended. */
@QuarkusTest
class EndedSessionTest {
    private static final String FORM = "/changes/new";
    private static final String KEPT = "/sign-in/again?next=%2Fchanges%2Fnew";

    @RegisterExtension
    final Visitors visitors = new Visitors();

    @Test
    void a_form_is_kept_by_the_sign_in_page_without_its_passwords() {
        Browser.anonymous()
                .formParam("title", "Kept")
                .post(FORM)
                .then()
                .statusCode(307)
                .header("Location", endsWith(KEPT));
        keep("Kept")
                .statusCode(200)
                .body(allOf(
                        containsString("Your session has ended"),
                        containsString("name=\"typed-title\" value=\"Kept\""),
                        containsString("name=\"next\" value=\"/changes/new\""),
                        not(containsString("never shown"))));
    }

    @Test
    void it_is_shown_again_to_who_signs_in_and_does_nothing_before_they_send_it() {
        String login = Api.person(null, null, Role.CHANGE_MANAGER);
        ValidatableResponse again = signIn(login, Api.PASSWORD, FORM)
                .statusCode(200)
                .body(allOf(
                        containsString("action=\"/changes/new\""),
                        containsString("name=\"title\" value=\"Kept\""),
                        containsString("name=\"check\" value=\"true\"")));
        Browser.anonymous()
                .cookie(Browser.COOKIE, again.extract().cookie(Browser.COOKIE))
                .formParam("title", "Kept")
                .formParam("check", "true")
                .post(FORM)
                .then()
                .statusCode(200)
                .body(allOf(containsString("value=\"Kept\""), containsString("action=\"/changes/new\"")));
    }

    @Test
    void a_wrong_password_loses_nothing_of_it() {
        signIn(Api.person(null, null, Role.CHANGE_MANAGER), "a wrong password", FORM)
                .statusCode(401)
                .body(containsString("name=\"typed-title\" value=\"Kept\""));
    }

    @Test
    void somebody_else_who_signs_in_may_do_no_more_with_it_than_their_role_permits() {
        ValidatableResponse again =
                signIn(Api.person(null, null, Role.AUDITOR), Api.PASSWORD, FORM).statusCode(200);
        Browser.anonymous()
                .cookie(Browser.COOKIE, again.extract().cookie(Browser.COOKIE))
                .formParam("title", "Kept")
                .formParam("check", "true")
                .post(FORM)
                .then()
                .statusCode(403);
    }

    @Test
    void no_other_site_can_put_a_form_into_somebodys_hands() {
        RestAssured.given()
                .redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "cross-site")
                .contentType(ContentType.URLENC)
                .formParam("title", "Evil")
                .urlEncodingEnabled(false)
                .post(KEPT)
                .then()
                .statusCode(403);
    }

    @Test
    void nothing_that_was_typed_goes_to_another_site() {
        for (String next : new String[] {"https://evil.example/", "//evil.example/", "/\\evil.example"}) {
            signIn(Api.person(null, null, Role.CHANGE_MANAGER), Api.PASSWORD, next)
                    .statusCode(303)
                    .header("Location", matchesPattern("http://localhost:\\d+/"));
        }
    }

    @Test
    void what_was_typed_is_shown_as_text_and_nothing_else() {
        keep("\"><script>alert(1)</script>").statusCode(200).body(not(containsString("<script>alert")));
    }

    @Test
    void more_than_a_request_may_have_beside_a_password_is_left_in_the_browser_and_said_so() {
        var form = Browser.anonymous();
        for (int i = 0; i < 8; i++) {
            form.formParam("exclude/" + i + "/justification", "x".repeat(120_000));
        }
        form.post("/sign-in/again?next=/changes/new")
                .then()
                .statusCode(200)
                .body(allOf(containsString("too long to be kept here"), not(containsString("typed-"))));
    }

    @Test
    void a_part_of_a_page_is_not_mistaken_for_a_form_that_somebody_sent() {
        Browser.anonymous()
                .header("HX-Request", "true")
                .formParam("title", "Kept")
                .post("/changes/new/check")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/sign-in"));
    }

    @Tag(Visitors.TAG)
    @ParameterizedTest
    @CsvSource({"EN, DESKTOP, true", "FR, PHONE, false"})
    void one_signs_in_and_goes_on_with_the_form(Language language, Device device, boolean scripts) {
        PageTexts texts = WebPages.texts(PageTexts.class, language);
        ChangeTexts changes = WebPages.texts(ChangeTexts.class, language);
        String login = Api.person(language, null, null, Role.CHANGE_MANAGER);
        var arrival = visitors.as(login).in(language).on(device);
        Visitor manager = (scripts ? arrival : arrival.withoutScripts()).opens(FORM);
        field(manager, changes.title()).fill("Un titre");
        field(manager, changes.description()).fill("Deux\nlignes");
        manager.page().context().clearCookies();
        button(manager, changes.saveDraft());

        assertThat(manager.page().getByText(texts.sessionOver())).isVisible();
        manager.looks();
        field(manager, texts.login()).fill(login);
        field(manager, texts.password()).fill(Api.PASSWORD);
        button(manager, texts.signIn());
        assertThat(manager.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(texts.signedInAgain());
        manager.looks();
        button(manager, texts.goOn());
        assertThat(field(manager, changes.title())).hasValue("Un titre");
        assertThat(field(manager, changes.description())).hasValue("Deux\nlignes");
        manager.looks();
    }

    private static ValidatableResponse keep(String title) {
        return Browser.anonymous()
                .formParam("title", title)
                .formParam("password@secret", "never shown")
                .post("/sign-in/again?next=/changes/new")
                .then();
    }

    private static ValidatableResponse signIn(String login, String password, String next) {
        return Browser.anonymous()
                .formParam("login", login)
                .formParam("password", password)
                .formParam("next", next)
                .formParam("typed-title", "Kept")
                .post("/sign-in")
                .then();
    }

    private static Locator field(Visitor visitor, String label) {
        return visitor.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static void button(Visitor visitor, String name) {
        visitor.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
