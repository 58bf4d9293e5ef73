package org.countersign.notices.calendar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.countersign.access.People;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.notices.calendar.ReadCalendar.ReadEvent;
import org.countersign.testing.Api;
import org.countersign.testing.AtOnce;
import org.countersign.testing.Facts;
import org.countersign.testing.Registry;
import org.countersign.testing.Scene;
import org.countersign.testing.SentSql;
import org.junit.jupiter.api.Test;

/** Calendars at secret addresses, over HTTP, read by somebody else's code. */
@QuarkusTest
class CalendarFeedTest {
    private static final String FEEDS = "/api/v1/calendar/feeds";

    @Inject
    PublishedCalendar calendar;

    @Inject
    People people;

    @Inject
    Facts facts;

    private static Response made(RequestSpecification owner) {
        Response made = owner.post(FEEDS);
        made.then().statusCode(201);
        return made;
    }

    private static String address(RequestSpecification owner) {
        return made(owner).path("url");
    }

    private static ReadCalendar read(String address) {
        return ReadCalendar.of(
                given().get(address).then().statusCode(200).extract().asByteArray());
    }

    private static ReadEvent change(String address, String reference) {
        return read(address).event("change-" + reference).orElseThrow();
    }

    @Test
    void a_carriers_calendar_shows_the_changes_that_affect_it_and_no_others() {
        Scene scene = new Scene(2);
        String address = address(scene.contact(0));
        String alien = address(Api.asCarrier(Scene.newCarrier()));
        String declared = scene.declared();
        String draft = scene.draft(scene.content());

        ReadEvent event = change(address, declared);
        assertThat(event.value("SUMMARY")).isEqualTo("Désanonymisation des envois (" + declared + ")");
        assertThat(event.value("DTSTART")).isEqualTo(scene.start().toString().replaceAll("[-:]", ""));
        assertThat(event.value("SEQUENCE")).isEqualTo("1");
        assertThat(event.value("STATUS")).isEqualTo("TENTATIVE");
        assertThat(event.value("URL")).endsWith("/changes/" + declared);
        assertThat(event.value("X-MAINTNOTE-ACCOUNT")).isEqualTo(scene.carrier(0));
        assertThat(event.value("X-MAINTNOTE-OBJECT-ID")).isEqualTo(scene.platform() + "/" + scene.carrier(0));
        assertThat(event.value("X-MAINTNOTE-IMPACT")).isEqualTo("DEGRADED");
        assertThat(event.value("X-MAINTNOTE-STATUS")).isEqualTo("TENTATIVE");
        assertThat(event.value("DESCRIPTION")).contains("Your answer is awaited by");
        assertThat(event.has("ATTENDEE")).isFalse();
        assertThat(read(address).event("change-" + draft)).isEmpty();
        assertThat(read(alien).events()).isEmpty();
    }

    @Test
    void no_carrier_reads_anothers_name_or_answer() {
        Scene scene = new Scene(2);
        String address = address(scene.contact(0));
        String reference = scene.declared();
        scene.signOff(reference, 1, 1, "rejected", "Not with us.").then().statusCode(201);

        assertThat(given().get(address).asString().replace("\r\n ", ""))
                .doesNotContain(scene.carrier(1))
                .doesNotContain("Not with us");
    }

    @Test
    void who_reads_drafts_sees_them_as_tentative_and_not_when_they_are_given_up() {
        Scene scene = new Scene(1);
        String address = address(scene.manager());
        String draft = scene.draft(scene.content());

        assertThat(change(address, draft).value("STATUS")).isEqualTo("TENTATIVE");
        scene.move(draft, "withdraw").then().statusCode(200);
        assertThat(read(address).event("change-" + draft)).isEmpty();
    }

