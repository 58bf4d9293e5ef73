package org.countersign.watch.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The table of states. */
class DeliveryStateTest {
    @Test
    void only_the_handset_counts_as_delivered() {
        assertThat(DeliveryState.values())
                .filteredOn(state -> state.outcome() == Outcome.DELIVERED)
                .containsExactly(DeliveryState.DELIVERED_HANDSET);
    }

    @Test
    void a_rejection_without_a_reason_is_a_hard_failure() {
        assertThat(DeliveryState.REJECTED.isHardFailure(FailureReason.UNSPECIFIED))
                .isTrue();
        assertThat(DeliveryState.UNDELIVERABLE.isHardFailure(FailureReason.UNSPECIFIED))
                .isFalse();
    }

    @Test
    void a_failure_because_of_its_recipient_is_none_however_it_is_called() {
        assertThat(DeliveryState.REJECTED.isHardFailure(FailureReason.UNKNOWN_NUMBER))
                .isFalse();
        assertThat(DeliveryState.UNDELIVERABLE.isHardFailure(FailureReason.CARRIER_BLOCKED))
                .isTrue();
    }

    @Test
    void what_did_not_fail_has_no_reason() {
        assertThat(FailureReason.ABSENT.in(DeliveryState.BUFFERED)).isEqualTo(FailureReason.NONE);
        assertThat(FailureReason.NONE.in(DeliveryState.EXPIRED)).isEqualTo(FailureReason.UNSPECIFIED);
    }

    @Test
    void the_numbers_that_stand_in_databases_never_change() {
        assertThat(Arrays.stream(DeliveryState.values()).map(state -> state.number() + " " + state))
                .containsExactly(
                        "0 ACCEPTED",
                        "1 BUFFERED",
                        "2 DELIVERED_NETWORK",
                        "3 DELIVERED_HANDSET",
                        "4 EXPIRED",
                        "5 UNDELIVERABLE",
                        "6 REJECTED",
                        "7 DELETED",
                        "8 UNKNOWN");
        assertThat(Arrays.stream(FailureReason.values()).map(reason -> reason.number() + " " + reason))
                .containsExactly(
                        "0 NONE",
                        "1 CARRIER_BLOCKED",
                        "2 SENDER_UNREGISTERED",
                        "3 ABSENT",
                        "4 UNKNOWN_NUMBER",
                        "5 RECIPIENT_BARRED",
                        "6 HANDSET",
                        "7 NETWORK",
                        "8 ROUTING_PORTABILITY",
                        "9 CONTENT",
                        "10 PLATFORM",
                        "11 UNSPECIFIED");
        assertThat(Arrays.stream(DeliveryState.values()).map(state -> DeliveryState.of(state.number())))
                .containsExactly(DeliveryState.values());
    }
}
