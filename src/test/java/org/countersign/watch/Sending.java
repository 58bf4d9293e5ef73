package org.countersign.watch;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Registry;

/** A campaign to a few carriers, of whose messages tests tell. */
public final class Sending {
    public static final String REPORTS = "/api/v1/delivery-reports";
    public static final String SUBMISSIONS = "/api/v1/submissions";

    public final String platform;
    public final String client;
    public final String campaign;
    public final List<String> carriers = new ArrayList<>();
    private final String login;
    private final Instant began;

    public Sending(int carriers) {
        this(Registry.platform(), carriers);
    }

    public Sending(String platform, int carriers) {
        this(
                platform,
                IntStream.range(0, carriers).mapToObj(i -> Registry.carrier()).toList());
    }

    public Sending(String platform, String carrier) {
        this(platform, List.of(carrier));
    }

    private Sending(String platform, List<String> carriers) {
        this.platform = platform;
        client = Registry.client();
        campaign = Registry.campaign(client, platform);
        login = Api.person(null, client, Role.CAMPAIGN_SYSTEM);
        this.carriers.addAll(carriers);
        began = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Another campaign of the same client over the same platform to the same carriers. */
    public Sending(Sending other) {
        platform = other.platform;
        client = other.client;
        campaign = Registry.campaign(client, platform);
        login = other.login;
        carriers.addAll(other.carriers);
        began = other.began;
    }

    public RequestSpecification system() {
        return Api.as(login, Api.PASSWORD);
    }

    public String carrier() {
        return carriers.get(0);
    }

    /** When the message of this number was sent. */
    public Instant sentAt(int number) {
        return began.plusSeconds(number);
    }

    public Map<String, Object> submission(int number) {
        return submission(number, carrier());
    }

    public Map<String, Object> submission(int number, String carrier) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("campaign", campaign);
        line.put("messageId", "m-" + number);
        line.put("carrier", carrier);
        line.put("submittedAt", sentAt(number).toString());
        return line;
    }

    public Map<String, Object> report(int number, String state) {
        return report(number, state, carrier());
    }

    public Map<String, Object> report(int number, String state, String carrier) {
        Map<String, Object> line = submission(number, carrier);
        line.put("state", state);
        line.put("doneAt", sentAt(number).plusSeconds(2).toString());
        return line;
    }

    public ValidatableResponse submit(List<Map<String, Object>> lines) {
        return system().body(lines).post(SUBMISSIONS).then().statusCode(200);
    }

    public ValidatableResponse tell(List<Map<String, Object>> lines) {
        return system().body(lines).post(REPORTS).then().statusCode(200);
    }

    /** How it fares at the first carrier. */
    public JsonPath watch() {
        return watch(carrier());
    }

    public JsonPath watch(String carrier) {
        JsonPath all = Api.admin()
                .get("/api/v1/watch?campaign=" + campaign)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return all.setRootPath("carriers.find { it.carrier == '" + carrier + "' }");
    }
}
