package org.countersign.holds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.countersign.core.ActorId;
import org.countersign.core.Problem;
import org.junit.jupiter.api.Test;

class LaunchOverrideTest {
    private static final ActorId ANNE = new ActorId("p-anne");
    private static final ActorId BRUNO = new ActorId("p-bruno");
    private static final Instant NOW = Instant.parse("2013-09-11T06:00:00Z");
    private static final Instant UNTIL = NOW.plusSeconds(3600);

    private final LaunchOverride override = new LaunchOverride(
            new NewOverride("pe-2013-09", List.of("signed-off", "no-hold", "signed-off"), "war room", UNTIL),
            ANNE,
            NOW);

    @Test
    void is_in_force_once_a_second_person_has_approved() {
        assertThat(override.view(NOW).state()).isEqualTo(OverrideView.State.PROPOSED);

        OverrideApproved fact = override.approve(BRUNO, NOW);

        assertThat(override.view(NOW).state()).isEqualTo(OverrideView.State.IN_FORCE);
        assertThat(fact.reasonCodes()).containsExactly("no-hold", "signed-off");
        assertThat(fact.until()).isEqualTo(UNTIL);
    }

    @Test
    void cannot_be_approved_by_whoever_proposed_it() {
        assertThatThrownBy(() -> override.approve(ANNE, NOW)).isInstanceOf(IllegalArgumentException.class);
        assertThat(override.view(NOW).state()).isEqualTo(OverrideView.State.PROPOSED);
    }

    @Test
    void cannot_be_approved_twice() {
        override.approve(BRUNO, NOW);

        assertThatThrownBy(() -> override.approve(BRUNO, NOW))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo("already-approved"));
    }

    @Test
    void ends_at_its_end_and_not_before() {
        override.approve(BRUNO, NOW);

        assertThat(override.view(UNTIL.minusNanos(1000)).state()).isEqualTo(OverrideView.State.IN_FORCE);
        assertThat(override.view(UNTIL).state()).isEqualTo(OverrideView.State.ENDED);
    }

    @Test
    void cannot_be_approved_at_or_after_its_end() {
        assertThatThrownBy(() -> override.approve(BRUNO, UNTIL))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo("expired"));
    }

    @Test
    void can_be_ended_early_and_stays_ended() {
        override.approve(BRUNO, NOW);

        override.end("the carrier accepted", ANNE, NOW);

        assertThat(override.view(NOW).state()).isEqualTo(OverrideView.State.ENDED);
        assertThatThrownBy(() -> override.end("again", ANNE, NOW))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo("ended"));
        assertThatThrownBy(() -> override.approve(BRUNO, NOW)).isInstanceOf(Problem.class);
    }
}
