package org.countersign.ui.calendar;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.testing.Api;
import org.countersign.testing.MaintNote;
import org.countersign.testing.Scene;
import org.countersign.testing.browser.Device;
import org.countersign.testing.browser.Visitor;
import org.countersign.testing.browser.Visitors;
import org.countersign.ui.WebPages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Carriers' maintenance as people read it. */
@QuarkusTest
@Tag(Visitors.TAG)
class MaintenanceByBrowserTest {
    @RegisterExtension
    final Visitors visitors = new Visitors();

    @ParameterizedTest
    @CsvSource({"FR,DESKTOP", "EN,PHONE"})
    void a_notice_that_waits_is_assigned_and_then_read_by_the_carrier(Language language, Device device) {
        CalendarTexts texts = WebPages.texts(CalendarTexts.class, language);
        String carrier = Scene.newCarrier();
        String summary = Api.code("works");
        new MaintNote(Api.code("crq"))
                .with("SUMMARY", summary)
                .with("DESCRIPTION", "The second site is taken out of service.\\nThe first one takes over.")
                .sentBy(Api.admin())
                .then()
                .statusCode(201);
        Visitor manager =
                visitors.with(Role.CHANGE_MANAGER).in(language).on(device).opens("/calendar/notices?state=unmatched");
        manager.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(summary))
                .click();
        assertThat(manager.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(summary);
        manager.looks();

        button(manager, texts.maintenanceDismiss()).click();
        assertThat(manager.page().getByRole(AriaRole.ALERT)).isVisible();
        manager.looks();
        manager.page().locator("input[name=carrier]").fill(carrier);
        button(manager, texts.maintenanceAssign()).click();
        assertThat(manager.page().getByText(texts.maintenanceAssigned())).isVisible();

        manager.opens("/calendar/notices").opens("/calendar");
        Visitor contact = visitors.contactOf(carrier).in(language).on(device).opens("/registry/carriers/" + carrier);
        assertThat(contact.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(summary)))
                .isVisible();
    }

    private static Locator button(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
