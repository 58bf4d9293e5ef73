package org.countersign.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class TimelineTest {

    record Point(Instant at, String name) {}

    /** Add the point, or remove it. */
    record Step(Point point, boolean add) {}

    @Property
    void it_is_what_a_sorted_set_would_be_and_every_earlier_one_stays_what_it_was(
            @ForAll("steps") List<Step> steps, @ForAll @IntRange(max = 10) int instant) {
        List<Timeline> timelines = new ArrayList<>(List.of(Timeline.EMPTY));
        List<TreeSet<Point>> expected = new ArrayList<>(
                List.of(new TreeSet<>(Comparator.comparing(Point::at).thenComparing(Point::name))));
        for (Step step : steps) {
            Point point = step.point();
            Timeline last = timelines.get(timelines.size() - 1);
            TreeSet<Point> next = new TreeSet<>(expected.get(expected.size() - 1));
            if (step.add()) {
                timelines.add(last.with(point.at(), point.name()));
                next.add(point);
            } else {
                timelines.add(last.without(point.at(), point.name()));
                next.remove(point);
            }
            expected.add(next);
        }

        for (int i = 0; i < timelines.size(); i++) {
            Point edge = new Point(at(instant), "\uffff");
            assertThat(timelines.get(i).upTo(at(instant)))
                    .isEqualTo(names(expected.get(i).headSet(edge)));
            assertThat(timelines.get(i).after(at(instant)))
                    .isEqualTo(names(expected.get(i).tailSet(edge)));
            assertThat(timelines.get(i).isEmpty()).isEqualTo(expected.get(i).isEmpty());
        }
    }

    @Example
    void it_takes_a_hundred_thousand_names_in_order() {
        Timeline timeline = Timeline.EMPTY;
        for (int i = 0; i < 100_000; i++) {
            timeline = timeline.with(at(i), "CHG-" + i);
        }

        assertThat(timeline.after(at(99_997))).containsExactly("CHG-99998", "CHG-99999");
        assertThat(timeline.upTo(at(1))).containsExactly("CHG-0", "CHG-1");
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Point> points = Combinators.combine(
                        Arbitraries.integers().between(0, 10).map(TimelineTest::at),
                        Arbitraries.of("a", "b", "Aa", "BB", "c"))
                .as(Point::new);
        return Combinators.combine(points, Arbitraries.frequency(Tuple.of(2, true), Tuple.of(1, false)))
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(second);
    }

    private static List<String> names(Iterable<Point> points) {
        List<String> names = new ArrayList<>();
        points.forEach(point -> names.add(point.name()));
        return names;
    }
}
