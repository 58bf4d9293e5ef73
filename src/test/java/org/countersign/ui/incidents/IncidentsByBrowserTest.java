package org.countersign.ui.incidents;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.testing.Trouble;
import org.countersign.testing.browser.Device;
import org.countersign.testing.browser.InEachLanguage;
import org.countersign.testing.browser.Visitor;
import org.countersign.testing.browser.Visitors;
import org.countersign.ui.WebPages;
import org.countersign.ui.home.HomeTexts;
import org.countersign.watch.Sending;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the first curve to the agreement of the second person, as people go through it. */
@QuarkusTest
@Tag(Visitors.TAG)
class IncidentsByBrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    final Visitors visitors = new Visitors();

    private static void fail(Sending sending, int from, int until) {
        sending.submit(
                IntStream.range(from, until).mapToObj(sending::submission).toList());
        sending.tell(IntStream.range(from, until)
                .mapToObj(i -> sending.report(i, "rejected"))
                .toList());
    }

    @Test
    void curves_follow_by_themselves_what_becomes_of_a_campaign() {
        Sending sending = new Sending(2);
        sending.tell(List.of(sending.report(0, "delivered-handset", sending.carriers.get(1))));
        Visitor visitor = visitors.with(Role.DUTY_OWNER).opens("/watch/campaigns/" + sending.campaign);
        assertThat(visitor.page().locator("svg.plot-lines")).hasCount(2);

        fail(sending, 0, 40);
        await().atMost(PATIENCE)
                .untilAsserted(() -> Assertions.assertThat(sending.watch().getString("state"))
                        .isEqualTo("held"));
        assertThat(visitor.page().locator("svg.plot-lines")).hasCount(4);
        visitor.looks();
        visitors.with(Role.AUDITOR)
                .in(Language.FR)
                .on(Device.PHONE)
                .opens("/watch/campaigns/" + sending.campaign)
                .opens("/watch/campaigns/" + sending.campaign + "/" + sending.carrier())
                .opens("/watch");
    }

    @Test
    void a_duty_owner_acknowledges_at_home_by_keyboard_alone_and_states_the_cause() {
        IncidentTexts texts = WebPages.texts(IncidentTexts.class, Language.EN);
        HomeTexts home = WebPages.texts(HomeTexts.class, Language.EN);
        Trouble trouble = new Trouble();
        trouble.hold();
        String incident = trouble.incident();
        Visitor owner = visitors.with(Role.DUTY_OWNER).opens("/incidents?campaign=" + trouble.campaign);
        owner.tabsTo(AriaRole.LINK, incident).presses("Enter");
        assertThat(owner.page()).hasURL(Pattern.compile("/incidents/" + incident + "$"));
        owner.looks();
        owner.tabsTo(AriaRole.BUTTON, texts.step(StepKind.ACKNOWLEDGE)).presses("Enter");
        assertThat(owner.page().getByText(texts.done(StepKind.ACKNOWLEDGE))).isVisible();
        owner.looks();

        owner.tabsTo(AriaRole.LINK, texts.step(StepKind.CAUSE)).presses("Enter");
        assertThat(owner.page()).hasURL(Pattern.compile("/cause$"));
        owner.tabsTo(owner.page().getByLabel(texts.cause())).types("Nobody told the carrier");
        owner.looks();
        owner.tabsTo(AriaRole.BUTTON, texts.step(StepKind.CAUSE)).presses("Enter");
        assertThat(owner.page().getByText("Nobody told the carrier").first()).isVisible();

        owner.opens("/");
        assertThat(owner.page().getByRole(AriaRole.HEADING, name(home.ownIncidents())))
                .isVisible();
    }

    @Test
    void two_people_close_an_incident_on_a_phone_without_scripts_in_french() {
        IncidentTexts texts = WebPages.texts(IncidentTexts.class, Language.FR);
        Trouble trouble = new Trouble();
        String hold = trouble.hold();
        String incident = trouble.incident();
        trouble.settle(incident, hold);
        Visitor one = visitors.with(Role.DUTY_OWNER)
                .in(Language.FR)
                .on(Device.PHONE)
                .withoutScripts()
                .opens("/incidents/" + incident);
        for (StepKind step : new StepKind[] {StepKind.INFORM, StepKind.ACTIONS, StepKind.IMPACT, StepKind.NOTE}) {
            one.opens("/incidents/" + incident + "/" + step.path());
        }
        one.opens("/incidents/" + incident + "/close");
        button(one, texts.step(StepKind.CLOSE)).click();
        assertThat(one.page().getByText(texts.done(StepKind.CLOSE))).isVisible();
        one.looks();

        Visitor other = visitors.with(Role.CHANGE_MANAGER)
                .in(Language.FR)
                .on(Device.PHONE)
                .withoutScripts()
                .opens("/incidents/" + incident + "/close");
        button(other, texts.agree()).click();
        assertThat(other.page().getByText(texts.isClosed(incident))).isVisible();
        other.looks();
        other.opens("/incidents/" + incident + "/timeline");
    }

    @InEachLanguage
    void baselines_and_settings_can_be_read(Language language, Device device) {
        Sending sending = new Sending(1);
        sending.tell(List.of(sending.report(0, "delivered-handset")));
        visitors.with(Role.DUTY_OWNER)
                .in(language)
                .on(device)
                .opens("/watch/baselines")
                .opens("/watch/baselines/" + sending.carrier())
                .opens("/watch/settings")
                .opens("/watch/settings/edit")
                .opens("/incidents?open=");
    }

    private static Page.GetByRoleOptions name(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator button(Visitor visitor, String name) {
        return visitor.page().getByRole(AriaRole.BUTTON, name(name));
    }
}
