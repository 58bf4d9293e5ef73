package org.countersign.ui.webhooks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.testing.Api;
import org.countersign.testing.LaunchScene;
import org.countersign.testing.browser.Device;
import org.countersign.testing.browser.InEachLanguage;
import org.countersign.testing.browser.Visitor;
import org.countersign.testing.browser.Visitors;
import org.countersign.ui.PageTexts;
import org.countersign.ui.WebPages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator who has a receiver told, and looks why it is not. */
@QuarkusTest
@Tag(Visitors.TAG)
class WebhooksByBrowserTest {
    private static final String HOST = "127.0.0.1";

    @RegisterExtension
    final Visitors visitors = new Visitors();

    @InEachLanguage
    void one_adds_a_webhook_copies_its_secret_and_sees_what_it_was_not_told(Language language, Device device) {
        WebhookTexts texts = WebPages.texts(WebhookTexts.class, language);
        LaunchScene scene = new LaunchScene(1);
        Visitor admin = visitors.with(Role.ADMIN).in(language).on(device).opens("/administration/webhooks/new");
        Page page = admin.page();
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        admin.looks();

        // Nobody listens there.
        page.locator("[name=url]").fill("http://" + HOST + ":1/hook");
        page.locator("[name=client]").fill(scene.client());
        page.locator("[value=decision-recorded]").check();
        press(admin, texts.add());
        assertThat(heading(admin, texts.added(HOST))).isVisible();
        admin.looks();
        press(admin, WebPages.texts(PageTexts.class, language).copy());
        assertThat(page.getByRole(AriaRole.STATUS))
                .containsText(WebPages.texts(PageTexts.class, language).copied());
        Assertions.assertThat((String) page.evaluate("navigator.clipboard.readText()"))
                .startsWith("whsec_");
        link(admin, texts.goOn()).click();
        assertThat(heading(admin, HOST)).isVisible();
        admin.looks();
        String webhook = page.url().replaceAll(".*/", "");

        scene.decision();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !Api.admin()
                        .get("/api/v1/notices?webhook=" + webhook)
                        .jsonPath()
                        .getList("items.findAll { it.attempts > 0 }")
                        .isEmpty());
        admin.opens("/administration/webhooks");
        admin.looks();
        admin.opens("/administration/notices?webhook=" + webhook);
        assertThat(page.getByText(scene.campaign())).isVisible();
        admin.looks();
        page.locator("tbody a").first().click();
        assertThat(page.getByText(texts.noAnswer()).first()).isVisible();
        admin.looks();

        admin.opens("/administration/webhooks/" + webhook);
        press(admin, texts.end());
        assertThat(page.getByRole(AriaRole.STATUS)).containsText(texts.ended(HOST));
        admin.opens("/administration/notices?state=dead&webhook=" + webhook);
        assertThat(page.getByText(scene.campaign())).isVisible();
    }

    private static void press(Visitor visitor, String name) {
        visitor.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
    }

    private static Locator link(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    private static Locator heading(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(name).setLevel(1));
    }
}
