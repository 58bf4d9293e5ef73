package org.countersign.ui.launch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.testing.LaunchScene;
import org.countersign.testing.browser.Device;
import org.countersign.testing.browser.InEachLanguage;
import org.countersign.testing.browser.Visitor;
import org.countersign.testing.browser.Visitors;
import org.countersign.ui.WebPages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether a campaign may be launched, as people find it out. */
@QuarkusTest
@Tag(Visitors.TAG)
class LaunchByBrowserTest {
    @RegisterExtension
    final Visitors visitors = new Visitors();

    @InEachLanguage
    void a_manager_finds_the_campaign_and_sees_why_it_may_not_leave(Language language, Device device) {
        LaunchTexts texts = WebPages.texts(LaunchTexts.class, language);
        LaunchScene launch = new LaunchScene(2);
        launch.changeInEffect();
        launch.hold("Attendre l’expéditeur");
        Visitor visitor =
                visitors.with(Role.CHANGE_MANAGER).in(language).on(device).opens("/launch");

        visitor.page()
                .locator("a[href='/launch?campaign=" + launch.campaign() + "']")
                .click();
        visitor.looks();

        assertThat(verdict(visitor)).hasText(texts.verdict(true, true));
        assertThat(visitor.page().locator(".carriers > li")).hasCount(2);
        assertThat(visitor.page().locator(".result.UNSATISFIED")).hasCount(4);
        assertThat(visitor.page().getByText("Attendre l’expéditeur")).hasCount(2);
    }

    @Test
    void one_asks_by_keyboard_alone() {
        LaunchTexts texts = WebPages.texts(LaunchTexts.class, Language.EN);
        LaunchScene launch = new LaunchScene(1);
        Visitor visitor = visitors.with(Role.CAMPAIGN_SYSTEM).opens("/launch");

        visitor.tabsTo(field(visitor, texts.campaign())).types(launch.campaign());
        visitor.tabsTo(field(visitor, texts.client())).types(launch.client());
        visitor.tabsTo(field(visitor, texts.platform()))
                .types(launch.scene().platform())
                .presses("Enter");
        assertThat(verdict(visitor)).hasText(texts.verdict(false, false));
        assertThat(visitor.page().getByText(texts.nothingRecorded())).isVisible();
        visitor.looks();

        visitor.tabsTo(AriaRole.BUTTON, texts.inEarnest()).presses("Enter");
        assertThat(visitor.page().getByLabel(texts.clearance())).isVisible();
        visitor.looks();
    }

    @Test
    void the_answer_follows_the_ledger_and_what_is_being_typed_stays() {
        LaunchTexts texts = WebPages.texts(LaunchTexts.class, Language.EN);
        LaunchScene launch = new LaunchScene(1);
        String change = launch.changeInEffect();
        Visitor visitor = visitors.with(Role.CHANGE_MANAGER).opens("/launch?campaign=" + launch.campaign());
        Locator version = visitor.page().getByLabel(texts.version());
        version.fill("2013.10");
        assertThat(verdict(visitor)).hasText(texts.verdict(true, true));

        launch.scene().signOff(change, 0, "accepted").then().statusCode(201);

        assertThat(verdict(visitor)).hasText(texts.verdict(false, false));
        assertThat(version).hasValue("2013.10");
    }

    @Test
    void a_clearance_on_screen_stays_while_its_decision_is_in_force() {
        LaunchTexts texts = WebPages.texts(LaunchTexts.class, Language.EN);
        LaunchScene launch = new LaunchScene(1);
        Visitor visitor = visitors.with(Role.CHANGE_MANAGER).opens("/launch?campaign=" + launch.campaign());
        button(visitor, texts.inEarnest()).click();
        String clearance = visitor.page().getByLabel(texts.clearance()).inputValue();

        new LaunchScene(1).hold("Another campaign");

        assertThat(visitor.page().locator(".earlier")).containsText("in force");
        assertThat(visitor.page().getByLabel(texts.clearance())).hasValue(clearance);
    }

    @Test
    void a_clearance_on_screen_is_told_to_be_dead() {
        LaunchTexts texts = WebPages.texts(LaunchTexts.class, Language.EN);
        LaunchScene launch = new LaunchScene(1);
        Visitor visitor = visitors.with(Role.CHANGE_MANAGER).opens("/launch?campaign=" + launch.campaign());
        button(visitor, texts.inEarnest()).click();
        assertThat(visitor.page().getByLabel(texts.clearance())).isVisible();

        launch.hold("Stop");

        assertThat(verdict(visitor)).hasText(texts.verdict(true, true));
        assertThat(visitor.page().getByLabel(texts.clearance())).hasCount(0);
        assertThat(visitor.page().locator(".earlier .badge")).hasText("may leave");
        assertThat(visitor.page().locator(".earlier")).containsText("void by now");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void one_asks_without_scripts(Language language) {
        LaunchTexts texts = WebPages.texts(LaunchTexts.class, language);
        LaunchScene launch = new LaunchScene(1);
        Visitor visitor = visitors.with(Role.CHANGE_MANAGER)
                .in(language)
                .withoutScripts()
                .opens("/launch?campaign=" + launch.campaign());

        button(visitor, texts.addRow()).click();
        assertThat(visitor.page().getByLabel(texts.carrier())).hasCount(2);
        button(visitor, texts.removeRow(2)).click();
        button(visitor, texts.dryRun()).click();
        assertThat(visitor.page().getByText(texts.nothingRecorded())).isVisible();
        visitor.looks();
        button(visitor, texts.inEarnest()).click();
        assertThat(visitor.page().locator(".way")).hasText(texts.onRecord());
        visitor.looks();
    }

    private static Locator verdict(Visitor visitor) {
        return visitor.page().locator("#verdict");
    }

    private static Locator field(Visitor visitor, String label) {
        return visitor.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator button(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Stream<Language> languages() {
        return Arrays.stream(Language.values());
    }
}