    @Test
    void an_amendment_is_the_same_event_with_the_next_sequence_and_a_later_time() {
        Scene scene = new Scene(1);
        String address = address(scene.contact(0));
        String reference = scene.declared();
        ReadEvent before = change(address, reference);

        Instant end = scene.start().plus(3, ChronoUnit.HOURS);
        Map<String, Object> content =
                scene.content("window", Map.of("start", scene.start().toString(), "end", end.toString()));
        scene.amend(reference, content, false).then().statusCode(201);

        ReadEvent after = change(address, reference);
        assertThat(after.value("UID")).isEqualTo(before.value("UID"));
        assertThat(after.value("SEQUENCE")).isEqualTo("2");
        assertThat(after.value("DTEND")).isEqualTo(end.toString().replaceAll("[-:]", ""));
        assertThat(after.value("LAST-MODIFIED")).isGreaterThanOrEqualTo(before.value("LAST-MODIFIED"));
        assertThat(after.value("DTSTAMP")).isEqualTo(after.value("LAST-MODIFIED"));
    }

    @Test
    void a_change_is_confirmed_once_all_have_accepted_and_goes_on_to_its_end() {
        Scene scene = new Scene(2);
        String address = address(scene.contact(0));
        String reference = scene.declared();

        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        assertThat(change(address, reference).value("X-MAINTNOTE-STATUS")).isEqualTo("TENTATIVE");
        scene.signOff(reference, 1, "accepted").then().statusCode(201);
        assertThat(change(address, reference).value("X-MAINTNOTE-STATUS")).isEqualTo("CONFIRMED");
        assertThat(change(address, reference).value("DESCRIPTION")).contains("Your answer: accepted.");
        scene.move(reference, "implement").then().statusCode(200);
        assertThat(change(address, reference).value("X-MAINTNOTE-STATUS")).isEqualTo("IN-PROCESS");
        scene.move(reference, "close").then().statusCode(200);
        assertThat(change(address, reference).value("X-MAINTNOTE-STATUS")).isEqualTo("COMPLETED");
    }

    @Test
    void what_was_taken_back_stays_as_cancelled() {
        Scene scene = new Scene(1);
        String address = address(scene.contact(0));
        String reference = scene.declared();

        scene.move(reference, "withdraw").then().statusCode(200);

        assertThat(change(address, reference).value("STATUS")).isEqualTo("CANCELLED");
        assertThat(change(address, reference).value("X-MAINTNOTE-STATUS")).isEqualTo("CANCELLED");
    }

    @Test
    void protected_periods_and_contract_ends_are_for_who_reads_the_clients_affairs() {
        String client = Registry.client();
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(20, ChronoUnit.DAYS);
        String period = Api.admin()
                .body(Map.of(
                        "from", start.toString(),
                        "until", start.plus(2, ChronoUnit.DAYS).toString(),
                        "reason", "Rentrée, soldes; et « fêtes »\nde fin d’année"))
                .post("/api/v1/clients/" + client + "/protected-periods")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String platform = Registry.platform();
        String contract = Registry.contract(client, platform, "2013-01-01T00:00:00Z", start.toString());

        ReadCalendar own = read(address(Api.asClient(client)));
        ReadEvent busy = own.event("protected-period-" + period).orElseThrow();
        assertThat(busy.value("DESCRIPTION")).isEqualTo("Rentrée, soldes; et « fêtes »\nde fin d’année");
        ReadEvent end = own.event("contract-end-" + contract).orElseThrow();
        assertThat(end.value("DTSTART")).isEqualTo(start.toString().replaceAll("[-:]", ""));
        assertThat(end.has("DTEND")).isFalse();
        assertThat(uidsOfClients(own)).hasSize(2);
        assertThat(uidsOfClients(read(address(Api.asClient(Registry.client())))))
                .isEmpty();
        assertThat(read(address(Api.asCarrier(Scene.newCarrier()))).events()).isEmpty();
    }

    private static List<String> uidsOfClients(ReadCalendar calendar) {
        return calendar.events().stream()
                .map(event -> event.value("UID"))
                .filter(uid -> !uid.startsWith("change-"))
                .toList();
    }

