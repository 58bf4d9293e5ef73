package org.countersign.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.countersign.testing.Api;
import org.countersign.testing.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProtectedPeriodsTest {
    @Inject
    ProtectedPeriods periods;

    private String client = "";
    private String platform = "";

    @BeforeEach
    void aClientWithAPeriodInSeptember() {
        client = Registry.client();
        platform = Registry.platform();
        protect(client, "2013-09-01T00:00:00Z", "2013-10-01T00:00:00Z");
    }

    @Test
    void a_change_touches_the_periods_of_clients_who_send_over_its_platform_then() {
        Registry.contract(client, platform, "2013-01-01T00:00:00Z", "2014-01-01T00:00:00Z");

        assertThat(touched("2013-09-10T00:00:00Z", "2013-09-11T00:00:00Z")).containsExactly(client);
        assertThat(touched("2013-08-31T00:00:00Z", "2013-10-02T00:00:00Z")).containsExactly(client);
    }

    @Test
    void a_change_that_ends_when_a_period_begins_does_not_touch_it() {
        Registry.contract(client, platform, "2013-01-01T00:00:00Z", "2014-01-01T00:00:00Z");

        assertThat(touched("2013-08-31T00:00:00Z", "2013-09-01T00:00:00Z")).isEmpty();
        assertThat(touched("2013-10-01T00:00:00Z", "2013-10-02T00:00:00Z")).isEmpty();
    }

    @Test
    void clients_without_a_contract_on_the_platform_then_do_not_count() {
        assertThat(touched("2013-09-10T00:00:00Z", "2013-09-11T00:00:00Z")).isEmpty();

        Registry.contract(client, Registry.platform());
        Registry.contract(client, platform, "2012-01-01T00:00:00Z", "2013-09-10T00:00:00Z");
        assertThat(touched("2013-09-10T00:00:00Z", "2013-09-11T00:00:00Z")).isEmpty();
    }

    @Test
    void they_come_by_their_beginning_and_not_more_than_asked_for() {
        Registry.contract(client, platform);
        String other = Registry.client();
        Registry.contract(other, platform);
        protect(other, "2013-08-15T00:00:00Z", "2013-10-01T00:00:00Z");

        assertThat(touched("2013-09-10T00:00:00Z", "2013-09-11T00:00:00Z")).containsExactly(other, client);
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> periods.touchedBy(
                                        platform,
                                        Instant.parse("2013-09-10T00:00:00Z"),
                                        Instant.parse("2013-09-11T00:00:00Z"),
                                        1)
                                .size()))
                .isEqualTo(1);
    }

    private List<String> touched(String start, String end) {
        return QuarkusTransaction.requiringNew()
                .call(() -> periods.touchedBy(platform, Instant.parse(start), Instant.parse(end), 100).stream()
                        .map(period -> period.client().code())
                        .toList());
    }

    private static void protect(String client, String from, String until) {
        Api.admin()
                .body(Map.of("from", from, "until", until, "reason", "Rentrée"))
                .post("/api/v1/clients/" + client + "/protected-periods")
                .then()
                .statusCode(201);
    }
}
