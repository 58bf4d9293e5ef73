package org.countersign.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.countersign.access.Role;
import org.countersign.core.AppClock;
import org.countersign.core.Language;
import org.countersign.testing.LaunchScene;
import org.countersign.testing.browser.Device;
import org.countersign.testing.browser.Visitor;
import org.countersign.testing.browser.Visitors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages that follow the ledger: they say when they no longer do, and leave the reader where they were. */
@QuarkusTest
@Tag(Visitors.TAG)
class LivePagesByBrowserTest {
    private static final String ANSWER = "**/launch/answer";
    private static final int NOT_FOUND = 404;

    @RegisterExtension
    final Visitors visitors = new Visitors();

    @Inject
    AppClock clock;

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_page_whose_server_does_not_answer_says_that_it_is_out_of_date_until_it_answers_again(Language language) {
        LaunchScene launch = new LaunchScene(1);
        Visitor visitor = mayLaunch(launch, language);
        Locator silent = visitor.page().locator("[data-trouble=silent]");
        visitor.page().route(ANSWER, route -> route.fulfill(new Route.FulfillOptions().setStatus(NOT_FOUND)));

        moves(visitor);
        assertThat(silent).isVisible();
        assertThat(silent).hasText(texts(language).silent());

        visitor.page().unroute(ANSWER);
        moves(visitor);
        assertThat(silent).isHidden();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_page_whose_session_has_ended_says_so_and_keeps_what_was_typed(Language language) {
        LaunchScene launch = new LaunchScene(1);
        Visitor visitor = mayLaunch(launch, language);
        Locator version = visitor.page().locator("[name='release/version']");
        version.fill("2013.10");
        visitor.page().context().clearCookies();

        moves(visitor);

        Locator ended = visitor.page().locator("[data-trouble=ended]");
        assertThat(ended).isVisible();
        assertThat(ended).containsText(texts(language).ended());
        assertThat(ended.getByRole(AriaRole.LINK)).hasAttribute("target", "_blank");
        assertThat(version).hasValue("2013.10");
    }

    @Test
    void what_has_the_focus_keeps_it_and_what_was_opened_stays_open() {
        LaunchScene launch = new LaunchScene(1);
        Visitor visitor = mayLaunch(launch, Language.EN);
        Locator rules = visitor.page().locator("#answer summary");
        rules.click();
        Locator link = visitor.page().locator("#answer a[href^='/decisions?campaign=']");
        link.focus();
        visitor.page().evaluate("document.querySelector('#answer section').dataset.old = ''");

        moves(visitor);

        assertThat(visitor.page().locator("#answer section[data-old]")).hasCount(0);
        assertThat(visitor.page().locator("#answer details")).hasAttribute("open", "");
        assertThat(link).isFocused();
    }

    @Test
    void an_answer_changes_with_the_time_although_nothing_is_written() {
        LaunchScene launch = new LaunchScene(1);
        Instant now = Clock.systemUTC().instant();
        launch.changeFrom(now.plus(Duration.ofMinutes(5)));
        Visitor visitor = visitors.with(Role.CHANGE_MANAGER).opens("/");
        visitor.page().clock().install();
        visitor.opens("/launch?campaign=" + launch.campaign());
        assertThat(visitor.page()).hasTitle(Pattern.compile("^may leave"));

        clock.startAt(now.plus(Duration.ofMinutes(10)));
        try {
            visitor.page().clock().fastForward("02:00");
            assertThat(visitor.page().locator("#answer section.answer")).hasClass(Pattern.compile("BLOCK"));
            assertThat(visitor.page()).hasTitle(Pattern.compile("^blocked"));
        } finally {
            clock.startAt(Clock.systemUTC().instant());
        }
    }

    private Visitor mayLaunch(LaunchScene launch, Language language) {
        return visitors.with(Role.CHANGE_MANAGER)
                .in(language)
                .on(Device.DESKTOP)
                .opens("/launch?campaign=" + launch.campaign());
    }

    /** As when the ledger has grown, which other tests do at any time too. */
    private static void moves(Visitor visitor) {
        visitor.page().evaluate("document.body.dispatchEvent(new CustomEvent('ledger-moved'))");
    }

    private static PageTexts texts(Language language) {
        return WebPages.texts(PageTexts.class, language);
    }
}
