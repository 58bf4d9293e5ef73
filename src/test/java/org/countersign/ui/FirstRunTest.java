package org.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FirstRunTest {
    @Test
    void one_begins_with_the_first_step() {
        FirstRun start = new FirstRun(Set.of(), null, null);

        assertThat(start.isAtTheStart()).isTrue();
        assertThat(start.steps())
                .filteredOn(FirstRun.Step::next)
                .extracting(FirstRun.Step::step)
                .containsExactly(FirstStep.CARRIER);
    }

    @Test
    void the_next_step_is_the_first_that_is_not_done() {
        FirstRun run = new FirstRun(EnumSet.of(FirstStep.CARRIER, FirstStep.CLIENT), null, "a-client");

        assertThat(run.steps())
                .filteredOn(FirstRun.Step::next)
                .extracting(FirstRun.Step::step)
                .containsExactly(FirstStep.PLATFORM);
        assertThat(run.steps()).filteredOn(FirstRun.Step::done).hasSize(2);
        assertThat(run.isAtTheStart()).isFalse();
    }

    @Test
    void a_step_goes_on_with_what_is_there() {
        assertThat(new FirstRun(EnumSet.of(FirstStep.CARRIER, FirstStep.PLATFORM), "a-platform", null)
                        .next()
                        .path())
                .isEqualTo("/registry/platforms/a-platform/interconnects/new");
        Set<FirstStep> started =
                EnumSet.of(FirstStep.CARRIER, FirstStep.PLATFORM, FirstStep.INTERCONNECT, FirstStep.CLIENT);
        assertThat(new FirstRun(started, "a-platform", "a-client").next().path())
                .isEqualTo("/registry/contracts/new?client=a-client");
    }
}
