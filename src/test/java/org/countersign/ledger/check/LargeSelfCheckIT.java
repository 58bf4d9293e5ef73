package org.countersign.ledger.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.countersign.testing.App;
import org.countersign.testing.App.GaveUp;
import org.countersign.testing.LongLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged application checks a registry that is larger than its memory. {@code -Dcountersign.test.entries=100000
 * -Dcountersign.test.audience=4} checks one of the usual kind.
 */
class LargeSelfCheckIT {
    private static final String PASSWORD = "correct horse battery staple";
    /** Less than the leaves have together. */
    private static final String HEAP = "-Xmx96m";

    private static final long ENTRIES = Long.getLong("countersign.test.entries", 20_000);
    private static final int AUDIENCE = Integer.getInteger("countersign.test.audience", 125);

    private static final long BATCH = 10_000;

    @TempDir
    Path directory;

    @Test
    void a_registry_that_does_not_fit_into_memory_is_checked() throws Exception {
        App.Plan plan = App.h2(directory).patient().with("COUNTERSIGN_ADMIN_PASSWORD", PASSWORD);
        try (App app = plan.start()) {
            post(app, "clients", "{\"code\": \"filling\", \"name\": \"A client\"}");
            post(app, "platforms", "{\"code\": \"filling\", \"name\": \"A platform\"}");
            app.stop();
        }
        LongLedger.fillH2WithCampaigns(directory, ENTRIES, AUDIENCE);
        addRows();

        GaveUp checked = new App.Plan(App.Build.H2, directory, Map.of(), List.of(HEAP), List.of(SelfCheckCommand.NAME))
                .startInVain();

        assertThat(checked.console())
                .contains(ENTRIES + " entries and the rows of")
                .contains("everything is as the ledger says");
        assertThat(checked.exitCode()).isZero();
    }

    /** Of the campaigns of which the entries tell. */
    private void addRows() throws SQLException {
        String audience = IntStream.range(0, AUDIENCE)
                .mapToObj("{\"carrier\":\"filling-%1$d\",\"recipients\":%1$d}"::formatted)
                .collect(Collectors.joining(",", "[", "]"));
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("data/countersign"));
                PreparedStatement insert = connection.prepareStatement(
                        "insert into campaign (code, client, platform, name, audience, registered_at)"
                                + " select e.subject, c.id, p.id, 'Campagne nº ' || e.idx, cast(? as text), e.at"
                                + " from ledger_entry e, client c, platform p where e.kind = 'campaign-registered'"
                                + " and e.idx >= ? and e.idx < ?")) {
            for (long from = 0; from < ENTRIES; from += BATCH) {
                insert.setString(1, audience);
                insert.setLong(2, from);
                insert.setLong(3, from + BATCH);
                insert.executeUpdate();
            }
        }
    }

    private static void post(App app, String path, String body) throws IOException, InterruptedException {
        String credentials = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.baseUri() + "/api/v1/" + path))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
}
