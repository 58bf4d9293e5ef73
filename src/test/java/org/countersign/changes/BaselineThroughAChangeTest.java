package org.countersign.changes;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.testing.Api;
import org.countersign.testing.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That the baseline of a platform in use follows the changes, and nothing else. */
@QuarkusTest
class BaselineThroughAChangeTest {
    private static final Map<String, Object> RELEASE = Map.of("version", "2013.09", "fingerprint", "sha256:09");

    private String carrier = "";
    private String platform = "";

    @BeforeEach
    void aPlatformWithABaseline() {
        carrier = Registry.carrier();
        platform = Registry.platform("2013.06");
        Registry.interconnect(platform, carrier);
    }

    @Test
    void a_release_becomes_the_baseline_once_its_change_is_closed() {
        String change = "/api/v1/changes/" + draft();
        setBaseline(RELEASE).statusCode(200);
        setBaseline("2013.06").statusCode(200);

        Api.admin().body(Map.of()).post(change + "/declare").then().statusCode(200);
        assertGuarded(RELEASE);
        Api.asCarrier(carrier)
                .body(Map.of("revision", 1, "decision", "accepted"))
                .post(change + "/sign-offs")
                .then()
                .statusCode(201);
        assertGuarded(RELEASE);
        Api.admin().body(Map.of()).post(change + "/implement").then().statusCode(200);
        Registry.report(platform, "2013.09");
        assertGuarded(RELEASE);
        Api.admin().body(Map.of()).post(change + "/close").then().statusCode(200);

        assertGuarded("2013.09");
        assertGuarded("2013.10");
        setBaseline(RELEASE).statusCode(200).body("baselineRelease", equalTo(RELEASE));
        assertGuarded("2013.06");
    }

    private String draft() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("platform", platform);
        body.put("title", "Release of September");
        body.put("description", "Sends from another gateway.");
        body.put("kind", "normal");
        body.put("category", "routing");
        body.put("effects", List.of(Map.of("attribute", "gateway", "before", "a", "after", "b")));
        body.put("release", RELEASE);
        body.put("window", Map.of("start", "2013-09-10T00:00:00+02:00", "end", "2013-09-10T04:00:00+02:00"));
        body.put("rollbackPlan", "Back to the gateway of June.");
        return Api.admin()
                .body(body)
                .post("/api/v1/changes")
                .then()
                .statusCode(201)
                .extract()
                .path("reference");
    }

    private void assertGuarded(Object release) {
        setBaseline(release).statusCode(409).body("type", equalTo("/problems/baseline-guarded"));
    }

    private ValidatableResponse setBaseline(Object release) {
        return Api.admin()
                .body(Map.of("baselineRelease", release))
                .patch("/api/v1/platforms/" + platform)
                .then();
    }
}
