package org.countersign.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.countersign.testing.App;
import org.countersign.testing.NodeApi;

/**
 * A registry to play on: makes carriers, platforms, clients and API keys through the API, and remembers the keys, so
 * that any node can be asked with any role after any restart.
 */
final class Ground {
    /** For {@code COUNTERSIGN_ADMIN_PASSWORD}. */
    static final String PASSWORD = "correct horse battery staple";
    /** The release that needs no change. */
    static final String BASELINE = "1.0";

    private static final String LONG_AGO = "2000-01-01T00:00:00Z";
    private static final String FAR_AWAY = "2190-01-01T00:00:00Z";

    private final AtomicInteger serial = new AtomicInteger();
    private final Map<String, String> carrierKeys = new ConcurrentHashMap<>();
    private final String managerKey;
    private final String askerKey;
    private final String lifter;

    /** The settings with which a node must be started for this. */
    static App.Plan with(App.Plan plan) {
        return ClassArchive.with(settings(plan));
    }

    /** The same without the archive of classes. */
    static App.Plan settings(App.Plan plan) {
        // The quick compiler alone, and passwords cheaply hashed: these processes live for seconds.
        return plan.with("COUNTERSIGN_ADMIN_PASSWORD", PASSWORD)
                .with("COUNTERSIGN_SIGN_IN_BCRYPT_COST", "4")
                .jvm("-XX:TieredStopAtLevel=1")
                .jvm("-XX:+UseSerialGC")
                .jvm("-XX:MetaspaceSize=128m")
                .jvm("-Xms256m")
                .jvm("-Xmx256m");
    }

    /** Makes the keys that everything else is done with. */
    Ground(App app) {
        NodeApi admin = NodeApi.of(app).withPassword("admin", PASSWORD);
        managerKey = key(admin, Map.of("name", "manager", "roles", List.of("admin", "auditor", "pipeline")));
        askerKey = key(admin, Map.of("name", "asker", "roles", List.of("campaign-system")));
        lifter = person(app, "duty-owner");
    }

    /** Makes an API key and tells its secret. */
    static String key(NodeApi admin, Map<String, ?> content) {
        return admin.post("/api-keys", content).expect(201).text("key");
    }

    /** A node as one sees it who may do everything but sign off. */
    NodeApi manager(App app) {
        return NodeApi.of(app).withKey(managerKey);
    }

    /** A node as a person sees it who may lift holds, which no key may. */
    NodeApi lifter(App app) {
        return NodeApi.of(app).withPassword(lifter, PASSWORD);
    }

    /** A node as a campaign system sees it. */
    NodeApi asker(App app) {
        return NodeApi.of(app).withKey(askerKey);
    }

    /** Makes a person with this role, whose password is {@link #PASSWORD}; tells the login. */
    String person(App app, String role) {
        String login = code("login");
        manager(app)
                .post(
                        "/people",
                        Map.of(
                                "login",
                                login,
                                "name",
                                "A person",
                                "email",
                                login + "@example.org",
                                "password",
                                PASSWORD,
                                "roles",
                                List.of(role)))
                .expect(201);
        return login;
    }

    /** What {@link #asker} asks with. */
    String askerKey() {
        return askerKey;
    }

    /** A node as a carrier sees it. */
    NodeApi carrier(App app, String carrier) {
        return NodeApi.of(app).withKey(Objects.requireNonNull(carrierKeys.get(carrier)));
    }

    /** A code that nothing else here has. */
    String code(String prefix) {
        return prefix + "-" + serial.incrementAndGet();
    }

    /** What a question names: one client's campaign on one platform with these carriers. */
    record Launch(String client, String platform, String campaign, List<String> carriers) {

        /** The first of the carriers. */
        String carrier() {
            return carriers.get(0);
        }

        /** The body of a question. */
        Map<String, Object> question() {
            return Map.of("client", client, "platform", platform, "campaign", campaign);
        }

        /** The same launch of another campaign. */
        Launch of(String otherCampaign) {
            return new Launch(client, platform, otherCampaign, carriers);
        }

        /** The content of a change of the platform that has been in effect for an hour; carriers have to accept. */
        Map<String, Object> change(String title) {
            Instant now = Instant.now();
            Map<String, Object> content = new LinkedHashMap<>();
            content.put("platform", platform);
            content.put("title", title);
            content.put("description", "Made by a test.");
            content.put("kind", "normal");
            content.put("category", "routing");
            content.put("effects", List.of(Map.of("attribute", "route", "before", "a", "after", "b")));
            content.put(
                    "window",
                    Map.of(
                            "start", now.minus(Duration.ofHours(1)).toString(),
                            "end", now.plus(Duration.ofHours(1)).toString()));
            return content;
        }
    }

    /** Registers all that a launch needs to be allowed. */
    Launch launch(App app, int carriers) {
        NodeApi manager = manager(app);
        String platform = code("platform");
        manager.post(
                        "/platforms",
                        Map.of("code", platform, "name", platform, "baselineRelease", Map.of("version", BASELINE)))
                .expect(201);
        String client = code("client");
        manager.post("/clients", Map.of("code", client, "name", client)).expect(201);
        manager.post(
                        "/contracts",
                        Map.of(
                                "code", code("contract"),
                                "client", client,
                                "platform", platform,
                                "from", LONG_AGO,
                                "until", FAR_AWAY))
                .expect(201);
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < carriers; i++) {
            String carrier = carrier(manager);
            interconnect(manager, platform, carrier);
            codes.add(carrier);
        }
        return new Launch(client, platform, code("campaign"), List.copyOf(codes));
    }

    private String carrier(NodeApi manager) {
        int number = serial.incrementAndGet();
        String carrier = "carrier-" + number;
        manager.post(
                        "/carriers",
                        Map.of(
                                "code",
                                carrier,
                                "name",
                                carrier,
                                "country",
                                "US",
                                "plmns",
                                List.of(Integer.toString(310_000 + number))))
                .expect(201);
        carrierKeys.put(
                carrier, key(manager, Map.of("name", carrier, "roles", List.of("carrier"), "carrier", carrier)));
        return carrier;
    }

    /** Opens the link, or opens it again. */
    static void interconnect(NodeApi manager, String platform, String carrier) {
        NodeApi.insist(() -> manager.put(
                        "/platforms/" + platform + "/interconnects/" + carrier,
                        Map.of("noticeDays", 0, "acknowledgeWithinHours", 24)))
                .expect(200, 201);
    }

    /** An {@code Idempotency-Key}. */
    static String once() {
        return UUID.randomUUID().toString();
    }
}
