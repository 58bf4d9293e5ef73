package org.countersign.ui.home;

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
import org.countersign.ui.FirstStep;
import org.countersign.ui.PageTexts;
import org.countersign.ui.WebPages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The home page of each role, the first steps and the search, as people use them. */
@QuarkusTest
@Tag(Visitors.TAG)
class HomeByBrowserTest {
    @RegisterExtension
    final Visitors visitors = new Visitors();

    @InEachLanguage
    void a_change_manager_sees_what_is_blocked_and_why(Language language, Device device) {
        HomeStage stage = new HomeStage();
        stage.isLate();
        stage.holds("The client asked for it.");
        stage.asks();
        HomeTexts texts = texts(language);
        Visitor manager =
                visitors.with(Role.CHANGE_MANAGER).in(language).on(device).opens("/");

        assertThat(section(manager, texts.blockedCampaigns())).containsText("Essai " + stage.campaign);
        assertThat(section(manager, texts.changesAwaiting())).containsText(stage.change);
        assertThat(section(manager, texts.overdue())).containsText(stage.change);
        assertThat(section(manager, texts.holdsStanding())).containsText("The client asked for it.");
        assertThat(section(manager, texts.decisions())).containsText(stage.campaign);
    }

    @Test
    void the_page_follows_the_ledger_and_leaves_alone_what_one_types() {
        HomeStage stage = new HomeStage();
        Visitor manager = visitors.with(Role.CHANGE_MANAGER).opens("/");
        manager.page()
                .waitForResponse(
                        response -> response.url().endsWith("/live"),
                        () -> manager.page().reload());
        Locator search = manager.page().getByRole(AriaRole.SEARCHBOX);
        search.fill("half a wor");

        stage.holds("Something has just happened.");

        assertThat(section(manager, texts(Language.EN).holdsStanding())).containsText("Something has just happened.");
        assertThat(search).hasValue("half a wor");
        assertThat(search).isFocused();
    }

    @InEachLanguage
    void carriers_and_who_orders_campaigns_find_what_is_theirs(Language language, Device device) {
        HomeStage stage = new HomeStage();
        HomeTexts texts = texts(language);
        Visitor contact = visitors.contactOf(stage.scene.carrier(0))
                .in(language)
                .on(device)
                .opens("/");
        assertThat(section(contact, texts.yourInbox())).containsText(stage.change);

        stage.asks();
        Visitor owner = visitors.as(Api.person(language, null, stage.client, Role.CAMPAIGN_SYSTEM))
                .in(language)
                .on(device)
                .opens("/");
        assertThat(section(owner, texts.yourCampaigns())).containsText(stage.campaign);
        assertThat(section(owner, texts.decisions())).containsText(stage.campaign);
    }

    @InEachLanguage
    void who_begins_with_nothing_is_shown_how_it_works_and_what_to_do(Language language, Device device) {
        HomeTexts texts = texts(language);
        Visitor admin = visitors.with(Role.ADMIN).in(language).on(device).opens("/test/first-run?done=0");
        assertThat(admin.page().getByRole(AriaRole.IMG)).hasAccessibleName(texts.picture());
        assertThat(admin.page()
                        .getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions()
                                        .setName(WebPages.texts(PageTexts.class, language)
                                                .firstStep(FirstStep.CARRIER))
                                        .setExact(true)))
                .hasAttribute("href", "/registry/carriers/new");

        admin.opens("/test/first-run?done=5");
        assertThat(admin.page()
                        .getByText(WebPages.texts(PageTexts.class, language).firstStepsDone(5, 6)))
                .isVisible();
        assertThat(admin.page().getByRole(AriaRole.IMG)).hasCount(0);
    }

    @InEachLanguage
    void the_search_leads_to_what_one_looks_for(Language language, Device device) {
        HomeStage stage = new HomeStage();
        String search = WebPages.texts(PageTexts.class, language).search();
        Visitor contact = visitors.contactOf(stage.scene.carrier(0))
                .in(language)
                .on(device)
                .opens("/welcome");

        Locator field = contact.page()
                .getByRole(
                        AriaRole.SEARCHBOX,
                        new Page.GetByRoleOptions().setName(search).setExact(true));
        contact.tabsTo(field).types(stage.change).presses("Enter");
        assertThat(contact.page()).hasURL(Pattern.compile("/search\\?q=" + stage.change));
        contact.looks();
        contact.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Change of " + stage.scene.platform()))
                .click();
        assertThat(contact.page()).hasURL(Pattern.compile("/inbox/" + stage.change));
    }

    private static Locator section(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static HomeTexts texts(Language language) {
        return WebPages.texts(HomeTexts.class, language);
    }
}
