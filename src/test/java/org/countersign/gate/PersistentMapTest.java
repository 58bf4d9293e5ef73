package org.countersign.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class PersistentMapTest {

    /** A key whose hash is chosen, so that keys collide in part, in whole and at the sign bit. */
    record Key(int name, int hash) {
        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** Put the value, or remove the key when there is none. */
    record Step(Key key, @Nullable Integer value) {}

    @Property
    void it_is_what_a_hash_map_would_be_and_every_earlier_one_stays_what_it_was(@ForAll("steps") List<Step> steps) {
        List<PersistentMap<Key, Integer>> maps = new ArrayList<>(List.of(PersistentMap.empty()));
        List<Map<Key, Integer>> expected = new ArrayList<>(List.of(new HashMap<>()));
        for (Step step : steps) {
            PersistentMap<Key, Integer> last = maps.get(maps.size() - 1);
            Map<Key, Integer> next = new HashMap<>(expected.get(expected.size() - 1));
            Integer value = step.value();
            if (value == null) {
                maps.add(last.without(step.key()));
                next.remove(step.key());
            } else {
                maps.add(last.with(step.key(), value));
                next.put(step.key(), value);
            }
            expected.add(next);
        }

        for (int i = 0; i < maps.size(); i++) {
            assertSame(maps.get(i), expected.get(i), steps);
        }
    }

    private static void assertSame(PersistentMap<Key, Integer> map, Map<Key, Integer> expected, List<Step> steps) {
        assertThat(map.values()).containsExactlyInAnyOrderElementsOf(expected.values());
        assertThat(map.isEmpty()).isEqualTo(expected.isEmpty());
        for (Step step : steps) {
            assertThat(map.get(step.key())).isEqualTo(expected.get(step.key()));
            assertThat(map.has(step.key())).isEqualTo(expected.containsKey(step.key()));
        }
    }

    @Property
    void nothing_is_left_when_every_key_is_removed(@ForAll("steps") List<Step> steps) {
        PersistentMap<Key, Integer> map = PersistentMap.empty();
        for (Step step : steps) {
            map = map.with(step.key(), 1);
        }
        for (Step step : steps) {
            map = map.without(step.key());
        }

        assertThat(map).isSameAs(PersistentMap.empty());
    }

    @Example
    void a_step_that_leads_to_nothing_removes_the_key() {
        PersistentMap<String, Integer> map =
                PersistentMap.<String, Integer>empty().with("a", 1).changed("a", 0, n -> n - 1);

        assertThat(map.has("a")).isFalse();
    }

    @Example
    void a_step_on_a_key_that_is_not_there_starts_from_nothing() {
        assertThat(PersistentMap.<String, Integer>empty()
                        .changed("a", 0, n -> n + 1)
                        .get("a"))
                .isEqualTo(1);
    }

    @Example
    void it_holds_a_hundred_thousand_keys() {
        PersistentMap<String, Integer> map = PersistentMap.empty();
        for (int i = 0; i < 100_000; i++) {
            map = map.with("CHG-" + i, i);
        }
        for (int i = 0; i < 100_000; i += 2) {
            map = map.without("CHG-" + i);
        }

        assertThat(map.values()).hasSize(50_000);
        assertThat(map.get("CHG-77777")).isEqualTo(77_777);
        assertThat(map.get("CHG-77778")).isNull();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> hashes = Arbitraries.oneOf(
                Arbitraries.of(0, 1, 33, 1 << 31, 31 << 26, -1, 0x7fffffff, 1 << 16), Arbitraries.integers());
        Arbitrary<Key> keys = Combinators.combine(Arbitraries.integers().between(0, 5), hashes)
                .as(Key::new);
        return keys.list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .flatMap(few -> Combinators.combine(
                                Arbitraries.of(few), Arbitraries.integers().injectNull(0.3))
                        .as(Step::new)
                        .list()
                        .ofMaxSize(60));
    }
}
