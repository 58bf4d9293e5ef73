package org.countersign.ui.profile;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.testing.browser.Device;
import org.countersign.testing.browser.InEachLanguage;
import org.countersign.testing.browser.Visitor;
import org.countersign.testing.browser.Visitors;
import org.countersign.ui.PageTexts;
import org.countersign.ui.WebPages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody who subscribes to their calendar. */
@QuarkusTest
@Tag(Visitors.TAG)
class CalendarFeedsByBrowserTest {
    @RegisterExtension
    final Visitors visitors = new Visitors();

    @InEachLanguage
    void one_makes_an_address_copies_it_and_revokes_it(Language language, Device device) {
        ProfileTexts texts = WebPages.texts(ProfileTexts.class, language);
        Visitor visitor = visitors.with(Role.AUDITOR).in(language).on(device).opens("/profile");
        Page page = visitor.page();
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(texts.calendarSubscribe()))
                .click();
        assertThat(page.getByText(texts.noCalendar())).isVisible();
        visitor.looks();

        press(visitor, texts.calendarMakeNow());
        assertThat(page.getByText(texts.calendarOnce())).isVisible();
        visitor.looks();
        press(visitor, WebPages.texts(PageTexts.class, language).copy());
        assertThat(page.getByRole(AriaRole.STATUS))
                .containsText(WebPages.texts(PageTexts.class, language).copied());
        Assertions.assertThat((String) page.evaluate("navigator.clipboard.readText()"))
                .endsWith(".ics");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(texts.goOn()))
                .click();
        visitor.looks();

        page.locator("form[action$='/revoke'] button").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText(texts.calendarRevoked());
        assertThat(page.getByText(texts.noCalendar())).isVisible();
    }

    private static void press(Visitor visitor, String name) {
        visitor.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
