package org.countersign.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.countersign.access.Role;
import org.countersign.core.Paging;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.MaintNote;
import org.countersign.testing.OtherWebhooks;
import org.countersign.testing.Registry;
import org.countersign.testing.Scene;
import org.countersign.testing.Statements;
import org.countersign.testing.Trouble;
import org.junit.jupiter.api.Test;

/** That no list asks the database once for each of its rows. */
@QuarkusTest
class ListCostTest {
    private static final int MANY = 8;
    /** What rows have in common is looked up at once, when there is a row that has it. */
    private static final int LOOK_UPS = 2;

    private static final int MOST = 25;
    private static final Pattern ROW = Pattern.compile("<tr>|<tr |<li>|<li class=\"list-group-item");

    private final Map<String, RequestSpecification> lists = new LinkedHashMap<>();

    @Test
    void every_list_takes_as_many_statements_for_one_row_as_for_many() {
        OtherWebhooks.end();
        fill();
        TreeSet<String> opened = new TreeSet<>();
        lists.keySet().forEach(path -> opened.add(template(path)));
        assertThat(opened).as("the lists that this test opens").isEqualTo(pagedLists());
        lists.forEach((path, reader) -> {
            String few = path + (path.contains("?") ? "&" : "?") + "limit=1";
            String many = few.replace("limit=1", "limit=" + MANY);
            assertThat(rows(reader, many) - rows(reader, few))
                    .as("more rows of " + path)
                    .isGreaterThanOrEqualTo(MANY - 1);

            long one = Statements.of(() -> given().spec(reader).get(few).then().statusCode(200));
            assertThat(Statements.of(() -> given().spec(reader).get(many).then().statusCode(200)))
                    .as("statements of " + path)
                    .isBetween(one - LOOK_UPS, one + LOOK_UPS)
                    .isLessThan(MOST);
        });
    }

