package org.countersign.watch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That the metrics tell what the watch takes in and notices; the names are those of docs/metrics.md. */
@QuarkusTest
class WatchMetricsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static double metric(String name) {
        return given().get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + name));
    }

    @Test
    void reports_submissions_duplicates_and_refused_lines_are_counted() {
        Sending sending = new Sending(1);
        String delivered = "countersign_watch_reports_total{state=\"delivered-handset\"}";
        double deliveredBefore = metric(delivered);
        double submittedBefore = metric("countersign_watch_submissions_total");
        double duplicatesBefore = metric("countersign_watch_duplicates_total");
        double refusedBefore = metric("countersign_watch_refused_lines_total");

        sending.submit(List.of(sending.submission(1), sending.submission(2)));
        sending.tell(List.of(
                sending.report(1, "delivered-handset"),
                sending.report(1, "delivered-handset"),
                sending.report(2, "gone-fishing"),
                sending.report(3, "delivered-handset", "nobody-knows")));

        assertThat(metric(delivered) - deliveredBefore).isEqualTo(1);
        assertThat(metric("countersign_watch_submissions_total") - submittedBefore)
                .isEqualTo(2);
        assertThat(metric("countersign_watch_duplicates_total") - duplicatesBefore)
                .isEqualTo(1);
        assertThat(metric("countersign_watch_refused_lines_total") - refusedBefore)
                .isEqualTo(2);
    }

    @Test
    void a_report_is_late_once_its_message_was_judged_without_it() {
        Sending sending = new Sending(1);
        sending.submit(IntStream.range(0, 60).mapToObj(sending::submission).toList());
        double before = metric("countersign_watch_late_reports_total");
        AtomicInteger next = new AtomicInteger();

        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            sending.tell(List.of(sending.report(next.getAndIncrement(), "delivered-handset")));
            assertThat(metric("countersign_watch_late_reports_total")).isGreaterThan(before);
        });
    }

    @Test
    void alarms_and_the_incidents_that_go_on_are_counted() {
        String held = "countersign_watch_alarms_total{level=\"held\"}";
        double before = metric(held);
        Sending sending = new Sending(1);
        List<Map<String, Object>> submissions =
                IntStream.range(0, 40).mapToObj(sending::submission).toList();
        sending.submit(submissions);
        sending.tell(IntStream.range(0, 40)
                .mapToObj(i -> sending.report(i, "rejected"))
                .toList());

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(metric(held)).isGreaterThan(before);
            assertThat(metric("countersign_incidents_open{status=\"open\"}")).isPositive();
        });
        assertThat(metric("countersign_watch_streams_count")).isPositive();
    }
}
