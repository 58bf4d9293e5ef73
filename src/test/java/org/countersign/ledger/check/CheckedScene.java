package org.countersign.ledger.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.LaunchScene;
import org.countersign.testing.MaintNote;
import org.countersign.testing.Registry;
import org.countersign.testing.Scene;
import org.countersign.testing.Trouble;

/** A registry that has at least one row in every table that facts determine, and where to find them. */
final class CheckedScene {
    static final String ERASED_LATER = "Essai de réception échoué";

    private final LaunchScene launch = new LaunchScene(2);
    private final Scene scene = launch.scene();
    private final Scene other = new Scene(1);

    /** With a contact and no link, so that nothing refers to it. */
    final String carrier = carrierWithSensitiveName();

    final String otherCarrier = Scene.newCarrier();

    /** With reports and no change, so that nothing refers to it. */
    final String platform = Registry.platform("2013.01");

    final String client = Registry.client();
    final String otherClient = Registry.client();
    final String contract = Registry.contract(client, scene.platform());
    final String period;
    final String person;
    final String key;
    final String change;
    final String otherChange;
    final String signOff;
    final String hold;
    final String override;
    final String decision;
    final String template = retiredTemplate();
    final String incident;
    final String canary;
    final String releaseCanary;
    final String webhook = rotatedWebhook();
    final String feed = revokedFeed();
    final String maintenance = dismissedMaintenance();
    final String subscription = changedSubscription();

    CheckedScene() {
        amend("contracts/" + contract, Map.of("until", "2198-01-01T00:00:00Z", "reference", "2013-MS-4"));
        amend("campaigns/" + launch.campaign(), Map.of("name", "Rappel"));
        Registry.report(platform, "2013.02");
        Registry.report(platform, "2013.03");
        person = made(Api.admin()
                        .body(Map.of(
                                "login",
                                Api.code("login"),
                                "name",
                                "Test Person",
                                "email",
                                "person@example.org",
                                "password",
                                Api.PASSWORD,
                                "roles",
                                List.of("carrier"),
                                "carrier",
                                carrier))
                        .post("/api/v1/people"))
                .path("id");
        key = made(Api.admin()
                        .body(Map.of("name", "key", "roles", List.of("pipeline")))
                        .post("/api/v1/api-keys"))
                .path("id");
        Api.admin().delete("/api/v1/api-keys/" + key).then().statusCode(204);
        period = made(Api.admin()
                        .body(Map.of(
                                "from", "2013-09-01T00:00:00Z",
                                "until", "2013-10-01T00:00:00Z",
                                "reason", "La rentrée"))
                        .post("/api/v1/clients/" + client + "/protected-periods"))
                .path("id");
        moved(period);
        change = amendedChange();
        otherChange = other.declared(other.content("title", "Autre chose"));
        signOff = made(scene.signOff(change, 0, 2, "accepted", "Vu")).path("id");
        made(scene.signOff(change, 1, 2, "rejected", ERASED_LATER));
        decision = blockedDecision();
        hold = launch.hold("Essai");
        Api.admin()
                .body(Map.of("reason", "Fini"))
                .post("/api/v1/holds/" + hold + "/lift")
                .then()
                .statusCode(200);
        override = endedOverride();
        watch();
        Trouble trouble = new Trouble();
        trouble.warn();
        done(Trouble.move(trouble.owner(), trouble.incident(), "acknowledge", Map.of()));
        trouble.hold();
        incident = trouble.incident();
        canary = fileOf(trouble);
        releaseCanary = releaseCanary();
    }

    /** Amends the period and lifts it, beside another one of the client. */
    private void moved(String id) {
        String periods = "/api/v1/clients/" + client + "/protected-periods";
        String other = made(Api.admin()
                        .body(Map.of(
                                "from", "2013-12-01T00:00:00Z",
                                "until", "2014-01-01T00:00:00Z",
                                "reason", "Les fêtes"))
                        .post(periods))
                .path("id");
        done(Api.admin().body(Map.of("reason", "Le mois de la rentrée")).patch(periods + "/" + id));
        done(Api.admin().body(Map.of("from", "2013-12-02T00:00:00Z")).patch(periods + "/" + other));
        done(Api.admin().body(Map.of("until", "2013-10-02T00:00:00Z")).patch(periods + "/" + id));
        done(Api.admin().body(Map.of("reason", "Passée")).post(periods + "/" + id + "/lift"));
        done(Api.admin().body(Map.of("name", "Client renommé")).patch("/api/v1/clients/" + client));
    }

