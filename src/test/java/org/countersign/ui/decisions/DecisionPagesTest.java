package org.countersign.ui.decisions;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.LaunchScene;
import org.countersign.testing.Registry;
import org.countersign.testing.Statements;
import org.countersign.testing.browser.Device;
import org.countersign.testing.browser.InEachLanguage;
import org.countersign.testing.browser.Visitor;
import org.countersign.testing.browser.Visitors;
import org.countersign.ui.WebPages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The decisions on record, as people search, read and check them. */
@QuarkusTest
class DecisionPagesTest {
    @RegisterExtension
    final Visitors visitors = new Visitors();

    @Inject
    DataSource database;

    @Tag(Visitors.TAG)
    @InEachLanguage
    void an_auditor_finds_a_decision_and_replays_it(Language language, Device device) {
        DecisionTexts texts = WebPages.texts(DecisionTexts.class, language);
        LaunchScene launch = new LaunchScene(2);
        launch.changeInEffect();
        launch.hold("À vérifier");
        String decision = launch.decision();
        Visitor visitor = visitors.with(Role.AUDITOR).in(language).on(device).opens("/decisions");
        visitor.page().getByLabel(texts.campaign()).fill(launch.campaign());
        visitor.page().getByLabel(texts.answer()).selectOption("block");
        visitor.page().getByLabel(texts.reason()).selectOption("signed-off");
        visitor.page().locator(".filter button").click();
        visitor.looks();

        visitor.page().locator("a[href='/decisions/" + decision + "']").click();
        visitor.looks();
        assertThat(visitor.page().getByText("À vérifier")).hasCount(2);

        link(visitor, texts.replay());
        assertThat(visitor.page().getByText(texts.agrees())).isVisible();
        assertThat(visitor.page()).hasURL(Pattern.compile("/decisions/" + decision + "$"));
        visitor.looks();
    }

    @Tag(Visitors.TAG)
    @Test
    void one_replays_without_scripts() {
        DecisionTexts texts = WebPages.texts(DecisionTexts.class, Language.EN);
        String decision = new LaunchScene(1).decision();
        Visitor visitor = visitors.with(Role.CHANGE_MANAGER).withoutScripts().opens("/decisions/" + decision);

        link(visitor, texts.replay());

        assertThat(visitor.page().getByText(texts.agrees())).isVisible();
    }

    @Tag(Visitors.TAG)
    @Test
    void a_printed_decision_has_nothing_around_it() {
        String decision = new LaunchScene(1).decision();
        Visitor visitor = visitors.with(Role.AUDITOR).opens("/decisions/" + decision);

        visitor.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        for (String around : new String[] {".top", ".side", ".crumbs", ".replay", "footer"}) {
            assertThat(visitor.page().locator(around)).not().isVisible();
        }
        assertThat(visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .isVisible();
        visitor.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            verdict=allow                | allowed
            verdict=block                | blocked
            reason=release-declared      | blocked
            reason=no-hold               |
            from=2013-01-01              | allowed blocked
            until=2013-01-01             |
            verdict=&reason=&from=&until= | allowed blocked
            """)
    void the_filter_finds_what_it_says(String filter, String found) {
        LaunchScene launch = new LaunchScene(1);
        String allowed = launch.decision();
        Registry.report(launch.scene().platform(), "undeclared");
        String blocked = launch.decision();
        String page = Browser.as(Role.AUDITOR)
                .get("/decisions?campaign=" + launch.campaign() + "&" + filter)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        String expected = found == null ? "" : found;
        assertThat(page.contains(allowed)).isEqualTo(expected.contains("allowed"));
        assertThat(page.contains(blocked)).isEqualTo(expected.contains("blocked"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"verdict=maybe", "reason=whim", "from=yesterday", "until=2013-13-01", "after=x", "limit=0"})
    void a_bad_filter_is_refused(String filter) {
        Browser.as(Role.AUDITOR).get("/decisions?" + filter).then().statusCode(400);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"PIPELINE"})
    void who_may_not_read_decisions_by_api_may_not_here(Role role) {
        String decision = new LaunchScene(1).decision();
        for (String path :
                new String[] {"/decisions", "/decisions/" + decision, "/decisions/" + decision + "/replay"}) {
            Browser.as(role).get(path).then().statusCode(403);
            Browser.asCarrier(new LaunchScene(1).scene().carrier(0))
                    .get(path)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void who_is_bound_to_a_client_sees_its_decisions_only() {
        LaunchScene launch = new LaunchScene(1);
        String decision = launch.decision();
        String stranger = Api.person(null, new LaunchScene(1).client(), Role.CAMPAIGN_SYSTEM);
        Browser.as(stranger).get("/decisions").then().statusCode(200).body(not(containsString(decision)));
        Browser.as(stranger).get("/decisions/" + decision).then().statusCode(404);
        Browser.as(stranger).get("/decisions/" + decision + "/replay").then().statusCode(404);
        String owner = Api.person(null, launch.client(), Role.CAMPAIGN_SYSTEM);
        Browser.as(owner).get("/decisions/" + decision).then().statusCode(200);
    }

    @Test
    void a_forged_decision_shows() throws SQLException {
        LaunchScene launch = new LaunchScene(1);
        launch.hold("Stop");
        String decision = launch.decision();
        forge("update decision set verdict = 'allow' where id = ?", decision);
        Browser.as(Role.AUDITOR)
                .get("/decisions/" + decision + "/replay")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("It does not agree"),
                        containsString("the recorded verdict is not the ledger&#39;s")));

        forge("update decision set answer = '<script>alert(1)</script>' where id = ?", decision);
        Browser.as(Role.AUDITOR)
                .get("/decisions/" + decision + "/replay")
                .then()
                .statusCode(200)
                .body(allOf(containsString("cannot be read"), not(containsString("<script>alert"))));
    }

    @Test
    void the_number_of_statements_does_not_grow_with_the_list() {
        LaunchScene launch = new LaunchScene(1);
        launch.decision();
        RequestSpecification auditor = Browser.as(Role.AUDITOR);
        String path = "/decisions?campaign=" + launch.campaign();
        long one = Statements.of(() -> auditor.get(path).then().statusCode(200));
        launch.hold("Stop");
        launch.decision();

        assertThat(Statements.of(() -> auditor.get(path).then().statusCode(200)))
                .isEqualTo(one)
                .isLessThan(10);
    }

    private void forge(String sql, String decision) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, decision);
            update.executeUpdate();
        }
    }

    private static void link(Visitor visitor, String name) {
        visitor.page()
                .getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
