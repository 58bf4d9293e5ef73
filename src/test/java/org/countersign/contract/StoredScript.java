package org.countersign.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.countersign.access.Role;
import org.countersign.contract.ApiDocument.Call;
import org.countersign.testing.Api;
import org.countersign.testing.MaintNote;
import org.countersign.testing.Registry;
import org.countersign.testing.Trouble;
import org.countersign.testing.browser.Wanderer;
import org.jspecify.annotations.Nullable;

/** Things of every kind, made through the API, with script in every free text that it takes. */
final class StoredScript {
    private static final String API = "/api/v1";
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Whoever writes an address on a page writes this one, as RFC 5321 lets them. */
    private static final String EMAIL = "\"<x-stored>\"@example.org";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final String manager = Api.person(null, null, Role.CHANGE_MANAGER);
    private final Set<String> sent = new TreeSet<>();
    private final List<Call> calls;

    final String client = Api.code("client");
    final String platform = Api.code("platform");
    final String carrier = Api.code("carrier");
    private final String other = Api.code("carrier");
    private final String campaign = Api.code("campaign");

    /** Pages about what was made, beside those that links lead to. */
    final List<String> pages = new ArrayList<>();

    StoredScript(ApiDocument document) {
        this.calls = document.calls();
        registry();
        String webhook = webhook();
        changes();
        notice(webhook);
        templates();
        holds();
        accounts();
        reports();
        erasures();
        settings();
        maintenances();
        incidents();
    }

    /** Where script was put: the call and the pointer, with a star for an index. */
    Set<String> sent() {
        return sent;
    }

    private void registry() {
        for (String code : List.of(carrier, other)) {
            send(
                    Api.admin(),
                    "/carriers",
                    body(
                            "code",
                            code,
                            "name",
                            Wanderer.SCRIPT,
                            "country",
                            "FR",
                            "plmns",
                            List.of(Registry.plmn()),
                            "contacts",
                            List.of(body("name", Wanderer.SCRIPT, "email", EMAIL, "duty", Wanderer.SCRIPT))));
        }
        patch(
                "/carriers/" + carrier,
                body(
                        "name",
                        Wanderer.SCRIPT,
                        "contacts",
                        List.of(body("name", Wanderer.SCRIPT, "email", EMAIL, "duty", Wanderer.SCRIPT))));
        send(
                Api.admin(),
                "/platforms",
                body("code", platform, "name", Wanderer.SCRIPT, "baselineRelease", release("baseline")));
        patch("/platforms/" + platform, body("name", Wanderer.SCRIPT, "baselineRelease", release("baseline")));
        for (String code : List.of(carrier, other)) {
            String path = "/platforms/" + platform + "/interconnects/" + code;
            Map<String, Object> terms =
                    body("noticeDays", 5, "acknowledgeWithinHours", 48, "reference", Wanderer.SCRIPT);
            note("PUT", path, terms);
            assertThat(Api.admin().body(terms).put(API + path).statusCode()).isEqualTo(201);
        }
        Map<String, Object> report = release("undeclared");
        send(Api.admin(), "/platforms/" + platform + "/releases", report);
        send(Api.admin(), "/clients", body("code", client, "name", Wanderer.SCRIPT));
        String contract = Api.code("contract");
        send(
                Api.admin(),
                "/contracts",
                body(
                        "code",
                        contract,
                        "client",
                        client,
                        "platform",
                        platform,
                        "from",
                        "1990-01-01T00:00:00Z",
                        "until",
                        now.plus(20, ChronoUnit.DAYS).toString(),
                        "reference",
                        Wanderer.SCRIPT));
        patch("/contracts/" + contract, body("reference", Wanderer.SCRIPT));
        patch("/clients/" + client, body("name", Wanderer.SCRIPT));
        Map<String, Object> period = body(
                "from", now.minus(1, ChronoUnit.DAYS).toString(),
                "until", now.plus(30, ChronoUnit.DAYS).toString(),
                "reason", Wanderer.SCRIPT);
        String periods = "/clients/" + client + "/protected-periods";
        send(Api.admin(), periods, period);
        String lifted = periods + "/" + send(Api.admin(), periods, period).<String>path("id");
        patch(lifted, body("reason", Wanderer.SCRIPT + "2"));
        send(Api.admin(), lifted + "/lift", body("reason", Wanderer.SCRIPT));
        send(
                Api.admin(),
                "/campaigns",
                body(
                        "code",
                        campaign,
                        "client",
                        client,
                        "platform",
                        platform,
                        "name",
                        Wanderer.SCRIPT,
                        "launchAt",
                        now.plus(1, ChronoUnit.DAYS).toString(),
                        "audience",
                        List.of(body("carrier", carrier, "recipients", 170_000))));
        patch("/campaigns/" + campaign, body("name", Wanderer.SCRIPT));
        pages.addAll(List.of(
                "/registry/contracts/" + contract + "/edit",
                "/registry/campaigns/" + campaign + "/edit",
                "/registry/carriers/" + carrier,
                "/registry/platforms/" + platform,
                "/registry/platforms/" + platform + "/releases",
                "/registry/clients/" + client,
                "/registry/campaigns/" + campaign,
                "/launch?campaign=" + campaign));
    }

