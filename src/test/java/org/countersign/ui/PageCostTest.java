package org.countersign.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.countersign.access.Role;
import org.countersign.notices.Addressees;
import org.countersign.notices.calendar.CalendarFeedService;
import org.countersign.notices.links.LinkService;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.MaintNote;
import org.countersign.testing.OtherWebhooks;
import org.countersign.testing.Registry;
import org.countersign.testing.Scene;
import org.countersign.testing.Statements;
import org.countersign.testing.Trouble;
import org.junit.jupiter.api.Test;

/**
 * That every page there is asks its database a bounded number of questions, which does not grow with what stands behind it. A new
 * page fails this test until it is visited here too, as somebody who may read it.
 */
@QuarkusTest
class PageCostTest {
    private static final int FEW = 1;
    private static final int MANY = 6;
    /** What the things on a page have in common is looked up at once, when there is one that has it. */
    private static final int LOOK_UPS = 2;

    /** More than any page needs; a page that comes near it should be told to read less. */
    private static final int MOST = 40;

    /** Fewer than usual for the sake of time: a count that is too high only makes the test milder. */
    private static final int TRIES = 2;

    @Test
    void no_page_takes_more_statements_for_much_than_for_little() {
        OtherWebhooks.end();
        Stage little = new Stage(FEW);
        assertThat(little.addresses()).as("the pages that this test visits").isEqualTo(addresses());
        SoftAssertions softly = new SoftAssertions();
        little.visits.forEach(
                visit -> softly.assertThat(visit.status()).as(visit.path()).isIn(200, 303));
        List<Long> few = little.visits.stream().map(Visit::statements).toList();
        Stage much = new Stage(MANY);
        for (int i = 0; i < few.size(); i++) {
            Visit visit = much.visits.get(i);
            long most = Math.min(few.get(i) + LOOK_UPS, MOST);
            softly.assertThat(Statements.notAbove(most, visit::status))
                    .as("statements of %s, before %d", visit.path(), few.get(i))
                    .isLessThanOrEqualTo(most);
        }
        softly.assertAll();
    }