    /** Fills the dossier as far as a proposal to close could follow; tells of a canary that runs. */
    private String fileOf(Trouble trouble) {
        done(Trouble.move(trouble.owner(), incident, "acknowledge", Map.of()));
        done(Trouble.move(trouble.owner(), incident, "notes", Map.of("note", "Vu")));
        done(Trouble.move(trouble.manager(), incident, "clients-informed", Map.of("by", "Par téléphone")));
        done(Trouble.move(trouble.manager(), incident, "cause", Map.of("cause", "Expéditeur inconnu")));
        done(Trouble.move(
                trouble.manager(),
                incident,
                "corrective-actions",
                Map.of("actions", List.of(Map.of("action", "Déclarer", "responsible", "Exploitation")))));
        done(Trouble.move(trouble.manager(), incident, "impact", Map.of("recipients", 170_000)));
        return done(Trouble.move(
                        trouble.owner(),
                        incident,
                        "canaries",
                        Map.of("campaign", trouble.campaign, "messages", 30, "withinMinutes", 30)))
                .path("id");
    }

    private static void amend(String thing, Map<String, Object> amendment) {
        done(Api.admin().body(amendment).patch("/api/v1/" + thing));
    }

    /** One of a release with a fingerprint that another one has superseded. */
    private static String releaseCanary() {
        String platform = Registry.platform();
        String carrier = Registry.carrier();
        Registry.interconnect(platform, carrier);
        for (String fingerprint : List.of("sha256:1", "sha256:2")) {
            made(Api.admin()
                    .body(Map.of("version", "2013.01", "fingerprint", fingerprint))
                    .post("/api/v1/platforms/" + platform + "/releases"));
        }
        String campaign = Registry.campaign(Registry.client(), platform);
        String id = made(Api.admin()
                        .body(Map.of("platform", platform, "carrier", carrier, "campaign", campaign))
                        .post("/api/v1/canaries"))
                .path("id");
        Registry.report(platform, "2013.02");
        return id;
    }

    /** Of a carrier that no change affects: nothing is sent. */
    private static String rotatedWebhook() {
        String id = made(Api.admin()
                        .body(Map.of(
                                "url",
                                "https://receiver.example/" + Api.code("hook"),
                                "events",
                                List.of("change-closed"),
                                "carrier",
                                Scene.newCarrier()))
                        .post("/api/v1/webhooks"))
                .path("id");
        done(Api.admin().post("/api/v1/webhooks/" + id + "/rotate"));
        return id;
    }

    private static String revokedFeed() {
        RequestSpecification owner = Api.as(Role.AUDITOR);
        String id = made(owner.post("/api/v1/calendar/feeds")).path("id");
        owner.delete("/api/v1/calendar/feeds/" + id).then().statusCode(204);
        return id;
    }

    /** Amended and assigned before. */
    private String dismissedMaintenance() {
        String uid = Api.code("crq");
        String id = made(new MaintNote(uid).sentBy(Api.admin())).path("id");
        done(new MaintNote(uid).sequence(1).sentBy(Api.admin()));
        String path = "/api/v1/calendar/notices/" + id;
        done(Api.admin().body(Map.of("carrier", otherCarrier)).post(path + "/assign"));
        done(Api.admin().body(Map.of("reason", "Their fixed network.")).post(path + "/dismiss"));
        return id;
    }

    private static String changedSubscription() {
        RequestSpecification owner = Api.as(Role.DUTY_OWNER);
        String path = "/api/v1/me/subscriptions";
        done(owner.body(Map.of("events", List.of("incident-opened", "incident-escalated")))
                .put(path));
        return done(owner.body(Map.of("events", List.of("incident-escalated"))).put(path))
                .path("id");
    }

    private static Response done(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isBetween(200, 201);
        return response;
    }

    private static void setWatch() {
        Map<String, Object> settings = new LinkedHashMap<>(
                Api.admin().get("/api/v1/watch/settings").jsonPath().<String, Object>getMap(""));
        // Twice, for the first may be as it was, and the last leaves the watch as it was found.
        for (int campaigns : List.of(3, 2)) {
            settings.put("campaignsThatAgree", campaigns);
            settings.put("reason", "Essai");
            done(Api.admin().body(settings).put("/api/v1/watch/settings"));
        }
    }

    private static String carrierWithSensitiveName() {
        Map<String, Object> body = Registry.carrierBody();
        body.put("sensitiveNames", List.of("Banque"));
        made(Api.admin().body(body).post("/api/v1/carriers"));
        return Registry.codeOf(body);
    }

    private void watch() {
        setWatch();
        Api.admin()
                .body(Map.of("failureRate", 0.05))
                .put("/api/v1/carriers/" + carrier + "/baseline")
                .then()
                .statusCode(201);
        Api.admin()
                .body(List.of(Map.of(
                        "campaign", campaign(),
                        "messageId", Api.code("message"),
                        "carrier", carrierOfLaunch(0),
                        "submittedAt", Instant.now().toString())))
                .post("/api/v1/submissions")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
    }