    /** Told of changes for the carrier. Its address takes no script; what it is told is full of it. */
    private String webhook() {
        String id = send(
                        Api.admin(),
                        "/webhooks",
                        body(
                                "url",
                                "https://receiver.example/hook",
                                "events",
                                List.of("change-declared"),
                                "carrier",
                                carrier))
                .path("id");
        pages.add("/administration/webhooks/" + id);
        return id;
    }

    private void notice(String webhook) {
        String path = API + "/notices?webhook=" + webhook;
        String notice = await().atMost(Duration.ofMinutes(1))
                .until(() -> Api.admin().get(path).path("items[0].id"), Objects::nonNull);
        pages.add("/administration/notices/" + notice);
    }

    private void changes() {
        String declared = declared(true);
        signOff(declared, 1, "acknowledged");
        signOff(declared, 1, "rejected");
        Map<String, Object> revision = content(false);
        revision.put("editorial", false);
        revision.put("reason", Wanderer.SCRIPT);
        send(managing(), "/changes/" + declared + "/revisions", revision);
        signOff(declared, 2, "rejected");
        step(declared, "implement");

        String withdrawn = declared(false);
        step(withdrawn, "withdraw");
        String rolledBack = declared(false);
        step(rolledBack, "implement");
        step(rolledBack, "roll-back");
        String closed = declared(false);
        signOff(closed, 1, "accepted");
        for (String each : List.of(other)) {
            send(
                    Api.asCarrier(each),
                    "/changes/" + closed + "/sign-offs",
                    body("revision", 1, "decision", "accepted", "reason", Wanderer.SCRIPT));
        }
        step(closed, "implement");
        step(closed, "close");
        String draft = send(managing(), "/changes", content(false)).path("reference");
        for (String change : List.of(declared, withdrawn, rolledBack, closed, draft)) {
            pages.add("/changes/" + change);
        }
        pages.add("/inbox/" + declared);
        pages.add("/changes/" + declared + "/timeline");
        pages.add("/changes/" + declared + "/compare");
        pages.add("/changes/" + declared + "/edit");
        pages.add("/changes/" + declared + "/preview");
    }

    private void templates() {
        String code = Api.code("template");
        send(
                managing(),
                "/change-templates",
                body(
                        "code",
                        code,
                        "name",
                        Wanderer.SCRIPT,
                        "platform",
                        platform,
                        "title",
                        Wanderer.SCRIPT,
                        "description",
                        Wanderer.SCRIPT,
                        "category",
                        "other",
                        "effects",
                        List.of(body(
                                "attribute",
                                Wanderer.SCRIPT,
                                "before",
                                Wanderer.SCRIPT,
                                "after",
                                Wanderer.SCRIPT + "2")),
                        "risk",
                        Wanderer.SCRIPT,
                        "rollbackPlan",
                        Wanderer.SCRIPT));
        send(managing(), "/change-templates/" + code + "/retire", body("reason", Wanderer.SCRIPT));
        pages.add("/changes/templates/" + code);
    }

    /** A change that one person wrote and another declared, who approves an exclusion thereby. */
    private String declared(boolean excluding) {
        String reference = send(managing(), "/changes", content(excluding)).path("reference");
        send(Api.as(Role.CHANGE_MANAGER), "/changes/" + reference + "/declare", body("note", Wanderer.SCRIPT));
        return reference;
    }

