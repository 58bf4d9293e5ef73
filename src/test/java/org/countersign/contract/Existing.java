package org.countersign.contract;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Scene;
import org.countersign.testing.Trouble;

/** Things that exist, so that a call of every path reaches them, and credentials of every role. */
final class Existing {
    private static final Pattern PARAMETER = Pattern.compile("/([a-z-]+)/\\{([A-Za-z]+)}");
    private static final String UNKNOWN = "no-such-thing";

    /** By the path's segment before the parameter. */
    private final Map<String, String> ids = new HashMap<>();

    private final Map<Role, String> keys = new EnumMap<>(Role.class);
    private final String person;

    Existing() {
        Scene scene = new Scene(1);
        String client = Api.code("client");
        String campaign = Api.code("campaign");
        String contract = Api.code("contract");
        create("/clients", Map.of("code", client, "name", "A client"));
        create(
                "/contracts",
                Map.of(
                        "code",
                        contract,
                        "client",
                        client,
                        "platform",
                        scene.platform(),
                        "from",
                        "2012-07-01T00:00:00Z",
                        "until",
                        "2014-07-01T00:00:00Z"));
        create(
                "/campaigns",
                Map.of(
                        "code",
                        campaign,
                        "client",
                        client,
                        "platform",
                        scene.platform(),
                        "name",
                        "A campaign",
                        "audience",
                        List.of()));
        ids.put("carriers", scene.carrier(0));
        ids.put("interconnects", scene.carrier(0));
        ids.put("exclusions", scene.carrier(0));
        ids.put("platforms", scene.platform());
        ids.put("clients", client);
        ids.put("contracts", contract);
        ids.put(
                "protected-periods",
                create(
                                "/clients/" + client + "/protected-periods",
                                Map.of(
                                        "from",
                                        "2013-09-01T00:00:00Z",
                                        "until",
                                        "2013-10-01T00:00:00Z",
                                        "reason",
                                        "Busy."))
                        .getString("id"));
        ids.put("campaigns", campaign);
        ids.put("changes", scene.declared());
        Trouble trouble = new Trouble();
        trouble.hold();
        ids.put("incidents", trouble.incident());
        ids.put("delivery-reports", "smpp");
        ids.put(
                "change-templates",
                create(
                                "/change-templates",
                                Map.of(
                                        "code",
                                        Api.code("template"),
                                        "name",
                                        "A template",
                                        "title",
                                        "A change",
                                        "description",
                                        "As always.",
                                        "category",
                                        "routing",
                                        "effects",
                                        List.of()))
                        .getString("code"));
        ids.put(
                "people",
                create(
                                "/people",
                                Map.of(
                                        "login",
                                        Api.code("login"),
                                        "name",
                                        "Somebody",
                                        "email",
                                        "somebody@example.org",
                                        "password",
                                        Api.PASSWORD,
                                        "roles",
                                        List.of("auditor")))
                        .getString("id"));
        ids.put(
                "api-keys",
                create("/api-keys", Map.of("name", "A key", "roles", List.of("auditor")))
                        .getString("id"));
        ids.put(
                "holds",
                create("/holds", Map.of("scope", Map.of("campaign", campaign), "reason", "Wait."))
                        .getString("id"));
        ids.put(
                "canaries",
                create(
                                "/canaries",
                                Map.of("platform", scene.platform(), "carrier", scene.carrier(0), "campaign", campaign))
                        .getString("id"));
        ids.put(
                "overrides",
                create(
                                "/overrides",
                                Map.of(
                                        "campaign",
                                        campaign,
                                        "reasonCodes",
                                        List.of("signed-off"),
                                        "reason",
                                        "By telephone.",
                                        "until",
                                        Instant.now().plus(2, ChronoUnit.HOURS).toString()))
                        .getString("id"));
        ids.put(
                "webhooks",
                create(
                                "/webhooks",
                                Map.of(
                                        "url",
                                        "https://receiver.example/hook",
                                        "events",
                                        List.of("change-closed"),
                                        "client",
                                        client))
                        .getString("id"));
        ids.put("feeds", Api.as(Role.AUDITOR).post("/api/v1/calendar/feeds").path("id"));
        String pair = Api.person(null, null, Role.ADMIN) + ":" + Api.PASSWORD;
        person = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        for (Role role : Role.values()) {
            keys.put(
                    role,
                    Api.newKey(
                            role == Role.CARRIER ? scene.carrier(0) : null,
                            role == Role.CAMPAIGN_SYSTEM ? client : null,
                            role));
        }
    }

    private static JsonPath create(String path, Map<String, Object> body) {
        return Api.admin()
                .body(body)
                .post("/api/v1" + path)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** The path with its parameters filled in, by things that exist where this class knows of some. */
    String path(String template) {
        return replaced(template, ids);
    }

    /** Whether every parameter of the path names a thing that exists. */
    boolean knows(String template) {
        List<String> segments = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(template);
        while (matcher.find()) {
            segments.add(matcher.group(1));
        }
        return ids.keySet().containsAll(segments) && !path(template).contains("{");
    }

    private static String replaced(String template, Map<String, String> ids) {
        Matcher matcher = PARAMETER.matcher(template);
        String path =
                matcher.replaceAll(match -> "/" + match.group(1) + "/" + ids.getOrDefault(match.group(1), UNKNOWN));
        return path.replaceAll("\\{[A-Za-z]+}", "0");
    }

    /** Credentials of a person who may do what keys may not. */
    String person() {
        return person;
    }

    /** Credentials of this role: an API key's, bound where the role wants it. */
    String authorization(Role role) {
        return "Bearer " + keys.get(role);
    }
}
