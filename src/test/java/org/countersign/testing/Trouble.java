package org.countersign.testing;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.countersign.access.Role;
import org.countersign.core.ActorId;
import org.countersign.core.Ids;
import org.countersign.holds.HoldScope;
import org.countersign.holds.HoldService;
import org.countersign.holds.WatchFinding;
import org.countersign.ledger.Ledger;
import org.countersign.watch.Alarm;
import org.countersign.watch.AnomalyRaised;
import org.countersign.watch.detect.Level;
import org.jspecify.annotations.Nullable;

/** A campaign about which alarms are raised as the watch raises them, without the messages; and the people who deal with it. */
public final class Trouble {
    public static final String INCIDENTS = "/api/v1/incidents";

    public final String platform;
    public final String carrier;
    public final String client;
    public final String campaign;
    private Duration since = Duration.ofMinutes(5);
    private final String owner = Api.person(null, null, Role.DUTY_OWNER);
    private final String manager = Api.person(null, null, Role.CHANGE_MANAGER);

    public Trouble() {
        this(Registry.platform(), Registry.carrier());
    }

    public Trouble(String platform, String carrier) {
        this.platform = platform;
        this.carrier = carrier;
        client = Registry.client();
        campaign = Registry.campaign(client, platform);
    }

    /** Another campaign over the same link. */
    public Trouble beside() {
        return new Trouble(platform, carrier);
    }

    /** At its alarms the carrier will have failed for so long. */
    public Trouble since(Duration ago) {
        since = ago;
        return this;
    }

    public RequestSpecification owner() {
        return Api.as(owner, Api.PASSWORD);
    }

    public RequestSpecification manager() {
        return Api.as(manager, Api.PASSWORD);
    }

    /** The watch warns. */
    public void warn() {
        raise(Level.WARNED, null, List.of(), null);
    }

    /** The watch holds the campaign at the carrier; tells the hold. */
    public String hold() {
        return hold(List.of(), false);
    }

    /** The watch holds the campaign, others agree, and so perhaps it holds the link; tells the hold of the campaign. */
    public String hold(List<String> agreeing, boolean link) {
        String hold = place(
                new HoldScope(campaign, null, null, carrier),
                WatchFinding.of(new WatchFinding.Messages(120, 80, 30, 10, 3e8)));
        raise(
                Level.HELD,
                hold,
                agreeing,
                link
                        ? place(new HoldScope(null, null, platform, carrier), WatchFinding.of(agreeing.size() + 1))
                        : null);
        return hold;
    }

    private static String place(HoldScope scope, WatchFinding finding) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Arc.container()
                        .instance(HoldService.class)
                        .get()
                        .place(ActorId.SYSTEM, scope, finding)
                        .id());
    }

    private void raise(Level level, @Nullable String hold, List<String> agreeing, @Nullable String linkHold) {
        Instant now = Arc.container().instance(Clock.class).get().instant();
        AnomalyRaised anomaly = new AnomalyRaised(
                "a-" + Ids.next(now),
                campaign,
                client,
                platform,
                carrier,
                level,
                120,
                80,
                30,
                10,
                0.03,
                level == Level.HELD ? 3e8 : 2e6,
                level == Level.HELD ? 1e8 : 1e6,
                now.minus(since.multipliedBy(2)),
                hold,
                agreeing,
                linkHold,
                now.minus(since));
        QuarkusTransaction.requiringNew().run(() -> {
            Arc.container().instance(Ledger.class).get().append(ActorId.SYSTEM, anomaly);
            Arc.container()
                    .beanManager()
                    .getEvent()
                    .select(Alarm.class)
                    .fire(new Alarm(anomaly, null, Duration.ofMinutes(15)));
        });
    }

    /** Gives an incident of one alarm so many in all, each of another campaign. */
    public static void fill(String incident, int alarms) throws SQLException {
        try (Connection connection =
                        Arc.container().instance(DataSource.class).get().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into incident_alarm (incident_id, position, anomaly, raised_at, level, campaign, client, sent,"
                                + " delivered, failed, pending, usually, evidence, chance)"
                                + " select incident_id, ?, anomaly, raised_at, level, ?, client, sent, delivered, failed,"
                                + " pending, usually, evidence, chance from incident_alarm"
                                + " where position = 0 and incident_id = (select id from incident where reference = ?)")) {
            for (int i = 1; i < alarms; i++) {
                insert.setInt(1, i);
                insert.setString(2, "filled-" + i);
                insert.setString(3, incident);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The references of the incidents that go on about the campaign. */
    public List<String> goingOn() {
        return Api.admin()
                .get(INCIDENTS + "?open=true&campaign=" + campaign)
                .then()
                .statusCode(200)
                .extract()
                .path("items.reference");
    }

    /** The one incident that goes on about the campaign. */
    public String incident() {
        List<String> all = goingOn();
        if (all.size() != 1) {
            throw new AssertionError("not one incident: " + all);
        }
        return all.get(0);
    }

    public static JsonPath show(String incident) {
        return Api.admin()
                .get(INCIDENTS + "/" + incident)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static Response move(RequestSpecification as, String incident, String step, Map<String, ?> body) {
        return as.body(body).post(INCIDENTS + "/" + incident + "/" + step);
    }

    /** Takes the incident as far as its closing can be proposed. */
    public void settle(String incident, String hold) {
        move(owner(), incident, "acknowledge", Map.of()).then().statusCode(200);
        move(owner(), incident, "cause", Map.of("cause", "The carrier was not told."))
                .then()
                .statusCode(200);
        lift(hold);
    }

    public void lift(String hold) {
        manager()
                .body(Map.of("reason", "Repaired."))
                .post("/api/v1/holds/" + hold + "/lift")
                .then()
                .statusCode(200);
    }
}
