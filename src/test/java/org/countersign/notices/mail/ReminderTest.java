package org.countersign.notices.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.countersign.notices.Sql;
import org.countersign.testing.Api;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How carriers are reminded of what they promised: to acknowledge within 48 hours. */
@QuarkusTest
@TestProfile(MailProfile.class)
class ReminderTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    private final GreenMail server = MailProfile.server();

    private Scene scene;
    private String noc = "";
    private String boss = "";
    private String reference = "";

    @BeforeEach
    void a_carrier_was_asked() {
        server.start();
        scene = new Scene(1);
        noc = LetterTest.contacts(scene, 0, "en", "noc", "management");
        boss = noc.replace("noc", "management");
        reference = scene.declared();
        await().atMost(LONG).until(() -> to(noc).size() == 1);
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void before_its_deadline_and_at_it_a_carrier_is_reminded_once_each_and_after_it_the_next_duty_is_written_to()
            throws Exception {
        asked(Duration.ofHours(30));
        await().atMost(LONG).until(() -> to(noc).size() == 2);
        assertThat(text(noc, 1)).contains("May we remind you of " + reference).contains("Please acknowledge by");

        asked(Duration.ofHours(49));
        await().atMost(LONG).until(() -> to(noc).size() == 3);
        assertThat(text(noc, 2)).contains("is over now").doesNotContain("Please acknowledge by");

        asked(Duration.ofHours(53));
        await().atMost(LONG).until(() -> to(boss).size() == 1);
        assertThat(text(boss, 0))
                .contains("your colleagues have not answered")
                .contains(MailProfile.URL + "/sign-off/");

        assertThat(reminders()).isEqualTo(List.of("overdue", "due", "ahead"));
        // Whose change it is hears of it when the carrier is late, and not before.
        await().atMost(LONG).until(() -> to(scene.managerLogin()).size() == 1);
        assertThat(text(scene.managerLogin(), 0))
                .contains("had promised to acknowledge " + reference)
                .contains(MailProfile.URL + "/changes/" + reference);
        assertThat(to(noc)).hasSize(3);
        scene.contact(0).get("/changes/" + reference + "/timeline").then().statusCode(200);
    }

    @Test
    void a_deadline_that_has_moved_is_another_one_and_is_reminded_of_once_too() throws Exception {
        asked(Duration.ofHours(30));
        await().atMost(LONG).until(() -> to(noc).size() == 2);

        terms(40);
        await().atMost(LONG).until(() -> to(noc).size() == 3);

        assertThat(text(noc, 2)).contains("May we remind you of " + reference);
        terms(48);
        asked(Duration.ofHours(49));
        await().atMost(LONG).until(() -> to(noc).size() == 4);
        assertThat(text(noc, 3)).contains("is over now");
        assertThat(reminders()).isEqualTo(List.of("due", "ahead", "ahead"));
    }

    @Test
    void a_reminder_of_a_deadline_that_moved_before_it_was_sent_is_not_sent() {
        try (PlayedMailServer busy = busy()) {
            asked(Duration.ofHours(49));
            await().atMost(LONG).until(() -> reminders().equals(List.of("due")));

            terms(120);
            await().atMost(LONG).until(() -> states("acknowledgement-reminded").equals(List.of("withheld")));

            assertThat(busy.taken()).isEmpty();
        }
    }

    @Test
    void a_carrier_that_left_is_not_reminded() {
        scene.proposeExclusion(reference, 0);
        await().atMost(LONG).until(() -> to(noc).size() == 2);
        try (PlayedMailServer busy = busy()) {
            asked(Duration.ofHours(30));
            await().atMost(LONG).until(() -> reminders().equals(List.of("ahead")));

            scene.approveExclusion(reference, 0);
            await().atMost(LONG).until(() -> states("acknowledgement-reminded").equals(List.of("withheld")));
            busy.says(recipient -> PlayedMailServer.OK);
            await().atMost(LONG).until(() -> states("affected-recomputed").equals(List.of("delivered")));

            assertThat(busy.taken())
                    .filteredOn(letter -> letter.recipient().equals(noc))
                    .extracting(PlayedMailServer.Taken::text)
                    .singleElement()
                    .asString()
                    .contains("does not concern");
        }
    }

    @Test
    void who_has_answered_is_not_reminded() {
        scene.signOff(reference, 0, "acknowledged").then().statusCode(201);
        asked(Duration.ofHours(49));
        Scene another = new Scene(1);
        String other = LetterTest.contacts(another, 0, "en", "noc");
        String late = another.declared();
        asked(late, Duration.ofHours(49));

        await().atMost(LONG).until(() -> to(other).size() == 2);

        assertThat(reminders()).isEmpty();
    }

    /** Puts every letter off, also one that is on its way when what it tells comes to nothing. */
    private PlayedMailServer busy() {
        server.stop();
        return new PlayedMailServer(MailProfile.port()).says(recipient -> "451 4.3.0 later, please");
    }

    /** The stages that the carriers of the change were reminded of, the newest first. */
    private List<String> reminders() {
        return scene.manager()
                .get(Scene.CHANGES + "/" + reference + "/timeline")
                .jsonPath()
                .getList("items.findAll { it.kind == 'acknowledgement-reminded' }.data.stage");
    }

    /** What became of the letters about facts of this kind. */
    private List<String> states(String event) {
        return Api.admin()
                .get("/api/v1/notices?subject=" + reference)
                .jsonPath()
                .getList("items.findAll { it.event == '" + event + "' }.state");
    }

    /** Has the carrier acknowledge within so many hours from now on. */
    private void terms(int hours) {
        Api.admin()
                .body(Map.of("noticeDays", 5, "acknowledgeWithinHours", hours))
                .put("/api/v1/platforms/" + scene.platform() + "/interconnects/" + scene.carrier(0))
                .then()
                .statusCode(200);
    }

    private void asked(Duration ago) {
        asked(reference, ago);
    }

    private void asked(String change, Duration ago) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "update affected_carrier set asked_at = ? where change_id ="
                                + " (select id from platform_change where reference = ?)",
                        clock.instant().minus(ago),
                        change));
    }

    private String text(String address, int which) throws Exception {
        return LetterTest.part(to(address).get(which), "text/plain");
    }

    /** What one address was sent. */
    private List<MimeMessage> to(String address) {
        return List.of(server.getReceivedMessages()).stream()
                .filter(letter -> isTo(letter, address))
                .toList();
    }

    private static boolean isTo(MimeMessage letter, String address) {
        try {
            return letter.getAllRecipients()[0].toString().contains(address);
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
