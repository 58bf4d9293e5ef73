package org.countersign.ui.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.Registry;
import org.countersign.testing.Scene;
import org.countersign.testing.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ChangePagesTest {
    private static final String SCRIPT = "<script>alert('x')</script>";

    private Scene scene;
    private String manager;

    @BeforeEach
    void set() {
        scene = new Scene(2);
        manager = Api.person(null, null, Role.CHANGE_MANAGER);
    }

    @Test
    void a_draft_is_written_edited_and_declared() {
        String reference = drafted(form());
        scene.show(reference)
                .then()
                .body("status", equalTo("draft"))
                .body(
                        "effects",
                        equalTo(List.of(Map.of("attribute", "sender", "before", "36000", "after", "POLEEMPLOI"))));

        form().formParam("title", "Another title")
                .formParam("reason", "Draft edited")
                .formParam("version", version(reference))
                .post("/changes/" + reference + "/edit")
                .then()
                .statusCode(303);
        scene.show(reference).then().body("revision", equalTo(2));

        as().formParam("version", version(reference))
                .formParam("note", "Agreed by telephone")
                .post("/changes/" + reference + "/declare")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/changes/" + reference));
        scene.show(reference)
                .then()
                .body("status", equalTo("declared"))
                .body("justification", equalTo("Agreed by telephone"));
    }

    @Test
    void what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost() {
        as().formParam("platform", scene.platform())
                .formParam("title", "Kept")
                .formParam("category", "sender-identity")
                .formParam("effects/0/attribute@key", "sender-type")
                .formParam("effects/0/after", "alphanumeric")
                .formParam("effects/1/attribute@key", "sender")
                .formParam("effects/1/after", "PÔLE EMPLOI")
                .formParam("window/start@local", "soon")
                .formParam("exclude/0/justification", "Why ever")
                .post("/changes/new")
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString("value=\"Kept\""),
                        containsString("value=\"PÔLE EMPLOI\""),
                        containsString("value=\"soon\""),
                        containsString("value=\"Why ever\""),
                        containsString("id=\"f-window-start-fault\"")));
    }

    @Test
    void a_faulty_sender_is_told_in_its_field_and_in_the_margin() {
        form().formParam("effects/1/attribute@key", "sender-type")
                .formParam("effects/1/after", "alphanumeric")
                .formParam("effects/2/attribute", "sender")
                .formParam("effects/2/after", "PÔLE EMPLOI")
                .post("/changes/new")
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString("id=\"f-effects-2-after-fault\""),
                        containsString("“PÔLE EMPLOI” must be a name of at most 11 letters or digits")));
    }

    @Test
    void the_check_button_tells_what_would_follow_and_saves_nothing() {
        String other = scene.declared();
        form().formParam("check", "true")
                .post("/changes/new")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("2 carriers are asked to sign off"),
                        containsString("/changes/" + other),
                        containsString("value=\"Tested\""),
                        containsString(
                                "“POLEEMPLOI” is a sender that French carriers let stand (10 of 11 characters).")));
    }

    @Test
    void a_half_filled_form_is_checked_as_far_as_it_goes() {
        as().formParam("platform", scene.platform())
                .post("/changes/new/check")
                .then()
                .statusCode(200)
                .body(allOf(containsString("State a window"), containsString("5 days of notice")));
        as().post("/changes/new/check").then().statusCode(200).body(containsString("Choose a platform"));
    }

    @Test
    void the_category_brings_the_attributes_that_it_usually_has_and_keeps_what_was_typed() {
        as().formParam("category", "routing")
                .formParam("effects/0/attribute@key", "sender")
                .formParam("effects/0/after", "Kept")
                .post("/changes/new/effects")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("value=\"gateway\""),
                        containsString("value=\"sender\""),
                        containsString("value=\"Kept\""),
                        not(containsString("<html"))));
    }

    @Test
    void an_amendment_says_which_sign_offs_will_be_void() {
        String reference = scene.declared();
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        form().formParam("reason", "New title")
                .formParam("title", "Other")
                .formParam("risk", "High now")
                .queryParam("of", reference)
                .post("/changes/new/check")
                .then()
                .body(allOf(
                        containsString("The sign-offs below will be void"),
                        containsString("risk"),
                        containsString("accepted")));
    }

    @Test
    void an_editorial_amendment_keeps_the_sign_offs_and_a_material_one_cannot_be_editorial() {
        String reference = scene.declared();
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        String page = as().get("/changes/" + reference + "/amend")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page).contains("Tick “editorial” to keep the sign-offs below");

        amendment(reference)
                .formParam("risk", "High now")
                .post("/changes/" + reference + "/amend")
                .then()
                .statusCode(400)
                .body(containsString("id=\"f-editorial-fault\""));
        amendment(reference).post("/changes/" + reference + "/amend").then().statusCode(303);
        scene.show(reference)
                .then()
                .body("revision", equalTo(2))
                .body("affected.find { it.carrier == '%s' }.state".formatted(scene.carrier(0)), equalTo("accepted"));
        as().get("/changes/" + reference).then().body(containsString("carried over from revision 1"));
        as().get("/changes/" + reference).then().body(not(containsString(">void<")));
    }

    @Test
    void a_word_that_was_carried_over_is_void_only_from_the_material_revision_on() {
        String reference = scene.declared();
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        scene.amend(reference, scene.content("description", "The same in other words."), true)
                .then()
                .statusCode(201);
        scene.amend(reference, scene.content("risk", "higher"), false).then().statusCode(201);
        as().get("/changes/" + reference)
                .then()
                .body(allOf(containsString("carried over from revision 1"), containsString(">void<")));
    }

    @Test
    void the_part_that_follows_the_ledger_tells_that_the_rest_of_the_page_is_of_an_earlier_state() {
        String reference = scene.declared();
        String follower = "/changes/" + reference + "/progress?seen=1-declared";
        as().get("/changes/" + reference).then().body(containsString(follower));
        as().get(follower).then().body(not(containsString("has moved on")));

        scene.amend(reference, scene.content("risk", "higher"), false).then().statusCode(201);

        as().get(follower).then().body(allOf(containsString("has moved on"), containsString(follower)));
    }

    @Test
    void the_matrix_tells_what_each_carrier_said_of_each_revision() {
        String reference = scene.declared();
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        scene.amend(reference, scene.content("risk", "higher"), false).then().statusCode(201);
        scene.signOff(reference, 1, 2, "rejected", "Not " + SCRIPT).then().statusCode(201);
        as().get("/changes/" + reference)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Revision 2"),
                        containsString("Revision 1"),
                        containsString(">void<"),
                        containsString("2 of 2 carriers have not accepted."),
                        containsString("Not &lt;script&gt;"),
                        not(containsString(SCRIPT))));
    }

    @Test
    void what_a_carrier_said_has_a_receipt() {
        String reference = scene.declared();
        String id = scene.signOff(reference, 0, "accepted").path("id");
        String receipt = "/api/v1/changes/" + reference + "/sign-offs/" + id + "/receipt";

        as().get("/changes/" + reference).then().body(containsString("href=\"" + receipt + "\""));
        as().get(receipt).then().statusCode(200);
    }

    @Test
    void a_change_tells_the_campaigns_that_it_blocks() {
        String client = Registry.client();
        Registry.contract(client, scene.platform());
        Instant start = Instant.now().plus(11, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        String campaign = Api.code("campaign");
        Api.admin()
                .body(Map.of(
                        "code",
                        campaign,
                        "client",
                        client,
                        "platform",
                        scene.platform(),
                        "name",
                        "Blocked " + campaign,
                        "launchAt",
                        start.toString(),
                        "audience",
                        List.of(Map.of("carrier", scene.carrier(0), "recipients", 170_000))))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201);
        String reference = scene.declared();
        scene.signOff(reference, 1, "accepted").then().statusCode(201);
        as().get("/changes/" + reference + "/progress")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Blocked " + campaign),
                        containsString("170,000 of 170,000"),
                        not(containsString("<html"))));
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        as().get("/changes/" + reference + "/progress")
                .then()
                .body(allOf(containsString("Every affected carrier has accepted"), not(containsString(campaign))));
    }

    @Test
    void each_step_says_what_it_does_and_does_it() {
        String reference = scene.declared(scene.content("release", "2013.10"));
        as().get("/changes/" + reference + "/withdraw")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("2 carriers are no longer asked"),
                        containsString("2013.10"),
                        containsString("This cannot be undone.")));
        as().get("/changes/" + reference + "/implement").then().body(containsString("counts as made"));
        step(reference, "implement").then().statusCode(303);
        as().get("/changes/" + reference + "/close").then().body(containsString("It cannot be closed yet"));
        step(reference, "close").then().statusCode(409).body(containsString("id=\"faults\""));
        as().get("/changes/" + reference + "/declare").then().statusCode(200).body(containsString("not possible now"));
        step(reference, "roll-back").then().statusCode(303);
        scene.show(reference).then().body("status", equalTo("rolled-back"));
    }

    @Test
    void a_step_on_what_somebody_else_has_changed_meanwhile_is_refused_once() {
        String reference = scene.declared();
        String page = as().formParam("version", "0")
                .formParam("note", "Kept")
                .post("/changes/" + reference + "/withdraw")
                .then()
                .statusCode(412)
                .body(allOf(containsString("Somebody else has changed this"), containsString(">Kept<")))
                .extract()
                .asString();
        scene.show(reference).then().body("status", equalTo("declared"));
        as().formParam("version", Browser.input(page, "version"))
                .formParam("note", "Kept")
                .post("/changes/" + reference + "/withdraw")
                .then()
                .statusCode(303);
        scene.show(reference).then().body("status", equalTo("withdrawn"));
    }

    @Test
    void an_amendment_that_a_sign_off_has_crossed_is_sent_again_without_typing_it_again() {
        String reference = scene.declared();
        String opened = version(reference);
        scene.signOff(reference, 0, "acknowledged").then().statusCode(201);
        String page = amendmentOf(opened)
                .post("/changes/" + reference + "/amend")
                .then()
                .statusCode(412)
                .body(containsString("value=\"Better words\""))
                .extract()
                .asString();
        amendmentOf(Browser.input(page, "version"))
                .post("/changes/" + reference + "/amend")
                .then()
                .statusCode(303);
        scene.show(reference).then().body("revision", equalTo(2));
    }

    @Test
    void leaving_a_carrier_out_takes_a_second_person() {
        String reference = drafted(form().formParam("exclude/0/carrier", scene.carrier(1))
                .formParam("exclude/0/justification", "No traffic " + SCRIPT));
        String path = "/changes/" + reference + "/exclusions/" + scene.carrier(1) + "/approve";
        as().get(path).then().statusCode(200).body(not(containsString(SCRIPT)));
        as().get("/changes/" + reference + "/declare").then().body(containsString("A second person has to declare"));
        as().post(path).then().statusCode(403).body(containsString("a second person has to agree"));
        Browser.as(Role.CHANGE_MANAGER).post(path).then().statusCode(303);
        scene.show(reference).then().body("affected.carrier", equalTo(List.of(scene.carrier(0))));
    }

    @Test
    void two_revisions_stand_side_by_side() {
        String reference = scene.declared();
        scene.amend(reference, scene.content("description", "The sender's name replaces the short code."), true)
                .then()
                .statusCode(201);
        as().get("/changes/" + reference + "/compare")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("<ins>replaces"),
                        containsString("<del>"),
                        containsString("text only"),
                        containsString("Unchanged:")));
        as().queryParam("from", 1)
                .queryParam("to", 9)
                .get("/changes/" + reference + "/compare")
                .then()
                .statusCode(404);
    }

    @Test
    void revisions_call_platforms_and_carriers_by_their_names() {
        String included = Scene.newCarrier();
        String other = new Scene(0).platform();
        Map<String, Object> content = scene.content("include", List.of(included));
        content.put("exclude", List.of(Map.of("carrier", scene.carrier(1), "justification", "No traffic")));
        String reference = scene.draft(content);
        scene.amend(reference, scene.content("platform", other), false).then().statusCode(201);

        as().get("/changes/" + reference + "/compare")
                .then()
                .body(allOf(
                        containsString("A platform <del>(" + scene.platform() + ")</del>"),
                        containsString("A platform <ins>(" + other + ")</ins>"),
                        containsString("<del>A carrier (" + included + ")</del>"),
                        containsString("<del>A carrier (" + scene.carrier(1) + ") No traffic</del>")));
    }

    @Test
    void revisions_call_types_of_senders_by_their_names() {
        Map<String, Object> effect =
                Map.of("attribute", "sender-type", "before", "short-code", "after", "alphanumeric");
        String reference = scene.draft(scene.content());
        scene.amend(reference, scene.content("effects", List.of(effect)), false)
                .then()
                .statusCode(201);

        as().header("Accept-Language", "fr")
                .get("/changes/" + reference + "/compare")
                .then()
                .body(allOf(containsString("alphanumeric)"), not(containsString("short-code"))));
    }

    @Test
    void a_whole_title_is_found_although_it_has_many_words() {
        String title = "The gateway of the north moves to a new address on Monday before ten";
        String reference = scene.draft(scene.content("title", title));

        for (String list : List.of("/changes?limit=200&q=", "/search?q=")) {
            as().get(list + title.replace(' ', '+')).then().statusCode(200).body(containsString(reference));
        }
        as().get("/changes?q=%3F").then().statusCode(200);
    }

    @Test
    void a_preview_speaks_the_language_of_the_carrier() {
        String carrier = Registry.codeOf(Registry.carrierBody());
        Map<String, Object> body = Registry.carrierBody();
        body.put("code", carrier);
        Api.admin().body(body).post("/api/v1/carriers").then().statusCode(201);
        scene.link(carrier);
        String reference = scene.draft(scene.content("title", "T " + SCRIPT));
        as().queryParam("carrier", carrier)
                .get("/changes/" + reference + "/preview")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Contreseing demandé"),
                        containsString("noc@carrier.example"),
                        containsString("nobody: add a contact"),
                        not(containsString(SCRIPT))));
    }

    @Test
    void the_list_is_filtered_as_the_API_filters() {
        String reference = scene.declared();
        for (Map<String, String> filter : List.of(
                Map.of("platform", scene.platform(), "q", "désanon", "status", "", "carrier", ""),
                Map.of("awaiting", scene.carrier(0)),
                Map.of("carrier", scene.carrier(1), "status", "declared"))) {
            as().queryParams(filter)
                    .get("/changes")
                    .then()
                    .statusCode(200)
                    .body(containsString("/changes/" + reference + "\""));
        }
        as().queryParam("platform", scene.platform())
                .queryParam("status", "closed")
                .get("/changes")
                .then()
                .body(containsString("No change matches this filter."));
        as().queryParam("status", "odd").get("/changes").then().statusCode(400);
    }

    @Test
    void stored_script_is_harmless_everywhere() {
        Map<String, Object> content = scene.content("title", "T " + SCRIPT);
        content.put("description", SCRIPT);
        content.put("risk", SCRIPT);
        content.put("rollbackPlan", SCRIPT);
        content.put("effects", List.of(Map.of("attribute", SCRIPT, "before", SCRIPT, "after", SCRIPT)));
        content.put("category", "other");
        String reference = scene.declared(content);
        scene.amend(reference, content, true).then().statusCode(201);
        scene.move(reference, "implement", Map.of("note", SCRIPT)).then().statusCode(200);
        for (String page :
                List.of("", "/amend", "/close", "/compare", "/preview", "/progress", "/roll-back", "/timeline")) {
            as().get("/changes/" + reference + page).then().statusCode(200).body(not(containsString(SCRIPT)));
        }
        as().queryParam("platform", scene.platform()).get("/changes").then().body(not(containsString(SCRIPT)));
    }

    @Test
    void a_change_that_is_done_with_can_be_declared_again() {
        String reference = scene.declared(scene.content("kind", "standard"));
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        scene.signOff(reference, 1, "accepted").then().statusCode(201);
        scene.move(reference, "implement").then().statusCode(200);
        scene.move(reference, "close").then().statusCode(200);
        as().get("/changes/" + reference).then().statusCode(200).body(containsString("/changes/new?like=" + reference));
        as().queryParam("like", reference)
                .get("/changes/new")
                .then()
                .statusCode(200)
                .body(
                        allOf(
                                containsString("value=\"Désanonymisation des envois\""),
                                containsString("value=\"POLEEMPLOI\""),
                                containsString(
                                        "id=\"f-window-start\" name=\"window/start@local\" required type=\"datetime-local\" value=\"\"")));
    }

    @Test
    void a_carriers_person_is_sent_to_their_inbox() {
        String reference = scene.declared();
        Browser.asCarrier(scene.carrier(0))
                .get("/changes/" + reference)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/inbox/" + reference));
    }

    @ParameterizedTest
    @EnumSource(names = {"AUDITOR", "DUTY_OWNER", "CAMPAIGN_SYSTEM"})
    void who_only_reads_is_offered_and_permitted_nothing_else(Role role) {
        String reference = scene.declared();
        String login = Api.person(null, null, role);
        Browser.as(login)
                .get("/changes/" + reference)
                .then()
                .statusCode(200)
                .body(not(containsString("/changes/" + reference + "/withdraw")));
        for (String page : List.of("/new", "/" + reference + "/amend", "/" + reference + "/withdraw")) {
            Browser.as(login).get("/changes" + page).then().statusCode(403);
            Browser.as(login).post("/changes" + page).then().statusCode(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/timeline", "/preview"})
    void who_may_not_read_what_others_said_cannot_open_it(String page) {
        String reference = scene.declared();
        scene.signOff(reference, 0, 1, "rejected", "For our eyes only").then().statusCode(201);
        String login = Api.person(null, null, Role.CAMPAIGN_SYSTEM);
        Browser.as(login).get("/changes/" + reference + page).then().statusCode(403);
        Browser.as(login).get("/changes/" + reference).then().body(not(containsString("For our eyes only")));
    }

    @Test
    void what_does_not_exist_is_told_on_a_page() {
        for (String page : List.of("", "/edit", "/withdraw", "/compare", "/preview", "/timeline")) {
            as().get("/changes/CHG-1999-9999" + page).then().statusCode(404).contentType("text/html;charset=UTF-8");
        }
    }

    @Test
    void the_number_of_statements_does_not_grow_with_what_a_page_shows() {
        String reference = scene.declared();
        RequestSpecification list = as().queryParam("platform", scene.platform());
        long listed = Statements.of(() -> list.get("/changes").then().statusCode(200));
        RequestSpecification one = as();
        long shown = Statements.of(() -> one.get("/changes/" + reference).then().statusCode(200));

        for (int i = 0; i < 5; i++) {
            scene.link(Scene.newCarrier());
            scene.declared();
        }
        scene.signOff(reference, 0, "acknowledged").then().statusCode(201);
        scene.signOff(reference, 1, 1, "rejected", "No").then().statusCode(201);
        scene.amend(reference, scene.content("risk", "higher"), false).then().statusCode(201);
        scene.signOff(reference, 1, 2, "accepted", null).then().statusCode(201);

        assertThat(Statements.of(() -> list.get("/changes").then().statusCode(200)))
                .isEqualTo(listed);
        // The texts behind the timeline's commitments are one more look, once there are any.
        assertThat(Statements.of(() -> one.get("/changes/" + reference).then().statusCode(200)))
                .isBetween(shown, shown + 2)
                .isLessThan(45);
    }

    private String drafted(RequestSpecification form) {
        String location =
                form.post("/changes/new").then().statusCode(303).extract().header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** A form with all that a change needs, which says the same as {@link Scene#content}. */
    private RequestSpecification form() {
        Instant start = scene.start();
        return as().formParam("platform", scene.platform())
                .formParam("title", "Tested")
                .formParam("description", "Tested at length")
                .formParam("kind", "normal")
                .formParam("category", "sender-identity")
                .formParam("window/start@local", local(start))
                .formParam("window/end@local", local(start.plus(2, ChronoUnit.HOURS)))
                .formParam("effects/0/attribute@key", "sender")
                .formParam("effects/0/before", "36000")
                .formParam("effects/0/after", "POLEEMPLOI")
                .formParam("effects/9/attribute@key", "reply-path")
                .formParam("effects/9/after", "");
    }

    /** An amendment that changes nothing but the title, and says so. */
    private RequestSpecification amendment(String reference) {
        return amendmentOf(version(reference));
    }

    private RequestSpecification amendmentOf(String version) {
        Map<String, Object> content = scene.content();
        return as().formParam("platform", scene.platform())
                .formParam("title", "Better words")
                .formParam("description", content.get("description"))
                .formParam("kind", "normal")
                .formParam("category", "sender-identity")
                .formParam("window/start", scene.start().toString())
                .formParam("window/end", scene.start().plus(2, ChronoUnit.HOURS).toString())
                .formParam("effects/0/attribute@key", "sender")
                .formParam("effects/0/before", "36000")
                .formParam("effects/0/after", "POLEEMPLOI")
                .formParam("editorial@flag", "true")
                .formParam("reason", "Better words")
                .formParam("version", version);
    }

    private Response step(String reference, String step) {
        return as().formParam("version", version(reference)).post("/changes/" + reference + "/" + step);
    }

    private String version(String reference) {
        return scene.show(reference).header("ETag").replace("\"", "");
    }

    private static String local(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneId.of("Europe/Paris"))
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    private RequestSpecification as() {
        return Browser.as(manager);
    }
}
