package org.countersign.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileTest {

    @Test
    void a_log_of_70000_entries_has_the_tiles_that_the_specification_lists() {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 273; i++) {
            paths.add("0/%03d".formatted(i));
        }
        paths.addAll(List.of("0/273.p/112", "1/000", "1/001.p/17", "2/000.p/1"));

        for (String path : paths) {
            assertThat(tile(path).isIn(70_000)).as(path).isTrue();
            assertThat(tile(path).level() + "/" + tile(path).path()).isEqualTo(path);
        }
        assertThat(List.of(
                        "0/273.p/113",
                        "0/273",
                        "0/274.p/1",
                        "1/001.p/18",
                        "1/001",
                        "2/000.p/2",
                        "3/000.p/1",
                        "63/000.p/1"))
                .noneMatch(path -> tile(path).isIn(70_000));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 000",
        "7, 007",
        "999, 999",
        "1000, x001/000",
        "1234067, x001/x234/067",
        "1000000, x001/x000/000",
        "999999999999999999, x999/x999/x999/x999/x999/999",
    })
    void an_index_is_written_in_groups_of_three_digits(long index, String path) {
        assertThat(new Tile(0, index, Tile.WHOLE).path()).isEqualTo(path);
        assertThat(Tile.parse("0", path)).isEqualTo(new Tile(0, index, Tile.WHOLE));
        assertThat(Tile.parse("5", path + ".p/255")).isEqualTo(new Tile(5, index, 255));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0, 00",
        "0, 0000",
        "0, 1000",
        "0, 001/000",
        "0, x000/001",
        "0, x001",
        "0, x001/x002",
        "0, X001/002",
        "0, x1/002",
        "0, x0001/002",
        "0, /000",
        "0, 000/",
        "0, 000/000",
        "0, -01",
        "0, +01",
        "0, ٠٠١",
        "0, 000.p",
        "0, 000.p/",
        "0, 000.p/0",
        "0, 000.p/01",
        "0, 000.p/256",
        "0, 000.p/1000",
        "0, 000.p/-1",
        "0, 000.p/1/",
        "0, 000.P/1",
        "0, '000 '",
        "0, 000p/1",
        "0, x001/x000/x000/x000/x000/x000/000",
        "00, 000",
        "01, 000",
        "64, 000",
        "100, 000",
        "-1, 000",
        "+1, 000",
        "'', 000",
        "1.0, 000",
        "entries, 000",
        "0, ''",
        "0, '000\n'",
    })
    void an_address_has_one_spelling(String level, String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> Tile.parse(level, path));
    }

    @Test
    void a_tile_is_in_a_tree_that_has_all_its_nodes() {
        for (int size = 0; size < 1_000; size++) {
            for (int index = 0; index < 5; index++) {
                for (int width : new int[] {1, 100, 255, 256}) {
                    assertThat(new Tile(0, index, width).isIn(size)).isEqualTo(index * 256 + width <= size);
                    assertThat(new Tile(1, index, width).isIn(size)).isEqualTo(index * 256 + width <= size / 256);
                }
            }
        }
    }

    @Test
    void a_tile_far_beyond_any_tree_is_in_none() {
        assertThat(new Tile(0, 999_999_999_999_999_999L, 256).isIn(Long.MAX_VALUE))
                .isFalse();
        assertThat(new Tile(8, 0, 1).isIn(Long.MAX_VALUE)).isFalse();
        assertThat(new Tile(7, 0, 1).isIn(Long.MAX_VALUE)).isTrue();
    }

    @Test
    void the_nodes_of_a_tile_are_the_roots_of_the_whole_tiles_below() {
        assertThat(new Tile(1, 3, 2).nodes()).containsExactly(new NodeId(8, 768), new NodeId(8, 769));
        assertThat(new Tile(0, 0, 256).nodes())
                .hasSize(256)
                .startsWith(new NodeId(0, 0))
                .endsWith(new NodeId(0, 255));
    }

    private static Tile tile(String path) {
        int slash = path.indexOf('/');
        return Tile.parse(path.substring(0, slash), path.substring(slash + 1));
    }
}
