package org.countersign.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReferencesTest {
    private static final int THREADS = 4;
    private static final int EACH = 10;

    @Test
    void references_of_a_year_have_no_gap_even_when_drafts_race_and_some_fail() throws Exception {
        Scene scene = new Scene(0);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<List<Integer>>> results = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            results.add(threads.submit(() -> {
                List<Integer> numbers = new ArrayList<>();
                for (int j = 0; j < EACH; j++) {
                    scene.manager()
                            .body(scene.content("include", List.of("nobody-knows")))
                            .post(Scene.CHANGES)
                            .then()
                            .statusCode(400);
                    numbers.add(number(scene.draft(scene.content())));
                }
                return numbers;
            }));
        }
        List<Integer> all = new ArrayList<>();
        for (Future<List<Integer>> result : results) {
            all.addAll(result.get(2, TimeUnit.MINUTES));
        }
        threads.shutdown();

        // No other test drafts at this time, so they follow one another.
        int first = all.stream().mapToInt(Integer::intValue).min().orElseThrow();
        assertThat(all).hasSize(THREADS * EACH).doesNotHaveDuplicates();
        assertThat(all).allMatch(number -> number < first + THREADS * EACH);
    }

    private static int number(String reference) {
        return Integer.parseInt(reference.substring("CHG-2013-".length()));
    }
}
