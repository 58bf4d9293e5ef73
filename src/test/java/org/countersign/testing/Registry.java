package org.countersign.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a test needs to find registered: fresh carriers, platforms, clients and contracts, made through the API. */
public final class Registry {
    private static final String LAST_PLMN = "countersign.test.last-plmn";

    private Registry() {}

    /** The body of a carrier that can be registered. */
    public static Map<String, Object> carrierBody() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", Api.code("carrier"));
        body.put("name", "Opérateur d'essai 📱");
        body.put("country", "FR");
        body.put("plmns", List.of(plmn()));
        body.put("language", "fr");
        body.put("contacts", List.of(Map.of("name", "Zoé Lefèvre", "email", "noc@carrier.example", "duty", "noc")));
        return body;
    }

    /** The code that a body asks for. */
    public static String codeOf(Map<String, Object> body) {
        return String.valueOf(body.get("code"));
    }

    /** A new carrier. */
    public static String carrier() {
        return carrier(plmn());
    }

    /** A new carrier with these PLMNs. */
    public static String carrier(String... plmns) {
        Map<String, Object> body = carrierBody();
        body.put("plmns", List.of(plmns));
        return create("/api/v1/carriers", body);
    }

    /** A PLMN that no other test uses. */
    public static String plmn() {
        // Quarkus loads test classes more than once in a run, so a static counter would start again.
        return (String) System.getProperties()
                .compute(
                        LAST_PLMN, (key, last) -> last == null ? "200000" : "" + (Integer.parseInt((String) last) + 1));
    }

    /** A new platform without baseline. */
    public static String platform() {
        return create("/api/v1/platforms", named("platform"));
    }

    /** A new platform with this version as its baseline. */
    public static String platform(String baseline) {
        Map<String, Object> body = named("platform");
        body.put("baselineRelease", baseline);
        return create("/api/v1/platforms", body);
    }

    /** Links the two. */
    public static void interconnect(String platform, String carrier) {
        interconnect(platform, carrier, 10, 48);
    }

    /** Links the two on these terms. */
    public static void interconnect(String platform, String carrier, int noticeDays, int acknowledgeWithinHours) {
        Api.admin()
                .body(Map.of("noticeDays", noticeDays, "acknowledgeWithinHours", acknowledgeWithinHours))
                .put("/api/v1/platforms/" + platform + "/interconnects/" + carrier)
                .then()
                .statusCode(201);
    }

    /** Reports that this version runs. */
    public static void report(String platform, String version) {
        Api.admin()
                .body(Map.of("version", version))
                .post("/api/v1/platforms/" + platform + "/releases")
                .then()
                .statusCode(201);
    }

    /** A new client. */
    public static String client() {
        return create("/api/v1/clients", named("client"));
    }

    /** A new contract from 1990 to 2199. */
    public static String contract(String client, String platform) {
        return contract(client, platform, "1990-01-01T00:00:00Z", "2199-01-01T00:00:00Z");
    }

    /** A new contract for this term. */
    public static String contract(String client, String platform, String from, String until) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", Api.code("contract"));
        body.put("client", client);
        body.put("platform", platform);
        body.put("from", from);
        body.put("until", until);
        return create("/api/v1/contracts", body);
    }

    /** A new campaign without audience. */
    public static String campaign(String client, String platform) {
        Map<String, Object> body = named("campaign");
        body.put("client", client);
        body.put("platform", platform);
        body.put("audience", List.of());
        return create("/api/v1/campaigns", body);
    }

    private static Map<String, Object> named(String kind) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", Api.code(kind));
        body.put("name", "Essai " + kind);
        return body;
    }

    private static String create(String path, Map<String, Object> body) {
        Api.admin().body(body).post(path).then().statusCode(201);
        return codeOf(body);
    }
}
