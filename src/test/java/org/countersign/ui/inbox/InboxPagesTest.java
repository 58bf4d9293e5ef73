package org.countersign.ui.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.Scene;
import org.countersign.testing.Statements;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InboxPagesTest {
    private static final String SCRIPT = "<script>alert(1)</script>";

    @Test
    void only_the_people_of_a_carrier_have_an_inbox() {
        String reference = new Scene(1).declared();
        for (Role role : List.of(Role.CHANGE_MANAGER, Role.AUDITOR, Role.ADMIN, Role.CAMPAIGN_SYSTEM)) {
            for (String path : List.of("/inbox", "/inbox/answered", "/inbox/" + reference)) {
                Browser.as(role).get(path).then().statusCode(403);
            }
            Browser.as(role)
                    .formParam("revision@number", "1")
                    .formParam("decision", "accepted")
                    .post("/inbox/" + reference + "/accept")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void what_does_not_concern_a_carrier_is_not_there_for_it() {
        Scene scene = new Scene(1);
        String stranger = Api.person(Scene.newCarrier(), null, Role.CARRIER);
        String own = Api.person(scene.carrier(0), null, Role.CARRIER);
        String declared = scene.declared();
        String draft = scene.draft(scene.content());

        for (String path : List.of(declared, declared + "/accept", draft)) {
            Browser.as(path.startsWith(draft) ? own : stranger)
                    .get("/inbox/" + path)
                    .then()
                    .statusCode(404);
        }
        Browser.as(stranger)
                .formParam("revision@number", "1")
                .formParam("decision", "accepted")
                .post("/inbox/" + declared + "/accept")
                .then()
                .statusCode(404);
        Browser.as(stranger).get("/inbox").then().body(containsString("Nothing awaits your answer"));
        Browser.as(own).get("/inbox/" + declared + "/nothing").then().statusCode(404);
    }

    @Test
    void the_part_of_a_changes_page_that_follows_the_ledger_is_not_for_carriers() {
        Scene scene = new Scene(1);
        String reference = scene.declared();

        Browser.asCarrier(scene.carrier(0))
                .redirects()
                .follow(false)
                .get("/changes/" + reference + "/progress")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/inbox/" + reference));
    }

    @Test
    void what_was_amended_calls_platforms_by_their_names() {
        Scene scene = new Scene(1);
        Scene other = new Scene(0);
        other.link(scene.carrier(0));
        String reference = scene.declared();
        scene.signOff(reference, 0, 1, "acknowledged", null).then().statusCode(201);
        scene.amend(reference, scene.content("platform", other.platform()), false)
                .then()
                .statusCode(201);

        Browser.asCarrier(scene.carrier(0))
                .get("/inbox/" + reference)
                .then()
                .statusCode(200)
                .body(containsString("<del>A platform (" + scene.platform() + ")</del>"))
                .body(containsString("<ins>A platform (" + other.platform() + ")</ins>"));
    }

    @Test
    void nothing_of_other_carriers_shows() {
        Scene scene = new Scene(2);
        String reference = scene.declared();
        scene.signOff(reference, 1, 1, "rejected", "Because of our secret filter.");
        String login = Api.person(scene.carrier(0), null, Role.CARRIER);
        for (String path : List.of("/inbox", "/inbox/" + reference, "/inbox/" + reference + "/accept")) {
            Browser.as(login)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body(not(containsString(scene.carrier(1))))
                    .body(not(containsString("secret filter")));
        }
    }

    @Test
    void stored_script_shows_as_it_was_typed() {
        Scene scene = new Scene(1);
        Map<String, Object> content = scene.content("title", SCRIPT);
        content.put("description", SCRIPT);
        content.put("risk", SCRIPT);
        content.put("effects", List.of(Map.of("attribute", SCRIPT, "before", SCRIPT, "after", SCRIPT)));
        String reference = scene.declared(content);
        scene.signOff(reference, 0, 1, "rejected", SCRIPT);
        content.put("description", "Another one");
        scene.amend(reference, content, false).then().statusCode(201);
        String login = Api.person(scene.carrier(0), null, Role.CARRIER);
        for (String path : List.of("/inbox", "/inbox/" + reference, "/inbox/" + reference + "/reject?revision=1")) {
            Browser.as(login)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body(allOf(containsString("&lt;script&gt;"), not(containsString("<script>alert"))));
        }
    }

    @Test
    void the_nearest_deadline_comes_first_and_filter_and_paging_go_together() {
        Scene scene = new Scene(1);
        String far = declared(scene, "Routing far away", 40);
        String near = declared(scene, "Routing nearby", 1);
        String login = Api.person(scene.carrier(0), null, Role.CARRIER);

        String all = page(login, "/inbox");
        assertThat(all.indexOf(near)).isPositive().isLessThan(all.indexOf(far));

        String first = page(login, "/inbox?q=routing&limit=1");
        assertThat(first).contains(near).doesNotContain(far);
        String older = first.replaceAll("(?s).*href=\"(/inbox\\?[^\"]*after=[^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(page(login, older)).contains(far).doesNotContain(near);
        assertThat(page(login, "/inbox?q=encoding"))
                .contains("matches this filter")
                .doesNotContain(near);
        assertThat(page(login, "/inbox?q=")).contains(near);
        assertThat(page(login, "/inbox?q=%3F")).contains(near);
    }

    @Test
    void what_was_answered_leaves_the_list_and_stands_below_it() {
        Scene scene = new Scene(1);
        String accepted = scene.declared();
        scene.signOff(accepted, 0, "accepted");
        String rejected = scene.declared();
        scene.signOff(rejected, 0, 1, "rejected", "No.");
        String over = scene.declared();
        scene.move(over, "withdraw").then().statusCode(200);
        String acknowledged = scene.declared();
        scene.signOff(acknowledged, 0, "acknowledged");
        String login = Api.person(scene.carrier(0), null, Role.CARRIER);

        String page = page(login, "/inbox");
        String awaiting = page.substring(0, page.indexOf("answered-title"));
        assertThat(awaiting).contains(acknowledged).doesNotContain(accepted, rejected, over);
        assertThat(page(login, "/inbox/answered"))
                .contains(accepted, rejected, over)
                .doesNotContain(acknowledged);
    }

    @Test
    void a_carrier_takes_home_a_receipt_of_what_it_has_said() {
        Scene scene = new Scene(1);
        String reference = scene.declared();
        String id = scene.signOff(reference, 0, "accepted").path("id");
        String login = Api.person(scene.carrier(0), null, Role.CARRIER);
        String receipt = "/api/v1/changes/" + reference + "/sign-offs/" + id + "/receipt";

        Browser.as(login).get("/inbox/" + reference).then().body(containsString("href=\"" + receipt + "\""));
        Browser.as(login).get(receipt).then().statusCode(200).body(containsString("c2sp.org/tlog-proof@v1"));
    }

    @Test
    void a_change_that_is_over_asks_for_nothing() {
        Scene scene = new Scene(1);
        String reference = scene.declared();
        scene.move(reference, "withdraw").then().statusCode(200);
        Browser.asCarrier(scene.carrier(0))
                .get("/inbox/" + reference)
                .then()
                .body(allOf(
                        containsString("This change is over"), not(containsString("/inbox/" + reference + "/accept"))));
    }

    @Test
    void a_rejection_without_a_reason_is_refused_beside_the_field() {
        Scene scene = new Scene(1);
        String reference = scene.declared();
        Browser.asCarrier(scene.carrier(0))
                .formParam("revision@number", "1")
                .formParam("decision", "rejected")
                .formParam("reason", "  ")
                .post("/inbox/" + reference + "/reject")
                .then()
                .statusCode(400)
                .body(allOf(containsString("id=\"f-reason-fault\""), containsString("href=\"#f-reason\"")));
    }

    @Test
    void a_number_of_changes_takes_no_more_statements_than_one() {
        Scene scene = new Scene(2);
        String login = Api.person(scene.carrier(0), null, Role.CARRIER);
        scene.signOff(scene.declared(), 0, "accepted");
        String reference = scene.declared();
        long one = Statements.of(() -> page(login, "/inbox"));
        for (int i = 0; i < 4; i++) {
            scene.signOff(scene.declared(), 0, "accepted");
            scene.declared();
        }

        assertThat(Statements.of(() -> page(login, "/inbox"))).isLessThanOrEqualTo(one + 2);
        assertThat(Statements.of(() -> page(login, "/inbox/" + reference))).isLessThan(40);
    }

    private static String declared(Scene scene, String title, int days) {
        Instant start = Instant.now().plus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> content = scene.content("title", title);
        content.put(
                "window",
                Map.of(
                        "start",
                        start.toString(),
                        "end",
                        start.plus(1, ChronoUnit.HOURS).toString()));
        return scene.declared(content);
    }

    private static String page(String login, String path) {
        return Browser.as(login)
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
