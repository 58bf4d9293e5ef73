package org.countersign.ui.erasures;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.LaunchScene;
import org.countersign.testing.browser.Device;
import org.countersign.testing.browser.Visitor;
import org.countersign.testing.browser.Visitors;
import org.countersign.ui.WebPages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two administrators erase somebody, and see before each step what it does. */
@QuarkusTest
class ErasurePagesTest {
    @RegisterExtension
    final Visitors visitors = new Visitors();

    @Tag(Visitors.TAG)
    @ParameterizedTest
    @EnumSource
    void one_proposes_another_approves_and_the_text_is_gone(Language language) {
        ErasureTexts texts = WebPages.texts(ErasureTexts.class, language);
        LaunchScene launch = new LaunchScene(1);
        String login = Api.code("login");
        String person = Api.admin()
                .body(Map.of(
                        "login",
                        login,
                        "name",
                        "Zoé Lefèvre",
                        "email",
                        login + "@example.org",
                        "password",
                        Api.PASSWORD,
                        "roles",
                        List.of("duty-owner")))
                .post("/api/v1/people")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String hold = Api.as(login, Api.PASSWORD)
                .body(Map.of("scope", Map.of("campaign", launch.campaign()), "reason", "Appelez Zoé"))
                .post("/api/v1/holds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        Visitor first =
                visitors.with(Role.ADMIN).in(language).on(Device.DESKTOP).opens("/ledger/erasures");
        first.page().getByText(texts.propose()).click();
        first.looks();
        // The choice itself is cut off where tests have made thousands of people.
        first.opens("/ledger/erasures/new?person=" + person);
        assertThat(first.page().getByText(login).first()).isVisible();
        assertThat(first.page().getByText(hold).first()).isVisible();
        first.page().locator("textarea").fill("Demandé par lettre.");
        first.page().locator("form.form .btn-primary").click();
        first.looks();
        assertThat(first.page().getByText(texts.own())).isVisible();
        String address = first.page().url();

        Visitor second = visitors.with(Role.ADMIN)
                .in(language)
                .on(Device.DESKTOP)
                .opens(address.substring(address.indexOf("/ledger")));
        assertThat(second.page().getByText(texts.approveMeans())).isVisible();
        second.page().getByText(texts.approve()).click();
        second.looks();
        assertThat(second.page().getByText(texts.done()).first()).isVisible();

        second.opens("/holds/" + hold);
        assertThat(second.page()
                        .getByText(language == Language.FR ? "[effacé]" : "[erased]")
                        .first())
                .isVisible();
    }

    @Test
    void who_names_nobody_is_told_so() {
        Browser.as(Role.ADMIN)
                .get("/ledger/erasures/new?person=p-nobody")
                .then()
                .statusCode(400)
                .body(containsString(
                        WebPages.texts(ErasureTexts.class, Language.EN).show()));
    }

    @Test
    void only_administrators_propose() {
        for (String path : List.of("/ledger/erasures/choose", "/ledger/erasures/new")) {
            Browser.as(Role.AUDITOR).get(path).then().statusCode(403);
        }
        Browser.as(Role.AUDITOR).get("/ledger/erasures").then().statusCode(200);
    }
}
