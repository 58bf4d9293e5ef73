package org.countersign.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    private static Page<Integer> page(List<Integer> rows, int limit) {
        return Page.of(rows, limit, row -> row * 10, row -> Cursor.of(row));
    }

    @Test
    void a_page_names_its_last_row_where_more_follow() {
        Page<Integer> page = page(List.of(9, 8, 7), 2);

        assertThat(page.items()).containsExactly(90, 80);
        assertThat(position(Objects.requireNonNull(page.next()), 1).number(0)).isEqualTo(8);
    }

    @Test
    void the_last_page_names_none() {
        assertThat(page(List.of(9, 8), 2).next()).isNull();
        assertThat(page(List.of(), 2).items()).isEmpty();
    }

    @Test
    void a_cursor_gives_back_what_it_was_made_of() {
        Instant at = Instant.parse("2013-09-11T06:00:00.000001Z");
        Cursor.Position position = position(Cursor.of(at, "orange-fr", 7L), 3);

        assertThat(position.instant(0)).isEqualTo(at);
        assertThat(position.text(1)).isEqualTo("orange-fr");
        assertThat(position.number(2)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "bm90LWEtbnVtYmVy", "YQpiCmM", "AAA"})
    void what_is_no_cursor_is_bad_input(String cursor) {
        assertThatThrownBy(() -> position(cursor, 1).number(0))
                .isInstanceOfSatisfying(
                        Problem.class,
                        p -> assertThat(p.errors().get(0).pointer()).isEqualTo("?after"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+300000-01-01T00:00:00Z", "-9999-01-01T00:00:00Z", "yesterday"})
    void a_time_that_no_list_holds_is_no_place_in_one(String time) {
        Cursor.Position position = position(Cursor.of(time), 1);

        assertThatThrownBy(() -> position.instant(0))
                .isInstanceOfSatisfying(
                        Problem.class,
                        p -> assertThat(p.errors().get(0).pointer()).isEqualTo("?after"));
    }

    private static Cursor.Position position(String after, int parts) {
        Paging paging = new Paging();
        paging.after = after;
        return Objects.requireNonNull(paging.position(parts));
    }
}
