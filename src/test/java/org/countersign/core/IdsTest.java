package org.countersign.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final Instant NOW = Instant.parse("2013-09-11T06:00:00Z");

    @Test
    void are_26_characters_that_a_code_may_hold() {
        assertThat(Ids.next(NOW)).matches("[0-9a-z]{26}").matches(Limits.CODE);
    }

    @Test
    void sort_by_time() {
        assertThat(Stream.of(NOW.plusMillis(1), NOW, NOW.plusSeconds(1_000_000)).map(Ids::next))
                .satisfiesExactly(
                        later -> assertThat(later).isGreaterThan(Ids.next(NOW)),
                        now -> assertThat(now).startsWith(Ids.next(NOW).substring(0, 10)),
                        latest -> assertThat(latest).isGreaterThan(Ids.next(NOW.plusMillis(1))));
    }

    @Test
    void differ_within_one_millisecond() {
        assertThat(Stream.generate(() -> Ids.next(NOW)).limit(10_000).distinct())
                .hasSize(10_000);
    }
}