    String carrierOfLaunch(int which) {
        return scene.carrier(which);
    }

    String launchPlatform() {
        return scene.platform();
    }

    String launchClient() {
        return launch.client();
    }

    String campaign() {
        return launch.campaign();
    }

    String interconnect() {
        return scene.platform() + "/" + scene.carrier(0);
    }

    /** With an approved exclusion, an inclusion, and a second revision. */
    private String amendedChange() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> content = new LinkedHashMap<>(scene.content());
        content.put("release", Map.of("version", "2013.09", "fingerprint", "sha256:abc"));
        content.put("risk", "Faible");
        content.put("rollbackPlan", "Retour arrière");
        content.put("include", List.of(Scene.newCarrier()));
        content.put(
                "window",
                Map.of(
                        "start", now.minus(1, ChronoUnit.DAYS).toString(),
                        "end", now.plus(1, ChronoUnit.DAYS).toString()));
        String excluded = Scene.newCarrier();
        scene.link(excluded);
        content.put("exclude", List.of(Map.of("carrier", excluded, "justification", "Hors périmètre")));
        String reference = scene.draft(content);
        Api.as(Role.CHANGE_MANAGER)
                .body(Map.of("note", "Deux fenêtres"))
                .post(Scene.CHANGES + "/" + reference + "/declare")
                .then()
                .statusCode(200);
        content.put("risk", "Moyen");
        assertThat(scene.amend(reference, content, false).statusCode()).isEqualTo(201);
        assertThat(scene.move(reference, "implement", Map.of("note", "Fait")).statusCode())
                .isEqualTo(200);
        return reference;
    }

    private static String retiredTemplate() {
        String code = Api.code("template");
        String path = "/api/v1/change-templates";
        made(Api.as(Role.CHANGE_MANAGER)
                .body(Map.of(
                        "code", code,
                        "name", "Modèle",
                        "title", "Essai",
                        "description", "Essai d’un modèle",
                        "category", "routing",
                        "effects", List.of(),
                        "risk", "Faible"))
                .post(path));
        Api.as(Role.CHANGE_MANAGER).post(path + "/" + code + "/approve").then().statusCode(200);
        Api.admin()
                .body(Map.of("reason", "Dépassé"))
                .post(path + "/" + code + "/retire")
                .then()
                .statusCode(200);
        return code;
    }

    private String blockedDecision() {
        return launch.decision();
    }

    private String endedOverride() {
        String proposer = Api.person(null, null, Role.DUTY_OWNER);
        String id = made(Api.as(proposer, Api.PASSWORD)
                        .body(Map.of(
                                "campaign", launch.campaign(),
                                "reasonCodes", List.of("signed-off"),
                                "until", Instant.now().plus(1, ChronoUnit.HOURS).toString(),
                                "reason", "Urgence"))
                        .post("/api/v1/overrides"))
                .path("id");
        Api.as(Role.DUTY_OWNER)
                .post("/api/v1/overrides/" + id + "/approve")
                .then()
                .statusCode(200);
        Api.admin()
                .body(Map.of("reason", "Passé"))
                .post("/api/v1/overrides/" + id + "/end")
                .then()
                .statusCode(200);
        return id;
    }

    private static Response made(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        return response;
    }

    /** The condition that finds a row of each table. */
    Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("person", "id = '" + person + "'");
        rows.put("api_key", "id = '" + key + "'");
        rows.put("carrier", "code = '" + carrier + "'");
        rows.put("carrier_plmn", "carrier = " + id("carrier", carrier));
        rows.put("carrier_sensitive_name", "carrier = " + id("carrier", carrier));
        rows.put("carrier_contact", "carrier = " + id("carrier", carrier));
        rows.put("platform", "code = '" + platform + "'");
        rows.put("release_report", "version = '2013.02' and platform = " + id("platform", platform));
        rows.put(
                "interconnect",
                "platform = " + id("platform", launchPlatform()) + " and carrier = "
                        + id("carrier", carrierOfLaunch(0)));
        rows.put("client", "code = '" + client + "'");
        rows.put("contract", "code = '" + contract + "'");
        rows.put("protected_period", "id = '" + period + "'");
        rows.put("campaign", "code = '" + campaign() + "'");
        rows.put("change_template", "code = '" + template + "'");
        rows.put("platform_change", "reference = '" + change + "'");
        rows.put("change_revision", "number = 2 and change_id = " + changeId(change));
        rows.put("excluded_carrier", "change_id = " + changeId(change));
        rows.put("included_carrier", "change_id = " + changeId(change));
        rows.put("change_word", "word = 'desanonymisation' and change_id = " + changeId(change));
        rows.put("affected_carrier", "carrier = '" + carrierOfLaunch(0) + "' and change_id = " + changeId(change));
        rows.put("sign_off", "id = '" + signOff + "'");
        rows.put("hold", "reference = '" + hold + "'");
        rows.put("launch_override", "reference = '" + override + "'");
        rows.put("decision", "id = '" + decision + "'");
        rows.put("watch_baseline", "carrier = '" + carrier + "'");
        rows.put("watch_campaign", "code = '" + campaign() + "'");
        rows.put("watch_settings", "id = 1");
        rows.put("incident", "reference = '" + incident + "'");
        rows.put("incident_canary", "reference = '" + canary + "'");
        rows.put("release_canary", "reference = '" + releaseCanary + "'");
        rows.put("webhook", "id = '" + webhook + "'");
        rows.put("calendar_feed", "id = '" + feed + "'");
        rows.put("carrier_maintenance", "id = '" + maintenance + "'");
        rows.put("subscription", "id = '" + subscription + "'");
        return rows;
    }

    /** The subjects whose facts tell of these rows. */
    List<String> subjects() {
        return List.of(
                person,
                key,
                template,
                carrier,
                platform,
                interconnect(),
                client,
                contract,
                campaign(),
                change,
                hold,
                override,
                incident,
                releaseCanary,
                webhook,
                feed,
                maintenance,
                subscription,
                "watch");
    }

    /** Values for columns that take no others than those of some other table, or have a rule of their own. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("carrier_plmn.carrier", id("carrier", otherCarrier));
        values.put("carrier_sensitive_name.carrier", id("carrier", otherCarrier));
        values.put("carrier_contact.carrier", id("carrier", otherCarrier));
        values.put("carrier_contact.position", "49");
        values.put("platform.last_report", "null");
        values.put("release_report.platform", id("platform", launchPlatform()));
        values.put("release_report.id", "1000000000");
        values.put("interconnect.platform", id("platform", platform));
        values.put("interconnect.carrier", id("carrier", otherCarrier));
        values.put("contract.client", id("client", otherClient));
        values.put("contract.platform", id("platform", platform));
        values.put("contract.valid_until", "timestamp with time zone '2199-12-31 00:00:00+00:00'");
        values.put("contract.valid_from", "timestamp with time zone '1990-12-31 00:00:00+00:00'");
        values.put("protected_period.client", id("client", otherClient));
        values.put("protected_period.ends_at", "timestamp with time zone '2199-12-31 00:00:00+00:00'");
        values.put("campaign.client", id("client", otherClient));
        values.put("campaign.platform", id("platform", platform));
        values.put("platform_change.platform", "'" + platform + "'");
        values.put("platform_change.template", "'" + template + "'");
        values.put("change_template.platform", "'" + platform + "'");
        values.put("change_template.content", "replace(content, 'Faible', 'Nul')");
        values.put("platform_change.window_end", "timestamp with time zone '2199-12-31 00:00:00+00:00'");
        values.put("change_revision.change_id", changeId(otherChange));
        values.put("change_revision.content", "replace(content, 'Moyen', 'Nul')");
        values.put("excluded_carrier.change_id", changeId(otherChange));
        values.put("excluded_carrier.carrier", "'" + otherCarrier + "'");
        values.put("included_carrier.change_id", changeId(otherChange));
        values.put("included_carrier.carrier", "'" + otherCarrier + "'");
        values.put("change_word.change_id", changeId(otherChange));
        values.put("affected_carrier.change_id", changeId(otherChange));
        values.put("affected_carrier.carrier", "'" + otherCarrier + "'");
        values.put("sign_off.change_id", changeId(otherChange));
        values.put("sign_off.carrier", "'" + otherCarrier + "'");
        values.put("watch_baseline.failure_rate", "0.29");
        values.put("carrier_maintenance.carrier", "'" + carrier + "'");
        values.put("calendar_feed.person", "'" + person + "'");
        values.put("subscription.carrier", "'" + carrier + "'");
        values.put("decision.verdict", "'allow'");
        values.put("incident.opened_at", "timestamp with time zone '2199-12-31 00:00:00+00:00'");
        values.put("incident.suspects", "'[1]'");
        values.put("incident.corrective_actions", "'[]'");
        values.put("incident.informed", "'[]'");
        values.put("incident.cause", "'{}'");
        values.put("incident.impact", "replace(impact, '170000', '17')");
        values.put("decision.question", "replace(question, 'platform', 'plat')");
        values.put("decision.answer", "replace(answer, 'block', 'allow')");
        return values;
    }

    private static String id(String table, String code) {
        return "(select x.id from " + table + " x where x.code = '" + code + "')";
    }

    private static String changeId(String reference) {
        return "(select x.id from platform_change x where x.reference = '" + reference + "')";
    }
}