    /** The addresses of all pages, and of the parts of pages that scripts fetch. */
    private static Set<String> addresses() {
        TreeSet<String> addresses = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.countersign.ui")) {
            for (JavaMethod method : type.getMethods()) {
                if (method.isAnnotatedWith(GET.class) && isPage(type, method)) {
                    addresses.add(address(type, method));
                }
            }
        }
        return addresses;
    }

    private static boolean isPage(JavaClass type, JavaMethod method) {
        return method.tryGetAnnotationOfType(Produces.class)
                .or(() -> type.tryGetAnnotationOfType(Produces.class))
                .map(produces -> Arrays.asList(produces.value()).contains(WebPages.HTML))
                .orElse(false);
    }

    private static String address(JavaClass type, JavaMethod method) {
        String own = method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        String address = ("/" + type.getAnnotationOfType(Path.class).value() + "/" + own).replaceAll("/+", "/");
        return address.length() > 1 && address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private record Visit(String address, String path, RequestSpecification reader) {
        int status() {
            return given().spec(reader).get(path).statusCode();
        }

        long statements() {
            return Statements.of(this::status, TRIES);
        }
    }

    /** Things of every kind, with so many of whatever they consist of, and the visits to all pages about them. */
    private static final class Stage {
        private final Instant soon = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        private final List<Visit> visits = new ArrayList<>();
        private final int size;
        private final Scene scene;
        private final String platform;
        private final String carrier;
        private final String client = Registry.client();
        private final String login = Api.person(null, null, Role.ADMIN);
        private final RequestSpecification admin = Browser.as(login);
        private final List<String> campaigns = new ArrayList<>();

        Stage(int size) {
            this.size = size;
            scene = new Scene(size + 1);
            platform = scene.platform();
            carrier = scene.carrier(0);
            registry();
            changes();
            launches();
            watch();
            incidents();
            ledger();
            administration();
            people();
        }

        Set<String> addresses() {
            TreeSet<String> addresses = new TreeSet<>();
            visits.forEach(visit -> addresses.add(visit.address()));
            return addresses;
        }

        private void visit(String address, String... names) {
            visitAs(admin, address, "", names);
        }

        private void visitAs(RequestSpecification reader, String address, String query, String... names) {
            String path = address;
            for (String name : names) {
                path = path.replaceFirst("\\{[^{}]*(\\{[^}]*}[^{}]*)*}", name);
            }
            visits.add(new Visit(address, path + query, reader));
        }

        private static String create(String path, Map<String, Object> body, String id) {
            return Api.admin()
                    .body(body)
                    .post("/api/v1" + path)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path(id);
        }

        private void registry() {
            String contract = "";
            String period = "";
            for (int i = 0; i < size; i++) {
                contract = Registry.contract(
                        client, platform, i == 0 ? "1990-01-01T00:00:00Z" : year(2100 + i), year(2101 + i));
                Registry.report(platform, "1." + i);
                Registry.interconnect(Registry.platform("2013.06"), carrier);
                period = create(
                        "/clients/" + client + "/protected-periods",
                        Map.of(
                                "from",
                                scene.start().plus(i, ChronoUnit.MINUTES).toString(),
                                "until",
                                scene.start().plus(i + 1, ChronoUnit.MINUTES).toString(),
                                "reason",
                                "Critical"),
                        "id");
                campaigns.add(create(
                        "/campaigns",
                        Map.of(
                                "code",
                                Api.code("campaign"),
                                "client",
                                client,
                                "platform",
                                platform,
                                "name",
                                "To come",
                                "launchAt",
                                soon.plus(i, ChronoUnit.HOURS).toString(),
                                "audience",
                                scenesCarriers().stream()
                                        .map(code -> Map.of("carrier", code, "recipients", 1))
                                        .toList()),
                        "code"));
            }
            String maintenance = "";
            for (int i = 0; i < size; i++) {
                maintenance = new MaintNote(Api.code("crq"))
                        .sentBy(Api.asCarrier(carrier))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
            }
            visit("/calendar/notices");
            visit("/calendar/notices/{id}", maintenance);
            visit("/registry");
            for (String kind : List.of("carriers", "platforms", "clients", "contracts", "campaigns")) {
                visit("/registry/" + kind);
                visit("/registry/" + kind + "/new");
            }
            visitAs(admin, "/registry/contracts/new", "?after=" + contract);
            visit("/registry/carriers/{code}", carrier);
            visit("/registry/carriers/{code}/edit", carrier);
            visit("/registry/carriers/{code}/notices", carrier);
            visit("/registry/carriers/{code}/notices/{contact}", carrier, contact());
            visit("/registry/platforms/{code}", platform);
            visit("/registry/platforms/{code}/edit", platform);
            visit("/registry/platforms/{code}/releases", platform);
            visit("/registry/platforms/{code}/releases/new", platform);
            visit("/registry/platforms/{platform}/interconnects/new", platform);
            visit("/registry/platforms/{platform}/interconnects/{carrier}/edit", platform, carrier);
            visit("/registry/platforms/{platform}/interconnects/{carrier}/end", platform, carrier);
            visit("/registry/clients/{code}", client);
            visit("/registry/clients/{code}/edit", client);
            visit("/registry/clients/{client}/protected-periods/new", client);
            visit("/registry/clients/{client}/protected-periods/{id}/edit", client, period);
            visit("/registry/clients/{client}/protected-periods/{id}/lift", client, period);
            visit("/registry/contracts/{code}", contract);
            visit("/registry/contracts/{code}/edit", contract);
            visit("/registry/campaigns/{code}", campaigns.get(0));
            visit("/registry/campaigns/{code}/edit", campaigns.get(0));
        }

        /** The last of the contacts that the carrier is given. */
        private String contact() {
            List<Map<String, String>> contacts = IntStream.range(0, size)
                    .mapToObj(
                            i -> Map.of("name", "Zoé", "email", "zoe." + i + "@" + carrier + ".example", "duty", "noc"))
                    .toList();
            Api.admin()
                    .body(Map.of("contacts", contacts))
                    .patch("/api/v1/carriers/" + carrier)
                    .then()
                    .statusCode(200);
            return Api.admin()
                    .get("/api/v1/carriers/" + carrier + "/subscriptions")
                    .path("items[-1].contact");
        }

        private static String year(int year) {
            return year + "-01-01T00:00:00Z";
        }

        private List<String> scenesCarriers() {
            List<String> codes = new ArrayList<>();
            for (int i = 0; i <= size; i++) {
                codes.add(scene.carrier(i));
            }
            return codes;
        }

        private void changes() {
            List<String> webhooks = IntStream.range(0, size)
                    .mapToObj(i -> create(
                            "/webhooks",
                            Map.of(
                                    "url",
                                    "https://receiver.example/" + i,
                                    "events",
                                    List.of("change-declared"),
                                    "carrier",
                                    carrier),
                            "id"))
                    .toList();
            Map<String, Object> narrowed = scene.content(
                    "exclude",
                    scenesCarriers().subList(1, size + 1).stream()
                            .map(code -> Map.of("carrier", code, "justification", "No traffic"))
                            .toList());
            String draft = scene.draft(narrowed);
            String template = "";
            for (int i = 0; i < size; i++) {
                scene.signOff(scene.declared(), 0, "accepted").then().statusCode(201);
                template = Api.code("template");
                scene.manager()
                        .body(template(template))
                        .post("/api/v1/change-templates")
                        .then()
                        .statusCode(201);
                Api.admin()
                        .post("/api/v1/change-templates/" + template + "/approve")
                        .then()
                        .statusCode(200);
                Map<String, Object> standard = new LinkedHashMap<>(template(template));
                standard.keySet().removeAll(List.of("code", "name"));
                standard.putAll(Map.of("kind", "standard", "template", template));
                standard.put("window", scene.content().get("window"));
                scene.draft(standard);
                scene.declared();
            }
            String change = scene.declared();
            for (int i = 0; i < size; i++) {
                scene.amend(change, scene.content("risk", "Of kind " + i), false)
                        .then()
                        .statusCode(201);
            }
            for (int i = 1; i <= size; i++) {
                scene.signOff(change, i, size + 1, "rejected", "Too early.")
                        .then()
                        .statusCode(201);
            }
            String done = scene.declared();
            for (int i = 0; i <= size; i++) {
                scene.signOff(done, i, "accepted").then().statusCode(201);
            }
            // Ended before pages are visited, since what is tried meanwhile counts too.
            for (String webhook : webhooks) {
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> Api.admin()
                                        .get("/api/v1/notices?subject=" + done + "&webhook=" + webhook)
                                        .jsonPath()
                                        .getList("items")
                                        .size()
                                == 1);
                Api.admin().delete("/api/v1/webhooks/" + webhook).then().statusCode(204);
            }
            visit("/changes");
            visit("/changes/new");
            visitAs(admin, "/changes/new", "?like=" + change);
            visitAs(admin, "/changes/new", "?template=" + template);
            visit("/changes/{reference}/edit", draft);
            visit("/changes/{reference}/amend", change);
            for (String reference : List.of(change, draft, done)) {
                visit("/changes/{reference}", reference);
                visit("/changes/{reference}/progress", reference);
            }
            visit("/changes/{reference}/timeline", change);
            visit("/changes/{reference}/compare", change);
            visit("/changes/{reference}/preview", change);
            String steps = "/changes/{reference}/{step:declare|implement|close|withdraw|roll-back}";
            visit(steps, draft, "declare");
            visit(steps, change, "implement");
            visit(steps, change, "withdraw");
            visit("/changes/{reference}/exclusions/{carrier}/approve", draft, scene.carrier(1));
            visit("/changes/{reference}/links/{carrier}/end", change, carrier);
            visit("/changes/templates");
            visit("/changes/templates/new");
            visitAs(admin, "/changes/templates/new", "?from=" + change);
            visit("/changes/templates/{code}", template);
            for (String view : List.of("week", "month")) {
                visitAs(
                        admin,
                        "/calendar",
                        "?platform=" + platform + "&view=" + view + "&from="
                                + scene.start().toString().substring(0, 10));
            }

            RequestSpecification contact = Browser.asCarrier(carrier);
            visitAs(contact, "/inbox", "");
            visitAs(contact, "/inbox/answered", "");
            visitAs(contact, "/inbox/{reference}", "", change);
            String answers = "/inbox/{reference}/{step:accept|acknowledge|reject|withdraw}";
            visitAs(contact, answers, "", change, "accept");
            visitAs(contact, answers, "", change, "reject");
            visitAs(contact, "/calendar", "");
            visitAs(Browser.anonymous(), "/sign-off/{token:[A-Za-z0-9_-]{1,64}}", "", token(change));
        }

        private Map<String, Object> template(String code) {
            return Map.of(
                    "code",
                    code,
                    "name",
                    "A sender of a client",
                    "platform",
                    platform,
                    "title",
                    "A new sender",
                    "description",
                    "Messages show the client's name.",
                    "category",
                    "sender-identity",
                    "effects",
                    List.of(Map.of("attribute", "sender", "before", "36000", "after", "POLEEMPLOI")),
                    "rollbackPlan",
                    "Put it back.");
        }

        /** As it stands in a letter to a contact of the carrier. */
        private String token(String change) {
            return QuarkusTransaction.requiringNew().call(() -> {
                String reader = Arc.container()
                        .instance(Addressees.class)
                        .get()
                        .ofCarrier(carrier)
                        .get(0)
                        .get(0)
                        .id();
                return Arc.container()
                        .instance(LinkService.class)
                        .get()
                        .token(change, size + 1, carrier, reader)
                        .orElseThrow();
            });
        }

        private void launches() {
            String decision = "";
            for (String campaign : campaigns) {
                decision = Api.asClient(client)
                        .body(Map.of("client", client, "platform", platform, "campaign", campaign))
                        .post("/api/v1/preflight")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("decisionId");
            }
            String hold = "";
            String override = "";
            for (String campaign : campaigns) {
                hold = create("/holds", Map.of("scope", Map.of("campaign", campaign), "reason", "Wait."), "id");
                override = create(
                        "/overrides",
                        Map.of(
                                "campaign",
                                campaign,
                                "reasonCodes",
                                List.of("signed-off"),
                                "reason",
                                "By telephone.",
                                "until",
                                soon.toString()),
                        "id");
            }
            RequestSpecification manager = Browser.as(Role.CHANGE_MANAGER);
            visitAs(manager, "/launch", "");
            visitAs(manager, "/launch", "?campaign=" + campaigns.get(0));
            visit("/outlook");
            visit("/decisions");
            visitAs(admin, "/decisions", "?campaign=" + campaigns.get(0));
            visit("/decisions/{id}", decision);
            visit("/decisions/{id}/replay", decision);
            visit("/holds");
            visit("/holds/new");
            visit("/holds/{id}", hold);
            visit("/holds/overrides");
            visit("/holds/overrides/new");
            visit("/holds/overrides/{id}", override);
        }

        private void watch() {
            String campaign = campaigns.get(0);
            String canary = "";
            for (int i = 0; i <= size; i++) {
                canary = create(
                        "/canaries",
                        Map.of("platform", platform, "carrier", scene.carrier(i), "campaign", campaign),
                        "id");
            }
            Api.asClient(client)
                    .body(scenesCarriers().stream()
                            .flatMap(code -> campaigns.stream().map(each -> report(each, code)))
                            .toList())
                    .post("/api/v1/delivery-reports")
                    .then()
                    .statusCode(200);
            visit("/watch");
            visit("/watch/campaigns/{campaign}", campaign);
            visit("/watch/campaigns/{campaign}/{carrier}", campaign, carrier);
            visit("/watch/baselines");
            visit("/watch/baselines/{carrier}", carrier);
            visit("/watch/canaries");
            visit("/watch/canaries/new");
            visitAs(admin, "/watch/canaries/new", "?platform=" + platform);
            visit("/watch/canaries/{id}/cancel", canary);
            visit("/watch/settings");
            visit("/watch/settings/edit");
        }

        private static Map<String, String> report(String campaign, String carrier) {
            return Map.of(
                    "campaign",
                    campaign,
                    "messageId",
                    "m-" + carrier,
                    "carrier",
                    carrier,
                    "state",
                    "delivered-handset",
                    "submittedAt",
                    Instant.now().toString());
        }

        private void incidents() {
            Trouble trouble = new Trouble(platform, carrier);
            trouble.hold();
            String incident = trouble.incident();
            for (int i = 0; i < size; i++) {
                trouble.beside().hold(List.of(), false);
                new Trouble().hold();
                Trouble.move(trouble.manager(), incident, "notes", Map.of("note", "Note " + i))
                        .then()
                        .statusCode(201);
                Trouble.move(
                                trouble.manager(),
                                incident,
                                "clients-informed",
                                Map.of("by", "Telephone " + i, "note", "Told."))
                        .then()
                        .statusCode(200);
            }
            visit("/incidents");
            visit("/incidents/{reference}", incident);
            visit("/incidents/{reference}/timeline", incident);
            String steps =
                    "/incidents/{reference}/{step:acknowledge|note|inform|cause|actions|impact|canary|close|decline}";
            for (String step : List.of("acknowledge", "note", "inform", "cause", "actions", "impact", "canary")) {
                visit(steps, incident, step);
            }
        }

        private void ledger() {
            String erasure = "";
            String person = "";
            for (int i = 0; i < size; i++) {
                person = somebody();
                erasure = create("/erasures", Map.of("person", person, "reason", "Asked for."), "id");
            }
            visit("/ledger");
            visitAs(admin, "/ledger/newer", "?since=0");
            visit("/ledger/{index:\\d{1,18}}", "0");
            visit("/ledger/export");
            visit("/ledger/self-check");
            visit("/ledger/erasures");
            visit("/ledger/erasures/choose");
            visitAs(admin, "/ledger/erasures/new", "?person=" + somebody());
            visit("/ledger/erasures/{id}", erasure);
        }

        private static String somebody() {
            return create(
                    "/people",
                    Map.of(
                            "login",
                            Api.code("login"),
                            "name",
                            "Somebody",
                            "email",
                            "somebody@example.org",
                            "password",
                            Api.PASSWORD,
                            "roles",
                            List.of("auditor")),
                    "id");
        }

        private void administration() {
            String webhook = create(
                    "/webhooks",
                    Map.of("url", "https://receiver.example/hook", "events", List.of("hold-placed")),
                    "id");
            // One that is told of nothing which happens here; the page of one that has ended is gone.
            String idle = create(
                    "/webhooks",
                    Map.of(
                            "url",
                            "https://receiver.example/hook",
                            "events",
                            List.of("decision-recorded"),
                            "client",
                            Registry.client()),
                    "id");
            String key = "";
            for (int i = 0; i < size; i++) {
                key = create("/api-keys", Map.of("name", "A key", "roles", List.of("auditor")), "id");
                create("/holds", Map.of("scope", Map.of("campaign", campaigns.get(i)), "reason", "Wait again."), "id");
            }
            String notices = "/api/v1/notices?webhook=" + webhook;
            await().atMost(Duration.ofMinutes(1))
                    .until(() ->
                            Api.admin().get(notices).jsonPath().getList("items").size() >= size);
            String notice = Api.admin().get(notices).path("items[0].id");
            Api.admin().delete("/api/v1/webhooks/" + webhook).then().statusCode(204);
            String person = linked("/administration/people?q=" + login, "/administration/people/(p-[^/\"?]+)");
            for (int i = 0; i < size; i++) {
                Browser.as(login);
            }
            String session = linked("/administration/sessions?q=" + login, "/administration/sessions/([^/\"]+)/end");
            visit("/administration");
            visit("/administration/people");
            visit("/administration/people/new");
            visit("/administration/people/{id}", person);
            visit("/administration/people/{id}/edit", person);
            visit("/administration/people/{id}/{step}", person, "disable");
            visit("/administration/people/{id}/{step}", person, "password");
            visit("/administration/keys");
            visit("/administration/keys/new");
            visit("/administration/keys/{id}", key);
            visit("/administration/roles");
            visit("/administration/sessions");
            visit("/administration/sessions/{id}/end", session);
            visit("/administration/webhooks");
            visit("/administration/webhooks/new");
            visit("/administration/webhooks/{id}", idle);
            visit("/administration/notices");
            visitAs(admin, "/administration/notices", "?webhook=" + webhook);
            visit("/administration/notices/{id}", notice);
        }

        /** What the first such link on a page names. */
        private String linked(String page, String link) {
            Matcher found = Pattern.compile(link)
                    .matcher(given().spec(admin)
                            .get(page)
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString());
            assertThat(found.find()).as("a link on " + page).isTrue();
            return found.group(1);
        }

        private void people() {
            for (int i = 0; i < Math.min(size, CalendarFeedService.MOST_OF_ONE); i++) {
                Api.as(login, Api.PASSWORD)
                        .post("/api/v1/calendar/feeds")
                        .then()
                        .statusCode(201);
            }
            visitAs(Browser.anonymous(), "/sign-in", "");
            visit("/welcome");
            visitAs(admin, "/search", "?q=campaign");
            visit("/profile");
            visit("/profile/password");
            visit("/profile/calendar");
            visit("/profile/notices");
            visit("/administration/calendars");
            visit("/");
            for (Role role : Role.values()) {
                String bound = role == Role.CARRIER ? carrier : null;
                String system = role == Role.CAMPAIGN_SYSTEM ? client : null;
                visitAs(Browser.as(Api.person(bound, system, role)), "/", "");
            }
        }
    }
}
