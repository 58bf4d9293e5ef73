package org.countersign.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.countersign.core.ActorId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallerTest {
    @Test
    void the_application_itself_reads_all() {
        assertThat(Caller.SYSTEM.readsAllCarriers()).isTrue();
        assertThat(Caller.SYSTEM.readsOnlyCarrier()).isNull();
    }

    @Test
    void what_the_application_reads_for_somebody_is_what_they_may_read() {
        Caller forCarrier = new Caller(ActorId.SYSTEM, Set.of(Role.CARRIER), "orange-fr", null);
        assertThat(forCarrier.readsAllCarriers()).isFalse();
        assertThat(forCarrier.readsOnlyCarrier()).isEqualTo("orange-fr");

        Caller forClient = new Caller(ActorId.SYSTEM, Set.of(Role.CAMPAIGN_SYSTEM), null, "pole-emploi");
        assertThat(forClient.readsAllCarriers()).isFalse();
        assertThat(forClient.readsOnlyClient()).isEqualTo("pole-emploi");
    }

    @ParameterizedTest
    @EnumSource(names = {"ADMIN", "CHANGE_MANAGER", "AUDITOR", "DUTY_OWNER"})
    void who_watches_over_all_reads_all(Role role) {
        assertThat(new Caller(ActorId.SYSTEM, Set.of(role), null, null).readsAllCarriers())
                .isTrue();
    }
}
