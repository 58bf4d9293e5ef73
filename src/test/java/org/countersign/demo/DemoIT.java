package org.countersign.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.testing.App;
import org.countersign.testing.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as somebody starts it. */
class DemoIT {
    private static final String PASSWORD = "a password of the demo";
    private static final Instant BEGIN = Instant.parse("2013-09-10T07:00:00Z");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern PRINTED_PASSWORD = Pattern.compile("Password {2}(\\S+)");
    private static final Pattern PRINTED_KEY = Pattern.compile("API key {3}(\\S+) {2}Campaign system");

    @TempDir
    Path directory;

    @Test
    void an_empty_registry_becomes_september_2013_and_stays_a_demo() throws Exception {
        App.Plan asked = App.h2(directory)
                .patient()
                .with("COUNTERSIGN_DEMO", "true")
                .with("COUNTERSIGN_DEMO_PASSWORD", PASSWORD);
        Instant newest;
        try (App app = asked.start()) {
            JsonNode campaign = json(get(app, "/api/v1/campaigns/pe-2013-09-relance", basic("manager", PASSWORD)));
            assertThat(Instant.parse(campaign.path("registeredAt").asText())).isBetween(BEGIN, BEGIN.plusSeconds(600));
            long recipients = 0;
            for (JsonNode entry : campaign.path("audience")) {
                recipients += entry.path("recipients").asLong();
            }
            assertThat(recipients).isEqualTo(650_000);
            newest = newestEntry(app);
            app.stop();
        }

        App.Plan unasked = App.h2(directory).patient();
        try (App app = unasked.start()) {
            HttpResponse<String> answer = get(app, "/api/v1/carriers", basic("manager", PASSWORD));
            assertThat(answer.headers().firstValue("Countersign-Demo")).hasValue("true");
            assertThat(app.console())
                    .as("a password that is no account's")
                    .contains("the one with which the demo was first started");
            String body = "{\"code\": \"later\", \"name\": \"Later\"}";
            HttpRequest later = request(app, "/api/v1/clients", basic("manager", PASSWORD))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            JsonNode client = json(HTTP.send(later, BodyHandlers.ofString()));
            assertThat(Instant.parse(client.path("registeredAt").asText())).isBetween(newest, newest.plusSeconds(600));
        }
    }

    @Test
    void every_answer_of_the_demo_says_so_also_the_refusals() throws Exception {
        try (App app =
                App.h2(directory).patient().with("COUNTERSIGN_DEMO", "true").start()) {
            for (String path : new String[] {"/api/v1/carriers", "/api/v1/nothing", "/q/health/ready"}) {
                assertThat(get(app, path, "Bearer nobody").headers().firstValue("Countersign-Demo"))
                        .as(path)
                        .hasValue("true");
            }
            assertThat(get(app, "/sign-in", "Bearer nobody").body()).contains("This is a demo");
        }
    }

    @Test
    void the_console_tells_the_accounts_and_keys_that_work_and_tells_them_again() throws Exception {
        App.Plan plan = App.h2(directory).patient().with("COUNTERSIGN_DEMO", "true");
        String password;
        try (App app = plan.start()) {
            password = printed(PRINTED_PASSWORD, app);
            assertThat(app.console()).contains(app.baseUri().toString());
            assertThat(get(app, "/api/v1/carriers", basic("orange", password)).statusCode())
                    .isEqualTo(200);
            assertThat(get(app, "/api/v1/campaigns", "Bearer " + printed(PRINTED_KEY, app))
                            .statusCode())
                    .isEqualTo(200);
            app.stop();
        }
        try (App app = plan.start()) {
            assertThat(printed(PRINTED_PASSWORD, app)).isEqualTo(password);
        }
    }

    @Test
    void a_registry_with_real_data_refuses_to_become_a_demo() {
        try (App app = App.h2(directory).patient().start()) {
            app.stop();
        }

        App.GaveUp gaveUp =
                App.h2(directory).patient().with("COUNTERSIGN_DEMO", "true").startInVain();

        assertThat(gaveUp.exitCode()).isNotZero();
        assertThat(gaveUp.console()).contains("this registry holds real data");
    }

    @Test
    void without_being_asked_nothing_is_a_demo() throws Exception {
        try (App app = App.h2(directory)
                .patient()
                .with("COUNTERSIGN_ADMIN_PASSWORD", PASSWORD)
                .start()) {
            HttpResponse<String> carriers = get(app, "/api/v1/carriers", basic("admin", PASSWORD));
            assertThat(carriers.headers().firstValue("Countersign-Demo")).isEmpty();
            assertThat(json(carriers).path("items")).isEmpty();
        }
    }

    @Test
    void the_demo_runs_on_postgresql_too() throws Exception {
        try (Postgres postgres = Postgres.start();
                App app = App.on(postgres, directory)
                        .patient()
                        .with("COUNTERSIGN_DEMO", "true")
                        .with("COUNTERSIGN_DEMO_PASSWORD", PASSWORD)
                        .start()) {
            assertThat(json(get(app, "/api/v1/carriers", basic("manager", PASSWORD)))
                            .path("items"))
                    .hasSize(4);
        }
    }

    private static Instant newestEntry(App app) throws Exception {
        String[] lines = get(app, "/api/v1/ledger/entries?from=0&limit=200", basic("auditor", PASSWORD))
                .body()
                .strip()
                .split("\n", -1);
        return Instant.parse(MAPPER.readTree(lines[lines.length - 1]).path("at").asText());
    }

    private static String printed(Pattern pattern, App app) {
        Matcher matcher = pattern.matcher(app.console());
        assertThat(matcher.find()).as(app.console()).isTrue();
        return matcher.group(1);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return MAPPER.readTree(answer.body());
    }

    private static HttpResponse<String> get(App app, String path, String authorization)
            throws IOException, InterruptedException {
        return HTTP.send(request(app, path, authorization).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(App app, String path, String authorization) {
        return HttpRequest.newBuilder(app.baseUri().resolve(path)).header("Authorization", authorization);
    }

    private static String basic(String login, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