    private void fill() {
        Scene scene = new Scene(2);
        String platform = scene.platform();
        String client = Registry.client();
        Registry.contract(client, platform);
        Instant soon = Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        RequestSpecification asker = Api.asClient(client);
        Trouble trouble = new Trouble();
        trouble.hold();
        String incident = trouble.incident();
        String told = webhook(Map.of(), "hold-placed");
        for (int i = 0; i < MANY; i++) {
            Registry.interconnect(Registry.platform("2013.06"), scene.carrier(0));
            Registry.contract(Registry.client(), platform);
            Registry.report(platform, "1." + i);
            new MaintNote(Api.code("crq"))
                    .sentBy(Api.asCarrier(Registry.carrier()))
                    .then()
                    .statusCode(201);
            Api.newKey(null, null, Role.AUDITOR);
            Api.as(Role.AUDITOR).post("/api/v1/calendar/feeds").then().statusCode(201);
            Browser.as(Role.AUDITOR);
            scene.manager()
                    .body(Map.of(
                            "code", Api.code("template"),
                            "name", "A sender of a client",
                            "platform", platform,
                            "title", "A new sender",
                            "description", "Messages show the client's name.",
                            "category", "other",
                            "effects", List.of(Map.of("attribute", "sender", "before", "36000", "after", "POLEEMPLOI")),
                            "rollbackPlan", "Put it back."))
                    .post("/api/v1/change-templates")
                    .then()
                    .statusCode(201);
            String change = scene.declared();
            scene.signOff(change, 1, "accepted").then().statusCode(201);
            String campaign = Registry.campaign(client, platform);
            asker.body(Map.of("client", client, "platform", platform, "campaign", campaign))
                    .post("/api/v1/preflight")
                    .then()
                    .statusCode(200);
            String person = Api.admin()
                    .body(Map.of(
                            "login",
                            Api.code("login"),
                            "name",
                            "Somebody",
                            "email",
                            "somebody@example.org",
                            "password",
                            Api.PASSWORD,
                            "roles",
                            List.of("auditor")))
                    .post("/api/v1/people")
                    .path("id");
            Api.as(Role.ADMIN)
                    .body(Map.of("person", person, "reason", "Asked for."))
                    .post("/api/v1/erasures")
                    .then()
                    .statusCode(201);
            asker.body(List.of(Map.of(
                            "campaign",
                            campaign,
                            "messageId",
                            "m-1",
                            "carrier",
                            scene.carrier(0),
                            "state",
                            "delivered-handset",
                            "submittedAt",
                            Instant.now().toString())))
                    .post("/api/v1/delivery-reports")
                    .then()
                    .statusCode(200);
            String linked = Registry.carrier();
            Registry.interconnect(platform, linked);
            Api.admin()
                    .body(Map.of("platform", platform, "carrier", linked, "campaign", campaign))
                    .post("/api/v1/canaries")
                    .then()
                    .statusCode(201);
            setWatch(31 + i);
            webhook(Map.of("client", Registry.client()), "decision-recorded");
            new Trouble(platform, Registry.carrier()).hold();
            Trouble.move(Api.as(Role.DUTY_OWNER), incident, "notes", Map.of("note", "Note " + i))
                    .then()
                    .statusCode(201);
            Api.admin()
                    .body(Map.of("scope", Map.of("campaign", campaign), "reason", "Wait."))
                    .post("/api/v1/holds")
                    .then()
                    .statusCode(201);
            Api.admin()
                    .body(Map.of(
                            "campaign",
                            campaign,
                            "reasonCodes",
                            List.of("signed-off"),
                            "reason",
                            "By telephone.",
                            "until",
                            soon.toString()))
                    .post("/api/v1/overrides")
                    .then()
                    .statusCode(201);
            Api.admin()
                    .body(Map.of(
                            "code",
                            Api.code("campaign"),
                            "client",
                            client,
                            "platform",
                            platform,
                            "name",
                            "To come",
                            "launchAt",
                            soon.toString(),
                            "audience",
                            List.of(Map.of("carrier", scene.carrier(0), "recipients", 1))))
                    .post("/api/v1/campaigns")
                    .then()
                    .statusCode(201);
            Api.admin()
                    .body(Map.of(
                            "from",
                            soon.plus(i, ChronoUnit.DAYS).toString(),
                            "until",
                            soon.plus(i + 1, ChronoUnit.DAYS).toString(),
                            "reason",
                            "Critical"))
                    .post("/api/v1/clients/" + client + "/protected-periods")
                    .then()
                    .statusCode(201);
        }
        setWatch(15);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Api.admin()
                                .get("/api/v1/notices?webhook=" + told)
                                .jsonPath()
                                .getList("items")
                                .size()
                        >= MANY);
        Api.admin().delete("/api/v1/webhooks/" + told).then().statusCode(204);
        RequestSpecification admin = Browser.as(Role.ADMIN);
        for (String path : List.of(
                "/outlook",
                "/registry/carriers",
                "/registry/platforms",
                "/registry/platforms/" + platform + "/releases",
                "/registry/clients",
                "/registry/clients/" + client,
                "/registry/contracts",
                "/registry/campaigns",
                "/changes?platform=" + platform,
                "/changes/templates",
                "/decisions",
                "/holds",
                "/holds/overrides",
                "/watch",
                "/incidents",
                "/calendar/notices",
                "/incidents/" + incident + "/timeline",
                "/watch/canaries",
                "/watch/baselines",
                "/watch/baselines/" + scene.carrier(0),
                "/watch/settings",
                "/ledger",
                "/ledger/erasures",
                "/administration/people",
                "/administration/keys",
                "/administration/webhooks",
                "/administration/notices",
                "/administration/calendars",
                "/administration/sessions")) {
            lists.put(path, admin);
        }
        String amended = scene.declared();
        for (int i = 0; i < MANY; i++) {
            scene.amend(amended, scene.content("risk", "Of kind " + i), false)
                    .then()
                    .statusCode(201);
        }
        lists.put("/changes/" + amended + "/timeline", admin);
        lists.put("/launch", Browser.as(Role.CHANGE_MANAGER));
        lists.put("/inbox", Browser.asCarrier(scene.carrier(0)));
        lists.put("/inbox/answered", Browser.asCarrier(scene.carrier(1)));
    }

    private static String webhook(Map<String, String> reader, String event) {
        Map<String, Object> body = new LinkedHashMap<>(reader);
        body.put("url", "https://receiver.example/hook");
        body.put("events", List.of(event));
        return Api.admin()
                .body(body)
                .post("/api/v1/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Only the time to acknowledge differs, of which nothing here depends. */
    private static void setWatch(int acknowledgeWithinMinutes) {
        Map<String, Object> settings = new LinkedHashMap<>(Api.admin()
                .get("/api/v1/watch/settings")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<String, Object>getMap(""));
        settings.put("acknowledgeWithinMinutes", acknowledgeWithinMinutes);
        settings.put("reason", "On trial");
        Api.admin().body(settings).put("/api/v1/watch/settings").then().statusCode(200);
    }

    private static long rows(RequestSpecification reader, String path) {
        return ROW.matcher(given().spec(reader)
                        .get(path)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .results()
                .count();
    }

    private static String template(String path) {
        return path.replaceAll("\\?.*", "")
                .replaceAll("/(platform|client)-[^/]+", "/{code}")
                .replaceAll("/carrier-[^/]+", "/{carrier}")
                .replaceAll("(CHG|INC)-[^/]+", "{reference}");
    }

    /** The paths of all pages that page through a list. */
    private static Set<String> pagedLists() {
        TreeSet<String> paths = new TreeSet<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.countersign.ui").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(GET.class))
                        .filter(method -> method.getRawParameterTypes().stream()
                                .anyMatch(type -> type.isEquivalentTo(Paging.class)))
                        .forEach(method -> paths.add(path(method)));
        return paths;
    }

    private static String path(JavaMethod method) {
        String base = method.getOwner().getAnnotationOfType(Path.class).value();
        return method.isAnnotatedWith(Path.class)
                ? base + "/" + method.getAnnotationOfType(Path.class).value()
                : base;
    }
}
