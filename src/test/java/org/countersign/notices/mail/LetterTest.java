package org.countersign.notices.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.countersign.access.Role;
import org.countersign.notices.calendar.ReadCalendar;
import org.countersign.testing.Api;
import org.countersign.testing.Scene;
import org.countersign.testing.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What contacts and duty owners are written, over real SMTP. */
@QuarkusTest
@TestProfile(MailProfile.class)
class LetterTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String NOTICES = "/api/v1/notices";

    private static final int MANY = 50;

    private final GreenMail server = MailProfile.server();

    private @org.jspecify.annotations.Nullable PlayedMailServer played;

    @AfterEach
    void close() {
        server.stop();
        if (played != null) {
            played.close();
        }
    }

    @Test
    void a_declared_change_is_told_to_the_carriers_contact_in_its_language_with_what_is_asked_and_one_button()
            throws Exception {
        server.start();
        Scene scene = new Scene(1);
        String noc = contacts(scene, 0, "fr", "noc");

        String reference = scene.declared();
        MimeMessage letter = first(noc);

        assertThat(letter.getSubject())
                .isEqualTo("Contreseing demandé\u00a0: " + reference + " "
                        + scene.content().get("title"));
        assertThat(letter.getFrom()[0].toString()).isEqualTo(MailProfile.FROM);
        assertThat(letter.getHeader("Content-Language")).containsExactly("fr");
        assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        String text = part(letter, "text/plain");
        assertThat(text)
                .startsWith("Bonjour Zoé Lefèvre,")
                .contains("va être modifiée")
                .containsPattern("à \\d\\d:\\d\\d \\(CES?T\\)")
                .contains("aujourd’hui 36000")
                .contains("ensuite POLEEMPLOI")
                .contains("Merci d’en accuser réception avant le")
                .contains("Le silence ne vaut jamais accord")
                .contains(MailProfile.URL + "/")
                .doesNotContain("null");
        String html = part(letter, "text/html");
        assertThat(html).contains("<html lang=\"fr\">").containsOnlyOnce("<a ").contains("Lire et répondre");
    }

    @Test
    void letters_about_one_change_to_one_reader_keep_together_and_have_ids_of_their_own() throws Exception {
        server.start();
        Scene scene = new Scene(1);
        String noc = contacts(scene, 0, "en", "noc");
        String reference = scene.declared();
        first(noc);

        scene.amend(reference, scene.content("description", "Another text, and so another revision."), false)
                .then()
                .statusCode(201);
        // Each is awaited, since what came to nothing before it is sent is not sent.
        await().atMost(LONG).until(() -> to(noc).size() == 2);
        scene.signOff(reference, 0, 2, "accepted", null).then().statusCode(201);
        await().atMost(LONG).until(() -> to(noc).size() == 3);
        scene.move(reference, "withdraw").then().statusCode(200);
        await().atMost(LONG).until(() -> to(noc).size() == 4);

        List<MimeMessage> letters = to(noc);
        assertThat(letters)
                .extracting(letter -> letter.getHeader("References")[0])
                .containsOnly(letters.get(0).getHeader("References")[0]);
        assertThat(letters).extracting(MimeMessage::getMessageID).doesNotHaveDuplicates();
        assertThat(letters.subList(1, 4))
                .allSatisfy(
                        letter -> assertThat(letter.getSubject()).startsWith("Re: Sign-off requested: " + reference));
        assertThat(part(letters.get(1), "text/plain"))
                .contains("revision 2")
                .contains("Why it was amended: The window was wrong.");
        assertThat(part(letters.get(2), "text/plain")).contains("has accepted " + reference);
        assertThat(part(letters.get(3), "text/plain")).contains("withdrawn");
    }

    @Test
    void a_letter_about_a_change_invites_its_reader_to_it_as_calendars_and_operators_tools_read_it() throws Exception {
        server.start();
        Scene scene = new Scene(1);
        String noc = contacts(scene, 0, "fr", "noc");

        String reference = scene.declared();
        MimeMessage letter = first(noc);

        assertThat(letter.isMimeType("multipart/mixed")).isTrue();
        assertThat(leaves(letter)).hasSize(4);
        MimeMultipart alternatives = (MimeMultipart)
                ((MimeMultipart) letter.getContent()).getBodyPart(0).getContent();
        assertThat(alternatives.getContentType()).startsWith("multipart/alternative");
        ContentType type = new ContentType(
                alternatives.getBodyPart(alternatives.getCount() - 1).getContentType());
        assertThat(type.getBaseType()).isEqualTo("text/calendar");
        assertThat(type.getParameter("method")).isEqualTo("REQUEST");
        assertThat(type.getParameter("charset")).isEqualToIgnoringCase("UTF-8");
        Part file = leaf(letter, "application/ics");
        assertThat(file.getDisposition()).isEqualTo(Part.ATTACHMENT);
        assertThat(file.getFileName()).isEqualTo("invite.ics");
        String calendar = part(letter, "text/calendar");
        assertThat(part(letter, "application/ics")).isEqualTo(calendar);
        assertThat(calendar).endsWith("END:VCALENDAR\r\n").doesNotContain("/sign-off/");

        ReadCalendar.ReadEvent event = event(letter);
        assertThat(event.value("UID")).startsWith("change-" + reference + "@");
        assertThat(event.value("SEQUENCE")).isEqualTo("1");
        assertThat(event.value("ORGANIZER")).isEqualTo("mailto:countersign@platform.example");
        assertThat(event.value("ATTENDEE")).isEqualTo("mailto:" + noc);
        assertThat(event.value("DESCRIPTION")).contains("Votre réponse est attendue");
        assertThat(event.value("X-MAINTNOTE-ACCOUNT")).isEqualTo(scene.carrier(0));
        assertThat(event.value("X-MAINTNOTE-MAINTENANCE-ID")).isEqualTo(reference);
        assertThat(event.value("X-MAINTNOTE-STATUS")).isEqualTo("TENTATIVE");
    }

    @Test
    void an_amendment_is_the_same_event_with_a_higher_sequence_and_so_is_its_end() throws Exception {
        server.start();
        Scene scene = new Scene(1);
        String noc = contacts(scene, 0, "en", "noc");
        String reference = scene.declared();
        first(noc);
        scene.amend(reference, scene.content("description", "Another text, and so another revision."), false)
                .then()
                .statusCode(201);
        await().atMost(LONG).until(() -> to(noc).size() == 2);
        scene.signOff(reference, 0, 2, "accepted", null).then().statusCode(201);
        await().atMost(LONG).until(() -> to(noc).size() == 3);
        scene.move(reference, "withdraw").then().statusCode(200);
        await().atMost(LONG).until(() -> to(noc).size() == 4);

        List<MimeMessage> letters = to(noc);
        assertThat(letters.get(2).isMimeType("multipart/alternative"))
                .as("a confirmation asks nothing anew")
                .isTrue();
        List<ReadCalendar.ReadEvent> events =
                List.of(event(letters.get(0)), event(letters.get(1)), event(letters.get(3)));
        assertThat(events)
                .extracting(event -> event.value("UID"))
                .containsOnly(events.get(0).value("UID"));
        assertThat(events).extracting(event -> event.value("SEQUENCE")).containsExactly("1", "2", "3");
        assertThat(events)
                .extracting(event -> event.value("X-MAINTNOTE-STATUS"))
                .containsExactly("TENTATIVE", "TENTATIVE", "CANCELLED");
        assertThat(leaf(letters.get(3), "text/calendar").getContentType()).contains("method=CANCEL");
        assertThat(part(letters.get(3), "text/calendar"))
                .contains("METHOD:CANCEL\r\n")
                .contains("STATUS:CANCELLED\r\n");
    }

    @Test
    void a_carrier_that_is_left_out_is_told_once_that_nothing_is_asked_any_more_and_asked_anew_when_it_comes_back()
            throws Exception {
        server.start();
        Scene scene = new Scene(2);
        String noc = contacts(scene, 0, "fr", "noc");
        String other = contacts(scene, 1, "en", "noc");
        String reference = scene.declared();
        first(noc);
        scene.proposeExclusion(reference, 0);
        await().atMost(LONG).until(() -> to(noc).size() == 2);

        scene.approveExclusion(reference, 0);
        await().atMost(LONG).until(() -> to(noc).size() == 3);

        MimeMessage left = to(noc).get(2);
        assertThat(left.getSubject()).startsWith("Re: Contreseing demandé\u00a0: " + reference);
        assertThat(left.getHeader("References")).isEqualTo(to(noc).get(0).getHeader("References"));
        assertThat(part(left, "text/plain"))
                .contains(reference + " ne concerne plus A carrier, et il ne vous est plus rien demandé.")
                .doesNotContain(MailProfile.URL, "Merci d’en accuser réception", "null");
        assertThat(part(left, "text/html"))
                .contains("ne concerne plus")
                .doesNotContain("<a ", "Lire et répondre", "Voir le changement");
        assertThat(leaf(left, "text/calendar").getContentType()).contains("method=CANCEL");
        assertThat(part(left, "text/calendar")).contains("METHOD:CANCEL\r\n").contains("STATUS:CANCELLED\r\n");
        assertThat(event(left).value("X-MAINTNOTE-STATUS")).isEqualTo("CANCELLED");

        scene.amend(reference, scene.content(), false).then().statusCode(201);
        await().atMost(LONG).until(() -> to(noc).size() == 4);
        await().atMost(LONG).until(() -> to(other).size() == 3);

        MimeMessage again = to(noc).get(3);
        assertThat(again.getSubject()).startsWith("Contreseing demandé\u00a0: " + reference);
        assertThat(part(again, "text/plain"))
                .contains("va être modifiée")
                .contains("Merci d’en accuser réception avant le")
                .contains(MailProfile.URL + "/sign-off/");
        assertThat(part(again, "text/calendar")).contains("METHOD:REQUEST\r\n");
        List<ReadCalendar.ReadEvent> events = new ArrayList<>();
        for (MimeMessage letter : to(noc)) {
            events.add(event(letter));
        }
        assertThat(events)
                .extracting(event -> event.value("UID"))
                .containsOnly(events.get(0).value("UID"));
        assertThat(events).extracting(event -> event.value("SEQUENCE")).containsExactly("1", "2", "3", "4");
        assertThat(to(other))
                .allSatisfy(letter -> assertThat(part(letter, "text/plain")).doesNotContain("does not concern"));
    }

    @Test
    void those_of_a_platform_that_an_amendment_leaves_are_told_nothing_that_is_newer_and_those_of_the_other_are_asked()
            throws Exception {
        server.start();
        Scene scene = new Scene(1);
        Scene elsewhere = new Scene(1);
        String noc = contacts(scene, 0, "en", "noc");
        String joining = contacts(elsewhere, 0, "en", "noc");
        String reference = scene.declared();
        first(noc);

        scene.amend(reference, elsewhere.content("title", "Not for everybody"), false)
                .then()
                .statusCode(201);
        await().atMost(LONG).until(() -> to(noc).size() == 2);

        MimeMessage left = to(noc).get(1);
        assertThat(part(left, "text/plain")).contains(reference + " does not concern A carrier any more");
        assertThat(event(left).value("SEQUENCE")).isEqualTo("2");
        assertThat(event(left).value("X-MAINTNOTE-STATUS")).isEqualTo("CANCELLED");
        assertThat(GreenMailUtil.getWholeMessage(left)).doesNotContain("Not for everybody", elsewhere.platform());
        assertThat(part(left, "text/calendar")).doesNotContain("Not for everybody", elsewhere.platform());
        assertThat(part(first(joining), "text/plain")).contains("this concerns A carrier");
    }

    @Test
    void who_was_never_reached_is_not_told_that_nothing_is_asked_any_more() {
        Scene scene = new Scene(1);
        String noc = contacts(scene, 0, "en", "noc");
        String reference = scene.declared();
        scene.proposeExclusion(reference, 0);
        scene.approveExclusion(reference, 0);
        await().atMost(LONG).until(() -> ids(reference).size() == 3);

        PlayedMailServer back = play();
        await().atMost(LONG).until(() -> state(reference).equals("withheld"));

        assertThat(of(back, noc)).isEmpty();
    }

    @Test
    void a_draft_that_comes_to_leave_a_carrier_out_tells_it_nothing() {
        PlayedMailServer works = play();
        Scene scene = new Scene(2);
        String noc = contacts(scene, 0, "en", "noc");
        String other = contacts(scene, 1, "en", "noc");
        String reference = scene.draft(scene.content());
        scene.proposeExclusion(reference, 0);
        scene.approveExclusion(reference, 0);
        scene.move(reference, "declare").then().statusCode(200);
        await().atMost(LONG).until(() -> of(works, other).size() == 1);

        assertThat(of(works, noc)).isEmpty();
        assertThat(ids(reference)).hasSize(1);
    }

    @Test
    void who_was_told_of_a_change_by_their_own_choice_hears_that_it_does_not_concern_them_any_more() throws Exception {
        server.start();
        Scene scene = new Scene(1);
        contacts(scene, 0, "en", "noc");
        String login = Api.person(org.countersign.core.Language.FR, scene.carrier(0), null, Role.CARRIER);
        String reader = login + "@example.org";
        Api.as(login, Api.PASSWORD)
                .body(Map.of("events", List.of("change-declared")))
                .put("/api/v1/me/subscriptions")
                .then()
                .statusCode(200);
        String reference = scene.declared();
        first(reader);

        scene.proposeExclusion(reference, 0);
        scene.approveExclusion(reference, 0);
        await().atMost(LONG).until(() -> to(reader).size() == 2);

        assertThat(part(to(reader).get(1), "text/plain")).contains("il ne vous est plus rien demandé");
    }

    @Test
    void no_letter_tells_of_another_carrier() throws Exception {
        server.start();
        Scene scene = new Scene(2);
        String noc = contacts(scene, 0, "en", "noc");

        String reference = scene.declared();
        first(noc);
        scene.signOff(reference, 1, 1, "rejected", "Our secret filter drops it.")
                .then()
                .statusCode(201);
        scene.move(reference, "withdraw").then().statusCode(200);
        await().atMost(LONG).until(() -> to(noc).size() == 2);

        assertThat(to(noc))
                .allSatisfy(letter -> assertThat(GreenMailUtil.getWholeMessage(letter))
                        .doesNotContain(scene.carrier(1))
                        .doesNotContain("secret filter"));
    }

    @Test
    void contacts_of_the_first_duty_are_written_to_and_those_of_others_are_not() throws Exception {
        server.start();
        Scene scene = new Scene(1);
        String noc = contacts(scene, 0, "en", "noc", "management");

        scene.declared();
        first(noc);

        assertThat(to(noc.replace("noc", "management"))).isEmpty();
    }

    @Test
    void a_duty_owner_hears_of_an_incident_in_their_language() throws Exception {
        server.start();
        String login = Api.person(org.countersign.core.Language.FR, null, null, Role.DUTY_OWNER);
        Trouble trouble = new Trouble();

        trouble.warn();
        String incident = trouble.incident();
        MimeMessage letter = first(login + "@example.org");

        assertThat(letter.getSubject()).startsWith("Incident " + incident);
        assertThat(part(letter, "text/plain"))
                .contains("échouent plus souvent que d’habitude")
                .contains(trouble.campaign)
                .contains(MailProfile.URL + "/incidents/" + incident);
    }

    @Test
    void an_incident_overtakes_a_back_log_of_letters_about_changes() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch raised = new CountDownLatch(1);
        String owner = Api.person(null, null, Role.DUTY_OWNER) + "@example.org";
        Scene scene = new Scene(1);
        String carrier = "@" + scene.carrier(0) + ".example";
        PlayedMailServer slow = play();
        slow.says(recipient -> {
            if (recipient.endsWith(carrier)) {
                begun.countDown();
                holdUp(raised, Duration.ofSeconds(15));
                // Longer, over all the rounds, than a back-log is followed at a stretch.
                holdUp(new CountDownLatch(1), Duration.ofMillis(slow.asked().contains(owner) ? 0 : 400));
            }
            return PlayedMailServer.OK;
        });
        manyContacts(scene, carrier);
        scene.declared();
        await().atMost(LONG).until(() -> begun.getCount() == 0);

        new Trouble().warn();
        raised.countDown();
        await().atMost(LONG).until(() -> of(slow, carrier).size() == MANY);

        List<String> asked = slow.asked();
        assertThat(asked).contains(owner);
        assertThat(asked.subList(asked.indexOf(owner), asked.size()))
                .anyMatch(recipient -> recipient.endsWith(carrier));
    }

    private static void holdUp(CountDownLatch until, Duration most) {
        try {
            until.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void manyContacts(Scene scene, String domain) {
        List<Map<String, String>> contacts = IntStream.range(0, MANY)
                .mapToObj(i -> Map.of("name", "Zoé Lefèvre", "email", i + domain, "duty", "noc"))
                .toList();
        Api.admin()
                .body(Map.of("contacts", contacts))
                .patch("/api/v1/carriers/" + scene.carrier(0))
                .then()
                .statusCode(200);
    }

    @Test
    void what_the_server_refuses_for_good_is_a_dead_letter_that_tells_why_and_can_be_sent_again() {
        PlayedMailServer refusing = play();
        Scene scene = new Scene(1);
        String noc = contacts(scene, 0, "en", "noc");
        refusing.says(recipient -> recipient.equals(noc) ? "550 5.1.1 no such mailbox" : PlayedMailServer.OK);
        String reference = scene.declared();
        await().atMost(LONG).until(() -> "dead".equals(asked(reference).getString("state")));

        // To whom the change belongs is told of it, by a letter of their own.
        await().atMost(LONG).until(() -> state(reference).equals("delivered"));
        JsonPath dead = asked(reference);
        assertThat(dead.getString("channel")).isEqualTo("email");
        assertThat(dead.getString("webhook")).isNull();
        assertThat(dead.getString("carrier")).isEqualTo(scene.carrier(0));
        assertThat(dead.getString("to")).isEqualTo(noc);
        assertThat(dead.getInt("status")).isEqualTo(550);
        assertThat(dead.getString("detail")).contains("no such mailbox");
        assertThat(ids(reference)).hasSize(2);
        assertThat(refusing.asked()).filteredOn(noc::equals).hasSize(1);
        refusing.says(recipient -> PlayedMailServer.OK);
        Api.admin()
                .post(NOTICES + "/" + dead.getString("id") + "/resend")
                .then()
                .statusCode(200)
                .body("state", equalTo("pending"));
        await().atMost(LONG).until(() -> "delivered".equals(asked(reference).getString("state")));
        assertThat(refusing.taken())
                .extracting(PlayedMailServer.Taken::recipient)
                .contains(noc);
    }

    @Test
    void what_the_server_puts_off_is_tried_again_as_the_same_message() {
        PlayedMailServer busy = play().ends(recipient -> PlayedMailServer.HANG_UP);
        Scene scene = new Scene(1);
        String noc = contacts(scene, 0, "en", "noc");
        String reference = scene.declared();
        await().atMost(LONG).until(() -> of(busy, noc).size() >= 2);

        busy.ends(recipient -> PlayedMailServer.OK);
        await().atMost(LONG).until(() -> state(reference).equals("delivered"));

        assertThat(of(busy, noc))
                .extracting(letter -> letter.header("Message-ID"))
                .hasSizeGreaterThanOrEqualTo(3)
                .containsOnly(of(busy, noc).get(0).header("Message-ID"));
    }

    @Test
    void a_letter_waits_for_the_server_however_long_that_is_down_and_what_came_to_nothing_meanwhile_is_not_sent() {
        Scene scene = new Scene(1);
        String noc = contacts(scene, 0, "en", "noc");
        String reference = scene.declared();
        scene.move(reference, "withdraw").then().statusCode(200);
        await().atMost(LONG).until(() -> ids(reference).size() == 2);

        PlayedMailServer back = play();
        await().atMost(LONG).until(() -> state(reference).equals("delivered"));

        assertThat(of(back, noc)).hasSize(1);
        Api.admin()
                .get(NOTICES + "?subject=" + reference)
                .then()
                .body("items.event", contains("change-withdrawn", "change-declared"))
                .body("items.state", contains("delivered", "withheld"));
    }

    @Test
    void who_is_no_contact_any_more_is_written_to_no_more_and_the_log_does_not_know_them() {
        PlayedMailServer busy = play().says(recipient -> "451 4.3.0 later, please");
        Scene scene = new Scene(1);
        contacts(scene, 0, "en", "noc");
        String reference = scene.declared();
        await().atMost(LONG).until(() -> ids(reference).size() == 1);

        contacts(scene, 0, "en", "desk");
        await().atMost(LONG).until(() -> state(reference).equals("withheld"));

        assertThat(busy.taken())
                .extracting(PlayedMailServer.Taken::recipient)
                .filteredOn(recipient -> recipient.contains(scene.carrier(0)))
                .isEmpty();
        Api.admin()
                .get(NOTICES + "/" + notice(reference))
                .then()
                .statusCode(200)
                .body("$", not(hasKey("to")));
    }

    @Test
    void people_of_a_carrier_see_the_letters_to_their_own_and_no_others() {
        play();
        Scene scene = new Scene(2);
        String noc = contacts(scene, 0, "en", "noc");
        contacts(scene, 1, "en", "noc");
        String reference = scene.declared();
        await().atMost(LONG).until(() -> ids(reference).size() == 2);

        scene.contact(0)
                .get(NOTICES + "?subject=" + reference)
                .then()
                .statusCode(200)
                .body("items.to", contains(noc));
        Api.asCarrier(Scene.newCarrier())
                .get(NOTICES + "?subject=" + reference)
                .then()
                .body("items", empty());
    }

    private PlayedMailServer play() {
        played = new PlayedMailServer(MailProfile.port());
        return played;
    }

    /** Gives a carrier of the scene a contact for each duty; tells the address of the first. */
    static String contacts(Scene scene, int carrier, String language, String... duties) {
        List<Map<String, String>> contacts = Arrays.stream(duties)
                .map(duty -> Map.of("name", "Zoé Lefèvre", "email", address(scene, carrier, duty), "duty", duty))
                .toList();
        Map<String, Object> patch = new LinkedHashMap<>();
        patch.put("language", language);
        patch.put("contacts", contacts);
        Api.admin()
                .body(patch)
                .patch("/api/v1/carriers/" + scene.carrier(carrier))
                .then()
                .statusCode(200);
        return address(scene, carrier, duties[0]);
    }

    private static String address(Scene scene, int carrier, String duty) {
        return duty + "@" + scene.carrier(carrier) + ".example";
    }

    /** What came for a recipient, or for all of a domain. */
    private static List<PlayedMailServer.Taken> of(PlayedMailServer from, String recipient) {
        return from.taken().stream()
                .filter(letter -> letter.recipient().endsWith(recipient))
                .toList();
    }

    private static List<String> ids(String reference) {
        return Api.admin().get(NOTICES + "?subject=" + reference).jsonPath().getList("items.id");
    }

    /** Of the newest notice about it. */
    private static String notice(String reference) {
        return ids(reference).get(0);
    }

    /** The letter that asked for the sign-off. */
    private static JsonPath asked(String reference) {
        return Api.admin()
                .get(NOTICES + "?subject=" + reference)
                .jsonPath()
                .setRootPath("items.find { it.event == 'change-declared' }");
    }

    private static String state(String reference) {
        List<String> states =
                Api.admin().get(NOTICES + "?subject=" + reference).jsonPath().getList("items.state");
        return states.isEmpty() ? "" : states.get(0);
    }

    private MimeMessage first(String address) {
        await().atMost(LONG).until(() -> !to(address).isEmpty());
        return to(address).get(0);
    }

    private List<MimeMessage> to(String address) {
        return List.of(server.getReceivedMessagesForDomain(address));
    }

    static String part(MimeMessage letter, String type) throws MessagingException, IOException {
        return new String(leaf(letter, type).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Part leaf(MimeMessage letter, String type) throws MessagingException, IOException {
        for (Part part : leaves(letter)) {
            if (part.isMimeType(type)) {
                return part;
            }
        }
        throw new AssertionError("no " + type);
    }

    /** All parts that have none themselves, in order. */
    private static List<Part> leaves(Part part) throws MessagingException, IOException {
        if (!(part.getContent() instanceof MimeMultipart parts)) {
            return List.of(part);
        }
        List<Part> leaves = new ArrayList<>();
        for (int i = 0; i < parts.getCount(); i++) {
            leaves.addAll(leaves(parts.getBodyPart(i)));
        }
        return leaves;
    }

    private static ReadCalendar.ReadEvent event(MimeMessage letter) throws MessagingException, IOException {
        return ReadCalendar.of(part(letter, "text/calendar").getBytes(StandardCharsets.UTF_8))
                .events()
                .get(0);
    }
}
