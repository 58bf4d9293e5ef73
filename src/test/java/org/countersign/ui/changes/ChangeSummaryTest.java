package org.countersign.ui.changes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.LaunchScene;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.Test;

/** A change on one page of paper. */
@QuarkusTest
class ChangeSummaryTest {
    @Test
    void it_says_what_was_declared_who_signed_which_campaigns_it_blocked_and_the_checkpoint() {
        LaunchScene launch = new LaunchScene(2);
        String change = launch.changeInEffect();
        launch.decision();
        launch.scene().signOff(change, 0, "accepted");
        String text = text(Api.as(Role.AUDITOR), path(change));
        assertThat(text)
                .contains(change, launch.campaign(), "accepted", "pending", "Checkpoint of", "In the ledger", "1 / 1");
    }

    @Test
    void it_speaks_French_with_its_accents_to_who_prefers_it() {
        LaunchScene launch = new LaunchScene(1);
        String change = launch.changeInEffect();
        String text = text(Api.as(Role.AUDITOR).header("Accept-Language", "fr"), path(change));
        assertThat(text)
                .contains("Résumé d’un changement", "Point de contrôle", "en attente")
                .doesNotContain("#");
    }

    @Test
    void however_much_there_is_to_say_it_is_one_page() {
        Scene scene = new Scene(30);
        Map<String, Object> content = scene.content("description", "Une description très détaillée. ".repeat(300));
        content.put("rollbackPlan", "Revenir. ".repeat(1000));
        String change = scene.declared(content);
        assertThat(text(Api.as(Role.AUDITOR), path(change))).contains("1 / 1", "and ");
    }

    @Test
    void a_text_that_looks_like_markup_stays_a_text() {
        Scene scene = new Scene(1);
        String change = scene.declared(scene.content("description", "<img src=\"http://example.org/x\"/> & <b>"));
        assertThat(text(Api.as(Role.AUDITOR), path(change))).contains("<img src=\"http://example.org/x\"/> & <b>");
    }

    @Test
    void people_of_a_carrier_see_their_own_and_others_nothing() {
        Scene scene = new Scene(2);
        String change = scene.declared(scene.content());
        String text = text(Api.asCarrier(scene.carrier(0)), path(change));
        assertThat(text).contains(change);
        Api.asCarrier(new Scene(1).carrier(0)).get(path(change)).then().statusCode(404);
        given().get(path(change)).then().statusCode(401);
        Api.as(Role.AUDITOR).get(path("CHG-1999-9999")).then().statusCode(404);
    }

    @Test
    void the_page_of_a_change_offers_it_and_serves_it() {
        Scene scene = new Scene(1);
        String change = scene.declared(scene.content());
        RequestSpecification browser = Browser.as(Role.AUDITOR);
        assertThat(browser.get("/changes/" + change).asString()).contains("/changes/" + change + "/summary.pdf");
        assertThat(text(Browser.as(Role.AUDITOR), "/changes/" + change + "/summary.pdf"))
                .contains(change);
    }

    private static String path(String change) {
        return "/api/v1/changes/" + change + "/summary.pdf";
    }

    private static String text(RequestSpecification caller, String path) {
        byte[] pdf = caller.get(path)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
