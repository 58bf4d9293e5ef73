package org.countersign.ui.webhooks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.access.Role;
import org.countersign.notices.Sql;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.Facts;
import org.countersign.testing.LaunchScene;
import org.countersign.testing.Registry;
import org.countersign.testing.Scene;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class WebhookPagesTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String WEBHOOKS = "/administration/webhooks";
    private static final String NOTICES = "/administration/notices";
    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]{43}=");

    @Inject
    Facts facts;

    @Inject
    Sql sql;

    private final AtomicInteger requests = new AtomicInteger();
    private final List<String> registered = new ArrayList<>();
    private volatile int answer = 204;
    private HttpServer receiver;
    private RequestSpecification admin;

    @BeforeEach
    void receive() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            requests.incrementAndGet();
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        receiver.start();
        admin = Browser.as(Role.ADMIN);
    }

    @AfterEach
    void close() {
        registered.forEach(id -> Api.admin().delete("/api/v1/webhooks/" + id));
        receiver.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
    }

    @ParameterizedTest
    @EnumSource(names = {"DUTY_OWNER", "PIPELINE"})
    void who_has_no_webhooks_sees_none_of_it(Role role) {
        RequestSpecification other = Browser.as(role);
        for (String path : List.of(WEBHOOKS, WEBHOOKS + "/new", WEBHOOKS + "/w-x", NOTICES, NOTICES + "/n-x")) {
            other.get(path).then().statusCode(403);
        }
        for (String path :
                List.of(WEBHOOKS + "/new", WEBHOOKS + "/w-x/rotate", WEBHOOKS + "/w-x/end", NOTICES + "/n-x")) {
            other.post(path).then().statusCode(403);
        }
    }

    @Test
    void auditors_see_all_of_it_and_change_nothing() {
        String id = register("hold-placed");
        String hold = new LaunchScene(1).hold("Wait.");
        await().atMost(LONG).until(() -> "delivered".equals(told(id, hold, "state")));
        String notice = notice(NOTICES + "?webhook=" + id + "&subject=" + hold);
        String auditor = Api.person(null, null, Role.AUDITOR);

        assertThat(shown(Browser.as(auditor), WEBHOOKS)).doesNotContain(WEBHOOKS + "/new", "/administration/people");
        assertThat(shown(Browser.as(auditor), WEBHOOKS + "/" + id)).doesNotContain("/rotate", "/end\"");
        assertThat(shown(Browser.as(auditor), notice)).contains("204").doesNotContain("Send again");
        Browser.as(auditor).get(WEBHOOKS + "/new").then().statusCode(403);
        for (String path :
                List.of(WEBHOOKS + "/new", WEBHOOKS + "/" + id + "/rotate", WEBHOOKS + "/" + id + "/end", notice)) {
            Browser.as(auditor).post(path).then().statusCode(403);
        }
    }

    @Test
    void a_carriers_person_adds_a_webhook_for_their_carrier_and_sees_no_other() {
        Scene scene = new Scene(2);
        String theirs = register("https://other.example/hook", "change-declared", scene.carrier(1));
        String everybodys = register("https://everything.example/hook", "change-declared", null);
        String person = Api.person(scene.carrier(0), null, Role.CARRIER);
        assertThat(shown(Browser.as(person), "/profile")).contains("href=\"" + WEBHOOKS + "\"");
        String blank = shown(Browser.as(person), WEBHOOKS + "/new");
        assertThat(blank)
                .contains("value=\"change-declared\"", "value=\"signed-off\"")
                .doesNotContain("name=\"carrier\"", "name=\"client\"", "value=\"hold-placed\"", scene.carrier(1));

        String page = Browser.as(person)
                .formParam("once", value("once", blank))
                .formParam("url", url())
                .formParam("events@codes", "", "change-declared")
                .post(WEBHOOKS + "/new")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        secret(page);
        String list = shown(Browser.as(person), WEBHOOKS);
        assertThat(list)
                .contains("127.0.0.1")
                .doesNotContain("other.example", "everything.example", "/administration/people");
        Matcher own = Pattern.compile(WEBHOOKS + "/(w-[0-9a-z]+)").matcher(list);
        assertThat(own.find()).isTrue();
        registered.add(own.group(1));
        assertThat(shown(Browser.as(person), own.group())).contains(url()).doesNotContain("href=\"/ledger");
        Browser.as(scene.managerLogin()).get(own.group()).then().statusCode(200);
        for (String other : List.of(theirs, everybodys)) {
            Browser.as(person).get(WEBHOOKS + "/" + other).then().statusCode(404);
            for (String step : List.of("/rotate", "/end")) {
                Browser.as(person)
                        .formParam("version", "0")
                        .post(WEBHOOKS + "/" + other + step)
                        .then()
                        .statusCode(404);
            }
        }
        Browser.as(person)
                .formParam("url", url())
                .formParam("carrier", scene.carrier(1))
                .formParam("events@codes", "", "change-declared")
                .post(WEBHOOKS + "/new")
                .then()
                .statusCode(403);
    }

    @Test
    void a_carriers_person_sends_their_dead_letters_again_and_no_other_carriers() {
        answer = 503;
        Scene scene = new Scene(2);
        String own = register(url(), "change-declared", scene.carrier(0));
        String theirs = register(url() + "?other", "change-declared", scene.carrier(1));
        String reference = scene.declared();
        await().atMost(LONG).until(() -> Integer.valueOf(503).equals(told(own, reference, "status")));
        await().atMost(LONG).until(() -> told(theirs, reference, "state") != null);
        String another = String.valueOf(told(theirs, reference, "id"));
        String mine = String.valueOf(told(own, reference, "id"));
        dies(mine);
        String person = Api.person(scene.carrier(0), null, Role.CARRIER);

        assertThat(shown(Browser.as(person), NOTICES + "?state=dead")).contains(NOTICES + "/" + mine, reference);
        assertThat(shown(Browser.as(person), NOTICES)).doesNotContain(another);
        assertThat(shown(Browser.as(person), NOTICES + "?webhook=" + theirs)).doesNotContain(another);
        assertThat(shown(Browser.as(person), NOTICES + "/" + mine))
                .contains("503", "Send again")
                .doesNotContain("href=\"/ledger");
        Browser.as(person).get(NOTICES + "/" + another).then().statusCode(404);
        Browser.as(person).post(NOTICES + "/" + another).then().statusCode(404);

        answer = 204;
        Browser.as(person).post(NOTICES + "/" + mine).then().statusCode(303);
        await().atMost(LONG).until(() -> "delivered".equals(told(own, reference, "state")));
    }

    @Test
    void a_campaign_systems_person_adds_one_for_their_client_only() {
        String client = Registry.client();
        String theirs = register("https://other.example/hook", "change-declared", null);
        String person = Api.person(null, client, Role.CAMPAIGN_SYSTEM);
        assertThat(shown(Browser.as(person), WEBHOOKS + "/new"))
                .contains("value=\"clearance-ended\"")
                .doesNotContain("name=\"carrier\"", "name=\"client\"", "value=\"signed-off\"");

        Browser.as(person)
                .formParam("url", url())
                .formParam("events@codes", "", "clearance-ended")
                .post(WEBHOOKS + "/new")
                .then()
                .statusCode(200);

        List<String> found =
                Api.admin().get("/api/v1/webhooks?limit=200").path("items.findAll { it.client == '%s' }.id", client);
        registered.addAll(found);
        assertThat(found).hasSize(1);
        assertThat(shown(Browser.as(person), WEBHOOKS)).contains(found.get(0)).doesNotContain(theirs);
        Browser.as(person).get(WEBHOOKS + "/" + theirs).then().statusCode(404);
    }

    /** As after three days of trying. */
    private void dies(String notice) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "update notice set state = 'DEAD', ended_at = noted_at, next_at = null where id = ?", notice));
    }

    @Test
    void what_there_is_not_is_not_found() {
        given().spec(admin).get(WEBHOOKS + "/w-x").then().statusCode(404);
        given().spec(admin).get(NOTICES + "/n-x").then().statusCode(404);
        given().spec(admin).get(NOTICES + "?state=lost").then().statusCode(400);
    }

    @Test
    void a_secret_is_shown_by_the_one_answer_that_makes_it_and_a_reload_gets_neither_it_nor_another_webhook() {
        String client = Registry.client();
        String once = value("once", admin.get(WEBHOOKS + "/new").asString());
        RequestSpecification form = admin.formParam("once", once)
                .formParam("url", url())
                .formParam("carrier", "")
                .formParam("client", client)
                .formParam("events@codes", "", "change-declared", "decision-recorded");

        Response first = form.post(WEBHOOKS + "/new");
        first.then().statusCode(200).header("Cache-Control", equalTo("no-store"));
        String secret = secret(first.asString());
        assertThat(first.headers().toString()).doesNotContain(secret);
        form.post(WEBHOOKS + "/new").then().statusCode(303).header("Location", endsWith(WEBHOOKS));

        List<String> found =
                Api.admin().get("/api/v1/webhooks?limit=200").path("items.findAll { it.client == '%s' }.id", client);
        registered.addAll(found);
        assertThat(found).hasSize(1);
        assertThat(Browser.as(Role.ADMIN).get(WEBHOOKS + "/" + found.get(0)).asString())
                .contains(url())
                .doesNotContain("whsec_");
    }

    @Test
    void what_is_wrong_stands_beside_it_and_what_was_typed_is_kept() {
        Browser.as(Role.ADMIN)
                .formParam("url", "https://10.0.0.1/kept")
                .formParam("client", Registry.client())
                .formParam("events@codes", "", "hold-placed")
                .post(WEBHOOKS + "/new")
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString("value=\"https://10.0.0.1/kept\""),
                        containsString("value=\"hold-placed\" checked"),
                        containsString("id=\"f-url-fault\""),
                        containsString("id=\"f-events-fault\"")));
    }

    @Test
    void a_reload_of_the_page_with_another_secret_changes_it_no_second_time() {
        String id = register("hold-lifted");
        String page = admin.get(WEBHOOKS + "/" + id).asString();
        RequestSpecification form =
                admin.formParam("version", value("version", page)).formParam("once", value("once", page));

        Response first = form.post(WEBHOOKS + "/" + id + "/rotate");
        first.then().statusCode(200);
        secret(first.asString());
        form.post(WEBHOOKS + "/" + id + "/rotate").then().statusCode(303);

        assertThat(facts.kindsAbout(id)).containsExactly("webhook-registered", "webhook-rotated");
    }

    @Test
    void an_ended_webhook_is_not_listed_any_more() {
        String id = register("hold-lifted");
        String page = admin.get(WEBHOOKS + "/" + id).asString();

        admin.formParam("version", value("version", page))
                .post(WEBHOOKS + "/" + id + "/end")
                .then()
                .statusCode(303)
                .header("Location", endsWith(WEBHOOKS));

        Browser.as(Role.ADMIN).get(WEBHOOKS).then().body(not(containsString(id)));
    }

    @Test
    void what_was_delivered_shows_each_attempt_and_can_be_sent_again() {
        answer = 503;
        String id = register("hold-placed");
        String hold = new LaunchScene(1).hold("Wait <here>.");
        String list = NOTICES + "?webhook=" + id + "&subject=" + hold;
        await().atMost(LONG).until(() -> Integer.valueOf(503).equals(told(id, hold, "status")));
        answer = 204;
        await().atMost(LONG).until(() -> "delivered".equals(told(id, hold, "state")));
        String notice = notice(list);
        assertThat(page(list + "&state=delivered")).contains(notice);
        assertThat(page(notice)).contains("503", "204", "Wait &lt;here&gt;.");
        int sent = requests.get();

        Browser.as(Role.ADMIN).post(notice).then().statusCode(303).header("Location", endsWith(notice));

        await().atMost(LONG).until(() -> requests.get() > sent);
    }

    @Test
    void what_cannot_be_sent_again_says_why() {
        String id = register("hold-placed");
        String hold = new LaunchScene(1).hold("Wait.");
        String list = NOTICES + "?webhook=" + id + "&subject=" + hold;
        await().atMost(LONG).until(() -> "delivered".equals(told(id, hold, "state")));
        Api.admin().delete("/api/v1/webhooks/" + id).then().statusCode(204);

        Browser.as(Role.ADMIN).post(notice(list)).then().statusCode(409).body(containsString("is not served any more"));
    }

    @Test
    void what_carriers_webhooks_were_told_shows_on_the_change_with_the_last_answer_and_of_addresses_the_host() {
        answer = 503;
        Scene scene = new Scene(2);
        String own = register(url() + "?key=s3cret", "change-declared", scene.carrier(0));
        String others = register("https://other.example/hook", "change-declared", scene.carrier(1));
        register("https://everything.example/hook", "change-declared", null);
        String reference = scene.declared();
        await().atMost(LONG).until(() -> Integer.valueOf(503).equals(told(own, reference, "status")));
        await().atMost(LONG).until(() -> told(others, reference, "state") != null);

        assertThat(shown(scene.manager(), "/changes/" + reference))
                .contains("What was sent", "webhook at 127.0.0.1", "503", "webhook at other.example")
                .doesNotContain("s3cret", "everything.example");
    }

    @Test
    void what_a_carriers_webhooks_were_told_shows_on_its_page_to_those_who_may_know_of_it() {
        answer = 503;
        Scene scene = new Scene(2);
        String own = register(url() + "?key=s3cret", "change-declared", scene.carrier(0));
        register("https://other.example/hook", "change-declared", scene.carrier(1));
        String page = "/registry/carriers/" + scene.carrier(0);
        assertThat(shown(scene.manager(), page)).doesNotContain("What it was sent");
        String reference = scene.declared();
        await().atMost(LONG).until(() -> Integer.valueOf(503).equals(told(own, reference, "status")));

        for (RequestSpecification reader : List.of(scene.manager(), scene.contact(0), Api.as(Role.AUDITOR))) {
            assertThat(shown(reader, page))
                    .contains("What it was sent", "webhook at 127.0.0.1", "503", "/changes/" + reference)
                    .doesNotContain("s3cret", "other.example");
        }
        for (RequestSpecification stranger : List.of(scene.contact(1), Api.as(Role.DUTY_OWNER))) {
            assertThat(shown(stranger, page)).doesNotContain("What it was sent", "127.0.0.1");
        }
        Api.admin().delete("/api/v1/webhooks/" + own).then().statusCode(204);
        assertThat(shown(scene.contact(0), page)).contains("webhook at 127.0.0.1", "dead letter", "503");
    }

    private static String shown(RequestSpecification reader, String path) {
        return reader.get(path).then().statusCode(200).extract().asString();
    }

    /** What the API tells of the notice; null as long as there is none. */
    private static @Nullable Object told(String webhook, String subject, String property) {
        return Api.admin()
                .get("/api/v1/notices?webhook=" + webhook + "&subject=" + subject)
                .path("items[0]?." + property);
    }

    private String page(String path) {
        return given().spec(admin).get(path).then().statusCode(200).extract().asString();
    }

    /** The path of the first that is listed there. */
    private String notice(String list) {
        Matcher notice = Pattern.compile(NOTICES + "/n-[0-9a-z]+").matcher(page(list));
        assertThat(notice.find()).isTrue();
        return notice.group();
    }

    private String register(String event) {
        return register(url(), event, null);
    }

    private String register(String url, String event, @Nullable String carrier) {
        Map<String, Object> body = new HashMap<>(Map.of("url", url, "events", List.of(event)));
        body.put("carrier", carrier);
        String id = Api.admin()
                .body(body)
                .post("/api/v1/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        registered.add(id);
        return id;
    }

    private static String secret(String page) {
        Matcher secret = SECRET.matcher(page);
        assertThat(secret.find()).as(page).isTrue();
        return secret.group();
    }

    private static String value(String name, String page) {
        Matcher value =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        assertThat(value.find()).as(page).isTrue();
        return value.group(1);
    }
}
