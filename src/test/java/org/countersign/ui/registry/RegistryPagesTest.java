package org.countersign.ui.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.Registry;
import org.countersign.testing.Scene;
import org.countersign.testing.Statements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of platforms, interconnects, clients, contracts and campaigns, as they answer. */
@QuarkusTest
class RegistryPagesTest {
    private static final String SCRIPT = "<script>alert(1)</script>";

    // Platforms and releases

    @Test
    void a_platform_is_registered_with_its_baseline() {
        String code = Api.code("platform");
        Browser.as(Role.CHANGE_MANAGER)
                .formParam("code", code)
                .formParam("name", SCRIPT)
                .formParam("baselineRelease/version", "2013.06")
                .post("/registry/platforms/new")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/registry/platforms/" + code));
        Browser.as(Role.AUDITOR)
                .get("/registry/platforms/" + code)
                .then()
                .body(allOf(containsString("2013.06"), containsString("&lt;script&gt;"), not(containsString(SCRIPT))));
    }

    @Test
    void a_fingerprint_without_a_version_is_told_beside_the_version() {
        Browser.as(Role.ADMIN)
                .formParam("code", Api.code("platform"))
                .formParam("name", "Kept")
                .formParam("baselineRelease/fingerprint", "sha256:1")
                .post("/registry/platforms/new")
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString("id=\"f-baselineRelease-version-fault\""),
                        containsString("value=\"Kept\""),
                        containsString("value=\"sha256:1\"")));
    }

    @Test
    void an_undeclared_release_is_told_as_the_gate_tells_it() {
        Scene scene = new Scene(1);
        report(scene.platform(), "9.9");

        Browser.as(Role.AUDITOR)
                .get("/registry/platforms/" + scene.platform())
                .then()
                .body(allOf(containsString("Release 9.9 runs undeclared"), containsString(">undeclared<")));
        assertThat(reasons(scene.platform())).contains("release-declared");
        Browser.as(Role.AUDITOR)
                .queryParam("q", scene.platform())
                .get("/registry/platforms")
                .then()
                .body(containsString(">undeclared<"));
    }

    @Test
    void a_declared_release_names_its_change_as_long_as_the_change_is_not_taken_back() {
        Scene scene = new Scene(1);
        String change = scene.declared(scene.content("release", "2.0"));
        report(scene.platform(), "2.0");

        String page = "/registry/platforms/" + scene.platform();
        Browser.as(Role.AUDITOR)
                .get(page)
                .then()
                .body(allOf(containsString(">declared<"), containsString("href=\"/changes/" + change + "\"")));
        assertThat(reasons(scene.platform())).doesNotContain("release-declared");

        scene.move(change, "withdraw").then().statusCode(200);
        Browser.as(Role.AUDITOR).get(page).then().body(containsString("runs undeclared"));
    }

    @Test
    void the_baseline_is_told_to_be_it_and_another_build_of_it_is_not() {
        String platform = Api.code("platform");
        Api.admin()
                .body(Map.of(
                        "code", platform, "name", "A", "baselineRelease", Map.of("version", "1", "fingerprint", "a")))
                .post("/api/v1/platforms")
                .then()
                .statusCode(201);
        report(platform, "1");
        Browser.as(Role.AUDITOR).get("/registry/platforms/" + platform).then().body(containsString(">baseline<"));

        Browser.as(Role.PIPELINE)
                .formParam("release/version", "1")
                .formParam("release/fingerprint", "b")
                .formParam("deployedAt@local", "")
                .post("/registry/platforms/" + platform + "/releases/new")
                .then()
                .statusCode(303);
        Browser.as(Role.AUDITOR)
                .get("/registry/platforms/" + platform + "/releases")
                .then()
                .body(allOf(containsString(">undeclared<"), containsString(">baseline<")));
    }

    @Test
    void a_carrier_is_not_told_what_was_declared_to_others() {
        Scene scene = new Scene(1);
        report(scene.platform(), "9.9");
        Browser.asCarrier(scene.carrier(0))
                .get("/registry/platforms/" + scene.platform())
                .then()
                .statusCode(200)
                .body(allOf(containsString("9.9"), not(containsString("undeclared"))));
    }

    @Test
    void a_carrier_sees_its_own_link_and_nothing_of_clients() {
        Scene scene = new Scene(2);
        Browser.asCarrier(scene.carrier(0))
                .get("/registry/platforms/" + scene.platform())
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("/registry/carriers/" + scene.carrier(0)),
                        not(containsString("/registry/carriers/" + scene.carrier(1)))));
        Browser.asCarrier(scene.carrier(0))
                .get("/registry/carriers/" + scene.carrier(1))
                .then()
                .statusCode(200)
                .body(not(containsString("/registry/platforms/" + scene.platform())));
        for (String path : List.of("/registry/clients", "/registry/contracts", "/registry/campaigns")) {
            Browser.asCarrier(scene.carrier(0)).get(path).then().statusCode(403);
            Browser.asCarrier(scene.carrier(0))
                    .get("/registry/carriers")
                    .then()
                    .body(not(containsString("href=\"" + path)));
        }
    }

    @Test
    void the_list_of_platforms_takes_as_many_statements_for_one_as_for_many() {
        String word = Api.code("many");
        register(word + "-1", word);
        RequestSpecification reader = Browser.as(Role.AUDITOR);
        Runnable list = () -> given().spec(reader)
                .queryParam("q", word)
                .get("/registry/platforms")
                .then()
                .statusCode(200);
        long one = Statements.of(list);
        for (int i = 2; i < 8; i++) {
            register(word + "-" + i, word);
            report(word + "-" + i, "1." + i);
        }
        assertThat(Statements.of(list)).isLessThanOrEqualTo(one + 1).isLessThan(12);
    }

    // Interconnects

    @Test
    void an_interconnect_is_opened_and_open_changes_are_named_before() {
        Scene scene = new Scene(1);
        String change = scene.declared();
        String carrier = Registry.carrier();
        String path = "/registry/platforms/" + scene.platform() + "/interconnects/new";
        Browser.as(Role.ADMIN).get(path).then().body(containsString("href=\"/changes/" + change + "\""));

        Browser.as(Role.ADMIN)
                .formParam("carrier", carrier)
                .formParam("terms/noticeDays@number", "10")
                .formParam("terms/acknowledgeWithinHours@number", "48")
                .formParam("terms/reference", "")
                .post(path)
                .then()
                .statusCode(303);
        scene.show(change).then().body("affected.carrier", hasItem(carrier));
    }

    @Test
    void what_is_wrong_with_a_new_interconnect_stands_beside_its_fields() {
        Scene scene = new Scene(1);
        String path = "/registry/platforms/" + scene.platform() + "/interconnects/new";
        Browser.as(Role.ADMIN)
                .formParam("carrier", "")
                .formParam("terms/noticeDays@number", "")
                .post(path)
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString("id=\"f-carrier-fault\""), containsString("id=\"f-terms-noticeDays-fault\"")));
        for (String carrier : List.of(scene.carrier(0), Api.code("carrier"))) {
            Browser.as(Role.ADMIN)
                    .formParam("carrier", carrier)
                    .formParam("terms/noticeDays@number", "1")
                    .formParam("terms/acknowledgeWithinHours@number", "2")
                    .post(path)
                    .then()
                    .statusCode(400)
                    .body(allOf(containsString("id=\"f-carrier-fault\""), containsString("value=\"" + carrier + "\"")));
        }
        Api.admin()
                .get("/api/v1/platforms/" + scene.platform() + "/interconnects/" + scene.carrier(0))
                .then()
                .body("noticeDays", equalTo(5));
    }

    @Test
    void terms_that_somebody_else_has_changed_meanwhile_are_not_overwritten() {
        Scene scene = new Scene(1);
        String link = "/registry/platforms/" + scene.platform() + "/interconnects/" + scene.carrier(0);
        Browser.as(Role.ADMIN)
                .formParam("version", "0")
                .formParam("noticeDays@number", "7")
                .formParam("acknowledgeWithinHours@number", "9")
                .post(link + "/edit")
                .then()
                .statusCode(303);
        Browser.as(Role.ADMIN)
                .formParam("version", "0")
                .formParam("noticeDays@number", "77")
                .formParam("acknowledgeWithinHours@number", "9")
                .post(link + "/edit")
                .then()
                .statusCode(412)
                .body(allOf(containsString("Somebody else has changed this"), containsString("value=\"77\"")));
        Browser.as(Role.ADMIN)
                .formParam("version", "0")
                .post(link + "/end")
                .then()
                .statusCode(412);
    }

    @Test
    void an_interconnect_ends_after_it_was_said_what_follows() {
        Scene scene = new Scene(2);
        String change = scene.declared();
        String link = "/registry/platforms/" + scene.platform() + "/interconnects/" + scene.carrier(0);
        Browser.as(Role.CHANGE_MANAGER)
                .get(link + "/end")
                .then()
                .body(allOf(containsString("What follows from it"), containsString("/changes/" + change)));
        Browser.as(Role.CHANGE_MANAGER)
                .formParam("version", "0")
                .post(link + "/end")
                .then()
                .statusCode(303);
        Browser.as(Role.CHANGE_MANAGER).get(link + "/end").then().statusCode(404);
    }

    // Clients, contracts, campaigns

    @Test
    void a_contract_that_ends_soon_is_pointed_out_until_it_is_extended() {
        String client = Registry.client();
        String platform = Registry.platform();
        Instant end = Instant.now().plus(Duration.ofDays(20));
        String contract = Registry.contract(client, platform, "2020-01-01T00:00:00Z", end.toString());
        String ending = "href=\"/registry/contracts/" + contract + "\">" + contract + "</a> (Essai client";
        String login = Api.person(null, client, Role.CAMPAIGN_SYSTEM);

        Browser.as(login).get("/registry/contracts").then().body(containsString(ending));
        Browser.as(login).get("/registry/clients/" + client).then().body(containsString("ends soon"));
        Browser.as(Role.ADMIN)
                .get("/registry/contracts/new?after=" + contract)
                .then()
                .body(allOf(containsString("value=\"" + client + "\""), containsString("value=\"" + platform + "\"")));

        Registry.contract(
                client, platform, end.toString(), end.plus(Duration.ofDays(400)).toString());
        Browser.as(login).get("/registry/contracts").then().body(not(containsString(ending)));
    }

    @Test
    void a_contract_that_overlaps_another_is_refused_with_all_that_was_typed() {
        String client = Registry.client();
        String platform = Registry.platform();
        String contract = Registry.contract(client, platform);
        Browser.as(Role.ADMIN)
                .formParam("code", Api.code("contract"))
                .formParam("client", client)
                .formParam("platform", platform)
                .formParam("from@local", "2013-01-01T00:00")
                .formParam("until@local", "2014-01-01T00:00")
                .formParam("reference", "Kept " + SCRIPT)
                .post("/registry/contracts/new")
                .then()
                .statusCode(409)
                .body(allOf(
                        containsString(contract),
                        containsString("Kept &lt;script&gt;"),
                        containsString("value=\"2013-01-01T00:00\"")));
    }

    @Test
    void a_period_is_protected_and_one_that_ends_before_it_begins_is_not() {
        String client = Registry.client();
        String path = "/registry/clients/" + client + "/protected-periods/new";
        Browser.as(Role.CHANGE_MANAGER)
                .formParam("from@local", "2013-09-18T00:00")
                .formParam("until@local", "2013-09-11T00:00")
                .formParam("reason", "Kept")
                .post(path)
                .then()
                .statusCode(400)
                .body(allOf(containsString("id=\"f-until-fault\""), containsString(">Kept</textarea>")));
        Browser.as(Role.CHANGE_MANAGER)
                .formParam("from@local", "2013-09-11T00:00")
                .formParam("until@local", "2013-09-18T00:00")
                .formParam("reason", "Rentrée " + SCRIPT)
                .post(path)
                .then()
                .statusCode(303);
        Browser.as(Role.AUDITOR)
                .get("/registry/clients/" + client)
                .then()
                .body(allOf(
                        containsString("2013-09-10T22:00:00Z"),
                        containsString("Rentrée &lt;script&gt;"),
                        not(containsString(SCRIPT))));
    }

    @Test
    void a_campaign_is_registered_with_its_audience_and_leads_to_the_gate() {
        String client = Registry.client();
        String platform = Registry.platform();
        String plmn = Registry.plmn();
        String carrier = Registry.carrier(plmn);
        String code = Api.code("campaign");
        Browser.as(Role.CHANGE_MANAGER)
                .formParam("code", code)
                .formParam("name", "Relance " + SCRIPT)
                .formParam("client", client)
                .formParam("platform", platform)
                .formParam("launchAt@local", "2013-09-11T08:00")
                .formParam("audience/0/carrier", "")
                .formParam("audience/0/plmn", plmn)
                .formParam("audience/0/recipients@number", "170000")
                .formParam("audience/1/carrier", carrier)
                .formParam("audience/1/recipients@number", "5000")
                .post("/registry/campaigns/new")
                .then()
                .statusCode(303);
        Browser.as(Role.CHANGE_MANAGER)
                .get("/registry/campaigns/" + code)
                .then()
                .body(allOf(
                        containsString("href=\"/launch?campaign=" + code + "\""),
                        containsString("href=\"/registry/carriers/" + carrier + "\""),
                        containsString("175,000"),
                        not(containsString(SCRIPT))));
        Browser.as(Role.AUDITOR)
                .get("/registry/campaigns/" + code)
                .then()
                .body(not(containsString("/launch?campaign=")));
    }

    @Test
    void an_unknown_carrier_of_an_audience_is_told_beside_its_field() {
        Browser.as(Role.CHANGE_MANAGER)
                .formParam("code", Api.code("campaign"))
                .formParam("name", "Kept")
                .formParam("client", Registry.client())
                .formParam("platform", Registry.platform())
                .formParam("audience/0/carrier", Api.code("carrier"))
                .formParam("audience/0/recipients@number", "1")
                .post("/registry/campaigns/new")
                .then()
                .statusCode(400)
                .body(allOf(containsString("id=\"f-audience-0-carrier-fault\""), containsString("value=\"Kept\"")));
    }

    // Editing contracts and campaigns

    @Test
    void a_contract_is_edited_and_what_nobody_touched_stays_to_the_microsecond() {
        String contract = Registry.contract(
                Registry.client(), Registry.platform(), "2013-10-27T01:30:00.000001Z", "2014-06-30T21:59:59.999999Z");
        String path = "/registry/contracts/" + contract;
        Browser.as(Role.AUDITOR).get(path).then().body(not(containsString(path + "/edit")));
        Browser.as(Role.CHANGE_MANAGER).get(path).then().body(containsString("href=\"" + path + "/edit\""));
        String from = Browser.as(Role.CHANGE_MANAGER)
                .get(path + "/edit")
                .then()
                .statusCode(200)
                .extract()
                .htmlPath()
                .getString("**.find { it.@name == 'from@local' }.@value");

        Browser.as(Role.CHANGE_MANAGER)
                .formParam("version", "0")
                .formParam("from@local", from)
                .formParam("until@local", "2015-07-01T00:00")
                .formParam("reference", "Avenant " + SCRIPT)
                .post(path + "/edit")
                .then()
                .statusCode(303)
                .header("Location", endsWith(path));

        Api.admin()
                .get("/api/v1/contracts/" + contract)
                .then()
                .body("from", equalTo("2013-10-27T01:30:00.000001Z"))
                .body("until", equalTo("2015-06-30T22:00:00Z"))
                .body("reference", equalTo("Avenant " + SCRIPT));
        Browser.as(Role.AUDITOR)
                .get(path)
                .then()
                .body(allOf(containsString("Avenant &lt;script&gt;"), not(containsString(SCRIPT))));
    }

    @Test
    void what_is_wrong_with_an_edited_contract_is_told_with_all_that_was_typed() {
        String client = Registry.client();
        String platform = Registry.platform();
        String contract = Registry.contract(client, platform, "2013-01-01T00:00:00Z", "2014-01-01T00:00:00Z");
        String next = Registry.contract(client, platform, "2014-01-01T00:00:00Z", "2015-01-01T00:00:00Z");
        String path = "/registry/contracts/" + contract + "/edit";
        Browser.as(Role.ADMIN)
                .formParam("from@local", "2013-02-02T00:00")
                .formParam("until@local", "2012-01-01T00:00")
                .formParam("reference", "Kept")
                .post(path)
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString("id=\"f-until-fault\""),
                        containsString("value=\"Kept\""),
                        containsString("value=\"2013-02-02T00:00\"")));
        Browser.as(Role.ADMIN)
                .formParam("from@local", "2013-01-01T01:00")
                .formParam("until@local", "2014-06-01T00:00")
                .post(path)
                .then()
                .statusCode(409)
                .body(allOf(containsString(next), containsString("value=\"2014-06-01T00:00\"")));
        Api.admin().get("/api/v1/contracts/" + contract).then().body("until", equalTo("2014-01-01T00:00:00Z"));
    }

    @Test
    void planned_launches_that_a_shorter_term_leaves_out_are_named_before_it_is_saved() {
        String client = Registry.client();
        String platform = Registry.platform();
        String contract = Registry.contract(client, platform, "2020-01-01T00:00:00Z", "2190-01-01T00:00:00Z");
        String soon = campaign(client, platform, "2150-01-01T00:00:00Z");
        String late = campaign(client, platform, "2160-01-01T00:00:00Z");
        campaign(client, Registry.platform(), "2160-01-01T00:00:00Z");
        String path = "/registry/contracts/" + contract + "/edit";
        Browser.as(Role.CHANGE_MANAGER)
                .get(path)
                .then()
                .body(allOf(
                        containsString("planned in the term as it is now"),
                        containsString("/registry/campaigns/" + soon),
                        containsString("/registry/campaigns/" + late)));

        Browser.as(Role.CHANGE_MANAGER)
                .formParam("from@local", "2020-01-01T01:00")
                .formParam("until@local", "2155-01-01T00:00")
                .formParam("check", "true")
                .post(path)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("leaves out the launch of these campaigns"),
                        not(containsString("/registry/campaigns/" + soon)),
                        containsString("/registry/campaigns/" + late),
                        containsString("value=\"2155-01-01T00:00\"")));
        Browser.as(Role.CHANGE_MANAGER)
                .formParam("from@local", "2020-01-01T01:00")
                .formParam("until@local", "2195-01-01T00:00")
                .formParam("check", "true")
                .post(path)
                .then()
                .body(containsString("leaves out no planned launch"));
        Api.admin().get("/api/v1/contracts/" + contract).then().body("until", equalTo("2190-01-01T00:00:00Z"));
    }

    @Test
    void a_contract_or_a_campaign_that_somebody_else_has_changed_meanwhile_is_not_overwritten() {
        String client = Registry.client();
        String platform = Registry.platform();
        for (String thing : List.of(
                "contracts/" + Registry.contract(client, platform),
                "campaigns/" + Registry.campaign(client, platform))) {
            String property = thing.startsWith("contracts") ? "reference" : "name";
            Browser.as(Role.ADMIN)
                    .formParam("version", "0")
                    .formParam(property, "First")
                    .post("/registry/" + thing + "/edit")
                    .then()
                    .statusCode(303);
            Browser.as(Role.ADMIN)
                    .formParam("version", "0")
                    .formParam(property, "Second")
                    .post("/registry/" + thing + "/edit")
                    .then()
                    .statusCode(412)
                    .body(allOf(
                            containsString("Somebody else has changed this"),
                            containsString("value=\"Second\""),
                            containsString("href=\"/registry/" + thing + "\"")));
            Api.admin().get("/api/v1/" + thing).then().body(property, equalTo("First"));
        }
    }

    @Test
    void a_campaign_is_edited_with_its_audience() {
        String carrier = Registry.carrier();
        String campaign = campaign(Registry.client(), Registry.platform(), "2150-01-01T00:00:00Z");
        String path = "/registry/campaigns/" + campaign;
        Browser.as(Role.AUDITOR).get(path).then().body(not(containsString(path + "/edit")));
        Browser.as(Role.CHANGE_MANAGER).get(path).then().body(containsString("href=\"" + path + "/edit\""));
        Browser.as(Role.CHANGE_MANAGER)
                .get(path + "/edit")
                .then()
                .body(allOf(containsString("value=\"2150-01-01T01:00\""), containsString("What follows from it")));
        Browser.as(Role.CHANGE_MANAGER)
                .formParam("name", "")
                .formParam("launchAt@local", "")
                .formParam("audience/0/carrier", Api.code("carrier"))
                .formParam("audience/0/recipients@number", "1")
                .post(path + "/edit")
                .then()
                .statusCode(400)
                .body(containsString("id=\"f-name-fault\""));

        Browser.as(Role.CHANGE_MANAGER)
                .formParam("version", "1")
                .formParam("name", "Rappel " + SCRIPT)
                .formParam("launchAt@local", "")
                .formParam("audience/0/carrier", carrier)
                .formParam("audience/0/plmn", "")
                .formParam("audience/0/recipients@number", "5000")
                .post(path + "/edit")
                .then()
                .statusCode(303)
                .header("Location", endsWith(path));
        Browser.as(Role.AUDITOR)
                .get(path)
                .then()
                .body(allOf(
                        containsString("Rappel &lt;script&gt;"),
                        not(containsString(SCRIPT)),
                        containsString("not planned yet"),
                        containsString("5,000")));
        Browser.as(Role.AUDITOR).get("/ledger?subject=" + campaign).then().body(containsString("was amended"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"contracts", "campaigns"})
    void who_may_not_edit_is_refused(String part) {
        String client = Registry.client();
        String platform = Registry.platform();
        String path = "/registry/" + part + "/"
                + (part.equals("contracts") ? Registry.contract(client, platform) : Registry.campaign(client, platform))
                + "/edit";
        Browser.as(Role.DUTY_OWNER).get(path).then().statusCode(403);
        Browser.as(Role.CAMPAIGN_SYSTEM)
                .formParam("name", "x")
                .formParam("reference", "x")
                .post(path)
                .then()
                .statusCode(403);
        Browser.as(Role.ADMIN)
                .get("/registry/" + part + "/" + Api.code("none") + "/edit")
                .then()
                .statusCode(404);
    }

    @Test
    void a_campaign_system_of_one_client_sees_nothing_of_another() {
        String own = Registry.client();
        String other = Registry.client();
        String platform = Registry.platform();
        String contract = Registry.contract(other, platform);
        String campaign = Registry.campaign(other, platform);
        String login = Api.person(null, own, Role.CAMPAIGN_SYSTEM);
        for (String path : List.of("clients/" + other, "contracts/" + contract, "campaigns/" + campaign)) {
            Browser.as(login).get("/registry/" + path).then().statusCode(404);
        }
        for (String path : List.of("clients?q=" + other, "contracts?client=" + other, "campaigns?client=" + other)) {
            Browser.as(login)
                    .get("/registry/" + path)
                    .then()
                    .statusCode(200)
                    .body(allOf(not(containsString(contract)), not(containsString(campaign))));
        }
        Browser.as(login).get("/registry/campaigns").then().body(not(containsString(other)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"carriers", "platforms", "clients", "contracts", "campaigns"})
    void who_may_not_write_is_not_offered_it_and_refused(String part) {
        Browser.as(Role.AUDITOR)
                .get("/registry/" + part)
                .then()
                .statusCode(200)
                .body(not(containsString("/registry/" + part + "/new")));
        Browser.as(Role.DUTY_OWNER).get("/registry/" + part + "/new").then().statusCode(403);
        Browser.as(Role.CAMPAIGN_SYSTEM)
                .formParam("name", "x")
                .post("/registry/" + part + "/new")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "carriers?q=",
                "platforms?q=",
                "clients?q=",
                "contracts?client=&platform=",
                "campaigns?client=&platform="
            })
    void an_empty_filter_filters_nothing(String path) {
        Browser.as(Role.AUDITOR).get("/registry/" + path).then().statusCode(200);
    }

    private static List<String> reasons(String platform) {
        return Api.as(Role.CHANGE_MANAGER)
                .body(Map.of("client", "nobody-known", "platform", platform, "dryRun", true))
                .post("/api/v1/preflight")
                .then()
                .statusCode(200)
                .extract()
                .path("carriers.reasons.code.flatten()");
    }

    private static String campaign(String client, String platform, String launchAt) {
        String campaign = Registry.campaign(client, platform);
        Api.admin()
                .body(Map.of("launchAt", launchAt))
                .patch("/api/v1/campaigns/" + campaign)
                .then()
                .statusCode(200);
        return campaign;
    }

    private static void register(String code, String name) {
        Api.admin()
                .body(Map.of("code", code, "name", name))
                .post("/api/v1/platforms")
                .then()
                .statusCode(201);
    }

    private static void report(String platform, String version) {
        Registry.report(platform, version);
    }
}
