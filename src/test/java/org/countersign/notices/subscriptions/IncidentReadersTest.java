package org.countersign.notices.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.notices.Addressees.Addressee;
import org.countersign.notices.Event;
import org.countersign.testing.Api;
import org.junit.jupiter.api.Test;

/** Who is written to about incidents. */
@QuarkusTest
class IncidentReadersTest {
    private static final String OWN = "/api/v1/me/subscriptions";

    @Inject
    SubscriptionService subscriptions;

    private List<String> told(Event event) {
        return QuarkusTransaction.requiringNew().call(() -> subscriptions.aboutIncident(event)).stream()
                .map(Addressee::email)
                .toList();
    }

    private static String mailbox(String login) {
        return login + "@example.org";
    }

    private static void choose(String login, String event) {
        Api.as(login, Api.PASSWORD)
                .body(Map.of("events", List.of(event)))
                .put(OWN)
                .then()
                .statusCode(200);
    }

    @Test
    void change_managers_hear_of_what_duty_owners_have_not_acknowledged() {
        String owner = Api.person(null, null, Role.DUTY_OWNER);
        String manager = Api.person(null, null, Role.CHANGE_MANAGER);

        assertThat(told(Event.INCIDENT_OPENED)).contains(mailbox(owner)).doesNotContain(mailbox(manager));
        assertThat(told(Event.INCIDENT_ESCALATED)).contains(mailbox(owner), mailbox(manager));
        Api.as(manager, Api.PASSWORD).get(OWN).then().body("events", contains("incident-escalated"));
    }

    @Test
    void who_has_chosen_hears_of_exactly_that() {
        Api.person(null, null, Role.DUTY_OWNER);
        String manager = Api.person(null, null, Role.CHANGE_MANAGER);
        choose(manager, "incident-opened");

        assertThat(told(Event.INCIDENT_OPENED)).contains(mailbox(manager));
        assertThat(told(Event.INCIDENT_ESCALATED)).doesNotContain(mailbox(manager));
    }

    @Test
    void nobody_hears_twice_whatever_their_roles_and_choices() {
        String both = Api.person(null, null, Role.DUTY_OWNER, Role.CHANGE_MANAGER);
        String chose = Api.person(null, null, Role.CHANGE_MANAGER);
        choose(chose, "incident-escalated");

        assertThat(told(Event.INCIDENT_ESCALATED))
                .containsOnlyOnce(mailbox(both), mailbox(chose))
                .doesNotHaveDuplicates();
    }
}