    private Map<String, Object> content(boolean excluding) {
        Map<String, Object> content = body(
                "platform",
                platform,
                "title",
                Wanderer.SCRIPT,
                "description",
                Wanderer.SCRIPT,
                "kind",
                "normal",
                "category",
                "other",
                "effects",
                List.of(body("attribute", Wanderer.SCRIPT, "before", Wanderer.SCRIPT, "after", Wanderer.SCRIPT + "2")),
                "release",
                release(Api.code("release")),
                "window",
                body(
                        "start", now.plus(2, ChronoUnit.DAYS).toString(),
                        "end", now.plus(3, ChronoUnit.DAYS).toString()),
                "risk",
                Wanderer.SCRIPT,
                "rollbackPlan",
                Wanderer.SCRIPT);
        if (excluding) {
            content.put("exclude", List.of(body("carrier", other, "justification", Wanderer.SCRIPT)));
        }
        return content;
    }

    private void signOff(String reference, int revision, String decision) {
        send(
                Api.asCarrier(carrier),
                "/changes/" + reference + "/sign-offs",
                body("revision", revision, "decision", decision, "reason", Wanderer.SCRIPT));
    }

    private void step(String reference, String transition) {
        send(managing(), "/changes/" + reference + "/" + transition, body("note", Wanderer.SCRIPT));
    }

    private void holds() {
        String lifted = send(
                        Api.admin(), "/holds", body("scope", body("platform", platform), "reason", Wanderer.SCRIPT))
                .path("id");
        send(Api.admin(), "/holds/" + lifted + "/lift", body("reason", Wanderer.SCRIPT));
        String standing = send(
                        Api.admin(), "/holds", body("scope", body("campaign", campaign), "reason", Wanderer.SCRIPT))
                .path("id");
        String override = send(
                        managing(),
                        "/overrides",
                        body(
                                "campaign",
                                campaign,
                                "reasonCodes",
                                List.of("signed-off"),
                                "reason",
                                Wanderer.SCRIPT,
                                "until",
                                now.plus(2, ChronoUnit.HOURS).toString()))
                .path("id");
        String decision = send(
                        Api.asClient(client),
                        "/preflight",
                        body("client", client, "platform", platform, "campaign", campaign, "release", release("asked")))
                .path("decisionId");
        send(managing(), "/overrides/" + override + "/end", body("reason", Wanderer.SCRIPT));
        pages.addAll(List.of(
                "/holds/" + lifted,
                "/holds/" + standing,
                "/holds/overrides/" + override,
                "/decisions/" + decision,
                "/decisions/" + decision + "/replay"));
    }

    private void accounts() {
        Map<String, Object> somebody = body(
                "login",
                Api.code("login"),
                "name",
                Wanderer.SCRIPT,
                "email",
                EMAIL,
                "password",
                Api.PASSWORD,
                "roles",
                List.of("auditor"));
        String person = send(Api.admin(), "/people", somebody).path("id");
        patch("/people/" + person, body("name", Wanderer.SCRIPT, "email", EMAIL));
        String key = send(Api.admin(), "/api-keys", body("name", Wanderer.SCRIPT, "roles", List.of("auditor")))
                .path("id");
        pages.addAll(List.of(
                "/administration/people/" + person,
                "/administration/people/" + person + "/edit",
                "/administration/people/" + person + "/disable",
                "/administration/keys/" + key));
    }

    private void reports() {
        String at = now.minus(1, ChronoUnit.HOURS).toString();
        Map<String, Object> submission =
                body("campaign", campaign, "messageId", Wanderer.SCRIPT, "carrier", carrier, "submittedAt", at);
        send(Api.asClient(client), "/submissions", List.of(submission));
        Map<String, Object> report = new LinkedHashMap<>(submission);
        report.put("state", "rejected");
        send(Api.asClient(client), "/delivery-reports", List.of(report));
    }

    private void erasures() {
        String erasure = send(
                        Api.as(Role.ADMIN),
                        "/erasures",
                        body("carrier", carrier, "contact", EMAIL, "reason", Wanderer.SCRIPT))
                .path("id");
        pages.addAll(List.of("/ledger/erasures", "/ledger/erasures/" + erasure, "/ledger/self-check"));
    }

    private void settings() {
        // The last leaves the watch as it was found.
        for (int minutes : new int[] {16, 15}) {
            Map<String, Object> settings = body(
                    "warnAt",
                    1_000_000,
                    "holdAt",
                    100_000_000,
                    "campaignsThatAgree",
                    2,
                    "usualFailureRate",
                    0.03,
                    "earlyAgeSeconds",
                    120,
                    "middleAgeMinutes",
                    30,
                    "validityHours",
                    48,
                    "acknowledgeWithinMinutes",
                    minutes,
                    "reason",
                    Wanderer.SCRIPT);
            note("PUT", "/watch/settings", settings);
            assertThat(Api.admin().body(settings).put(API + "/watch/settings").statusCode())
                    .isEqualTo(200);
        }
        pages.addAll(List.of(
                "/watch/settings",
                "/watch/baselines/" + carrier,
                "/watch/campaigns/" + campaign,
                "/watch/campaigns/" + campaign + "/" + carrier));
    }

