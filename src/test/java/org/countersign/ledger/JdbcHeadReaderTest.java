package org.countersign.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbcHeadReaderTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final String name = UUID.randomUUID().toString();
    private final LoneTail ledger = LoneTail.onH2(name);
    private final JdbcHeadReader reader = reader(name);

    @AfterEach
    void close() {
        reader.close();
        ledger.close();
    }

    @Test
    void the_head_is_read() {
        ledger.append(3);
        ledger.execute("update ledger_head set gate_size = 2");
        assertThat(read()).succeedsWithin(SOON).isEqualTo(new Head(3, 2));
    }

    @Test
    void after_a_read_given_up_the_next_one_goes_another_way() {
        CompletableFuture<Head> hanging = new CompletableFuture<>();
        reader.read(CoalescedRead.Read.alone(hanging));
        hanging.cancel(false);
        assertThat(read()).succeedsWithin(SOON);
    }

    @Test
    void a_database_without_a_ledger_is_an_error() {
        try (JdbcHeadReader empty = reader(UUID.randomUUID().toString())) {
            CompletableFuture<Head> answer = new CompletableFuture<>();
            empty.read(CoalescedRead.Read.alone(answer));
            assertThat(answer).failsWithin(SOON).withThrowableThat().withCauseInstanceOf(SQLException.class);
        }
    }

    private CompletableFuture<Head> read() {
        CompletableFuture<Head> answer = new CompletableFuture<>();
        reader.read(CoalescedRead.Read.alone(answer));
        return answer;
    }

    private static JdbcHeadReader reader(String name) {
        return new JdbcHeadReader(
                new DatabaseAddress("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", ""), Duration.ofSeconds(2));
    }
}