    @Test
    void texts_are_in_the_owners_language() {
        String client = Registry.client();
        Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(20, ChronoUnit.DAYS);
        String contract = Registry.contract(client, Registry.platform(), "2013-01-01T00:00:00Z", end.toString());
        String french = Api.person(Language.FR, null, client, Role.CAMPAIGN_SYSTEM);

        String summary = read(address(Api.as(french, Api.PASSWORD)))
                .event("contract-end-" + contract)
                .orElseThrow()
                .value("SUMMARY");
        assertThat(summary).startsWith("Fin du contrat " + contract);
    }

    @Test
    void an_empty_calendar_is_one_too() {
        ReadCalendar empty = read(address(Api.asCarrier(Scene.newCarrier())));

        assertThat(empty.events()).isEmpty();
        assertThat(empty.value("METHOD")).isEqualTo("PUBLISH");
        assertThat(empty.value("X-WR-CALNAME")).startsWith("Countersign (");
        assertThat(empty.value("REFRESH-INTERVAL")).isEqualTo("PT1H");
    }

    @Test
    void what_has_not_changed_is_not_sent_again() {
        Scene scene = new Scene(1);
        String address = address(scene.contact(0));
        String reference = scene.declared();
        Response first = given().get(address);
        first.then()
                .statusCode(200)
                .header("Content-Type", "text/calendar;charset=UTF-8")
                .header("Cache-Control", "private, no-cache");
        String tag = first.header("ETag");

        given().header("If-None-Match", tag)
                .get(address)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag))
                .body(equalTo(""));
        scene.move(reference, "withdraw").then().statusCode(200);
        given().header("If-None-Match", tag).get(address).then().statusCode(200).header("ETag", not(tag));
    }

    @Test
    void the_address_is_shown_once_and_is_nowhere_else() {
        String login = Api.person(null, null, Role.AUDITOR);
        String key = Api.code("once");
        String address = Api.as(login, Api.PASSWORD)
                .header("Idempotency-Key", key)
                .post(FEEDS)
                .then()
                .statusCode(201)
                .body("url", startsWith("http"))
                .extract()
                .path("url");
        String secret = address.replaceAll(".*/|\\.ics$", "");
        String id = Api.as(login, Api.PASSWORD)
                .header("Idempotency-Key", key)
                .post(FEEDS)
                .then()
                .statusCode(201)
                .body("url", nullValue())
                .extract()
                .path("id");

        Api.as(login, Api.PASSWORD)
                .get(FEEDS)
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(id)))
                .body(not(containsString(secret)));
        Api.as(login, Api.PASSWORD).get(FEEDS + "/" + id).then().statusCode(200).body(not(containsString(secret)));
        given().get(address).then().statusCode(200);
        assertThat(facts.kindsAbout(id)).containsExactly("calendar-feed-made");
        assertThat(facts.about(id).toString()).doesNotContain(secret);
        assertThat(given().get("/q/metrics").asString()).doesNotContain(secret);
    }

    @Test
    void an_address_that_is_revoked_or_never_was_leads_nowhere() {
        RequestSpecification owner = Api.as(Role.AUDITOR);
        Response made = made(owner);
        String address = made.path("url");
        String id = made.path("id");
        given().get(address).then().statusCode(200);

        owner.delete(FEEDS + "/" + id).then().statusCode(204);

        given().get(address).then().statusCode(404).body("type", containsString("not-found"));
        owner.get(FEEDS + "/" + id).then().statusCode(404);
        owner.delete(FEEDS + "/" + id).then().statusCode(404);
        given().get("/api/v1/calendar/" + "A".repeat(43) + ".ics").then().statusCode(404);
        given().get("/api/v1/calendar/x.ics").then().statusCode(404);
    }

    @Test
    void a_disabled_persons_address_leads_nowhere() {
        String login = Api.person(null, null, Role.AUDITOR);
        Response made = made(Api.as(login, Api.PASSWORD));
        String address = made.path("url");
        String person = made.path("person");

        Api.admin()
                .body(Map.of("disabled", true))
                .patch("/api/v1/people/" + person)
                .then()
                .statusCode(200);

        given().get(address).then().statusCode(404);
    }

    @Test
    void a_feed_is_for_its_owner_and_administrators() {
        Response made = made(Api.as(Role.AUDITOR));
        String id = made.path("id");

        Api.as(Role.CHANGE_MANAGER).get(FEEDS + "/" + id).then().statusCode(404);
        Api.as(Role.CHANGE_MANAGER).delete(FEEDS + "/" + id).then().statusCode(404);
        Api.as(Role.CHANGE_MANAGER).get(FEEDS).then().statusCode(200).body("items", hasSize(0));
        given().get(FEEDS).then().statusCode(401);
        Api.admin().get(FEEDS).then().statusCode(200).body("items.id", hasItem(id));
        Api.admin().delete(FEEDS + "/" + id).then().statusCode(204);
        given().get(made.<String>path("url")).then().statusCode(404);
    }

    @Test
    void an_api_key_has_no_calendar() {
        Api.key(Role.ADMIN).post(FEEDS).then().statusCode(403);
    }

    @Test
    void a_person_has_five_addresses_at_most_however_they_race() {
        String login = Api.person(null, null, Role.AUDITOR);
        List<Integer> statuses =
                AtOnce.run(8, i -> () -> Api.as(login, Api.PASSWORD).post(FEEDS).statusCode());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(5);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(3);
        Api.as(login, Api.PASSWORD)
                .get(FEEDS)
                .then()
                .body("items", hasSize(5))
                .body("items.person", everyItem(startsWith("p-")));
    }

    @Test
    void a_stale_condition_revokes_nothing() {
        RequestSpecification owner = Api.as(Role.AUDITOR);
        String id = made(owner).path("id");

        owner.header("If-Match", "\"7\"").delete(FEEDS + "/" + id).then().statusCode(412);
    }

    @Test
    void where_there_are_too_many_those_that_are_over_are_left_out_first() {
        Scene scene = new Scene(1);
        Response feed = made(scene.contact(0));
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String past = declared(scene, now.minus(Duration.ofDays(2)));
        String soon = declared(scene, now.plus(Duration.ofDays(1)));
        String later = declared(scene, now.plus(Duration.ofDays(5)));
        declared(scene, now.minus(Duration.ofDays(91)));
        declared(scene, now.plus(Duration.ofDays(732)));

        assertThat(references(feed, 10)).containsExactly(soon, later, past);
        assertThat(references(feed, 2)).containsExactly(soon, later);
        assertThat(references(feed, 1)).containsExactly(soon);
    }

    @Test
    void a_calendar_costs_the_same_number_of_statements_however_much_is_in_it() {
        Scene scene = new Scene(1);
        Response feed = made(scene.contact(0));
        scene.declared();
        references(feed, 10);
        List<String> few = SentSql.of(() -> references(feed, 10));
        for (int i = 0; i < 4; i++) {
            scene.declared();
        }

        assertThat(SentSql.of(() -> assertThat(references(feed, 10)).hasSize(5)))
                .hasSameSizeAs(few);
    }

    private static String declared(Scene scene, Instant start) {
        return scene.declared(scene.content(
                "window",
                Map.of(
                        "start",
                        start.toString(),
                        "end",
                        start.plus(1, ChronoUnit.HOURS).toString())));
    }

    private List<String> references(Response feed, int most) {
        byte[] bytes = QuarkusTransaction.requiringNew()
                .call(() -> calendar.of(
                        people.findById(feed.<String>path("person")),
                        URI.create("https://countersign.example/"),
                        most));
        List<String> references = new ArrayList<>();
        ReadCalendar.of(bytes).events().forEach(event -> references.add(event.value("X-MAINTNOTE-MAINTENANCE-ID")));
        return references;
    }
}