    private void incidents() {
        Trouble trouble = new Trouble(platform, carrier);
        String hold = trouble.hold();
        String incident = trouble.incident();
        String path = "/incidents/" + incident;
        String owner = Api.person(null, null, Role.DUTY_OWNER);
        send(Api.as(owner, Api.PASSWORD), path + "/acknowledge", body("note", Wanderer.SCRIPT));
        send(managing(), path + "/notes", body("note", Wanderer.SCRIPT));
        send(managing(), path + "/clients-informed", body("by", Wanderer.SCRIPT, "note", Wanderer.SCRIPT));
        send(managing(), path + "/cause", body("cause", Wanderer.SCRIPT));
        send(
                managing(),
                path + "/corrective-actions",
                body("actions", List.of(body("action", Wanderer.SCRIPT, "responsible", Wanderer.SCRIPT))));
        send(managing(), path + "/impact", body("recipients", 1, "note", Wanderer.SCRIPT));
        trouble.lift(hold);
        send(managing(), path + "/close", body("note", Wanderer.SCRIPT, "cause", Wanderer.SCRIPT));
        send(Api.as(owner, Api.PASSWORD), path + "/decline-closing", body("reason", Wanderer.SCRIPT));
        pages.add(path);
        for (String page : List.of("timeline", "note", "inform", "cause", "actions", "impact", "close")) {
            pages.add(path + "/" + page);
        }
    }

    /** Of a calendar every text of a person or a program is one; their bodies are no JSON, so that no call is noted. */
    private void maintenances() {
        String id = new MaintNote(Api.code("crq") + Wanderer.SCRIPT)
                .with("SUMMARY", Wanderer.SCRIPT)
                .with("DESCRIPTION", Wanderer.SCRIPT)
                .with("X-MAINTNOTE-PROVIDER", Wanderer.SCRIPT)
                .with("X-MAINTNOTE-ACCOUNT", Wanderer.SCRIPT)
                .with("X-MAINTNOTE-MAINTENANCE-ID", Wanderer.SCRIPT)
                .with("X-MAINTNOTE-OBJECT-ID", Wanderer.SCRIPT)
                .sentBy(Api.asCarrier(carrier))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        pages.add("/calendar/notices/" + id);
        String dismissed = new MaintNote(Api.code("crq")).sentBy(Api.admin()).path("id");
        send(Api.admin(), "/calendar/notices/" + dismissed + "/dismiss", body("reason", Wanderer.SCRIPT));
        pages.add("/calendar/notices/" + dismissed);
        pages.add("/calendar/notices");
    }

    private RequestSpecification managing() {
        return Api.as(manager, Api.PASSWORD);
    }

    private Response send(RequestSpecification as, String path, Object body) {
        note("POST", path, body);
        Response answer = as.body(body).post(API + path);
        assertThat(answer.statusCode())
                .as(path + " " + body + " " + answer.asString())
                .isBetween(200, 201);
        return answer;
    }

    private void patch(String path, Map<String, Object> body) {
        note("PATCH", path, body);
        assertThat(Api.admin().body(body).patch(API + path).statusCode())
                .as(path)
                .isEqualTo(200);
    }

    private void note(String verb, String path, Object body) {
        Call call = calls.stream()
                .filter(candidate -> candidate.verb().equals(verb))
                .filter(candidate -> Pattern.matches(candidate.path().replaceAll("\\{[^}]*}", "[^/]+"), API + path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no call " + verb + " " + path));
        note(call, "", JSON.valueToTree(body));
    }

    private void note(Call call, String at, JsonNode value) {
        value.properties().forEach(each -> note(call, at + "/" + each.getKey(), each.getValue()));
        if (value.isArray()) {
            value.forEach(each -> note(call, at + "/*", each));
        } else if (value.asText().contains("x-stored")) {
            sent.add(call + " " + at);
        }
    }

    private static Map<String, Object> release(String version) {
        return body("version", version + Wanderer.SCRIPT, "fingerprint", Wanderer.SCRIPT);
    }

    private static Map<String, Object> body(@Nullable Object... namesAndValues) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return body;
    }
}
