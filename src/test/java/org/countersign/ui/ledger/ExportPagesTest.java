package org.countersign.ui.ledger;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import org.countersign.access.Role;
import org.countersign.audit.ExportResource;
import org.countersign.core.Language;
import org.countersign.testing.Browser;
import org.countersign.testing.LaunchScene;
import org.countersign.testing.Leaves;
import org.countersign.testing.browser.Device;
import org.countersign.testing.browser.InEachLanguage;
import org.countersign.testing.browser.Visitor;
import org.countersign.testing.browser.Visitors;
import org.countersign.ui.WebPages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports, as auditors make them in a browser. */
@QuarkusTest
class ExportPagesTest {
    @RegisterExtension
    final Visitors visitors = new Visitors();

    @Tag(Visitors.TAG)
    @InEachLanguage
    void an_auditor_chooses_sees_the_size_and_the_progress_and_has_the_file(Language language, Device device)
            throws IOException {
        LedgerTexts texts = WebPages.texts(LedgerTexts.class, language);
        String hold = new LaunchScene(1).hold("Un texte à part");
        Visitor visitor = visitors.with(Role.AUDITOR).in(language).on(device).opens("/ledger/export");
        visitor.page().locator("input[name=subject]").fill(hold);
        visitor.page().locator("input[value=ndjson]").check();
        visitor.page()
                .locator("button:not([data-download])", new Page.LocatorOptions().setHasText(texts.seeSize()))
                .click();
        assertThat(visitor.page().locator("#extent")).containsText("1 ");
        visitor.looks();

        Locator download = visitor.page().locator("[data-download]");
        Download file = visitor.page().waitForDownload(download::click);
        assertThat(Files.readString(file.path())).contains(hold, "Un texte à part");
        assertThat(file.suggestedFilename()).endsWith(".ndjson");
        assertThat(visitor.page().locator("#progress-words"))
                .containsText(texts.complete("0").substring(0, 8));
        visitor.looks();
    }

    @Test
    void without_scripts_the_form_itself_downloads() {
        String hold = new LaunchScene(1).hold("Stop");
        Browser.as(Role.AUDITOR)
                .formParam("kind", "")
                .formParam("subject", hold)
                .formParam("carrier", "")
                .formParam("client", "")
                .formParam("from", "")
                .formParam("until", "")
                .formParam("format", "csv")
                .post("/ledger/export/file")
                .then()
                .statusCode(200)
                .header("Content-Disposition", startsWith("attachment; filename=\"countersign-ledger-"))
                .header(ExportResource.SIZE, equalTo(Long.toString(Leaves.size())))
                .body(containsString("hold-placed"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CHANGE_MANAGER", "DUTY_OWNER", "CAMPAIGN_SYSTEM", "PIPELINE"})
    void who_may_not_export_by_api_may_not_here(Role role) {
        Browser.as(role).get("/ledger/export").then().statusCode(403);
        Browser.as(role)
                .formParam("format", "zip")
                .post("/ledger/export/file")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=x",
                "kind=A%20B",
                "subject=Camille%20Martin",
                "carrier=A",
                "client=A",
                "format=doc",
                "until=%2B999999999-12-31",
                "until=2200-01-01"
            })
    void a_bad_choice_is_refused(String choice) {
        Browser.as(Role.AUDITOR)
                .urlEncodingEnabled(false)
                .get("/ledger/export?" + choice)
                .then()
                .statusCode(400);
    }
}
