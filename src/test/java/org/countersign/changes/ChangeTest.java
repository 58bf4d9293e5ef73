package org.countersign.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.changes.Drafts.ADA;
import static org.countersign.changes.Drafts.BEN;
import static org.countersign.changes.Drafts.KEY;
import static org.countersign.changes.Drafts.LINKED;
import static org.countersign.changes.Drafts.NOW;
import static org.countersign.changes.Drafts.accept;
import static org.countersign.changes.Drafts.amend;
import static org.countersign.changes.Drafts.content;
import static org.countersign.changes.Drafts.declared;
import static org.countersign.changes.Drafts.draft;
import static org.countersign.changes.Drafts.mark;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.countersign.access.Caller;
import org.countersign.access.Refusal;
import org.countersign.access.Role;
import org.countersign.core.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangeTest {
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));
    private static final Exclusion WITHOUT_FREE = new Exclusion("free-fr", "It carries none of these messages.");

    // Transitions

    @Test
    void only_a_draft_can_be_declared() {
        Change change = declared(ChangeKind.NORMAL);

        assertConflict("wrong-status", () -> change.declare(null, null, LATER));
    }

    @Test
    void only_a_declared_change_can_be_implemented() {
        assertConflict("wrong-status", () -> draft().implement(null, LATER));
    }

    @Test
    void an_implemented_change_is_rolled_back_rather_than_withdrawn() {
        Change change = declared(ChangeKind.NORMAL);
        change.implement(null, LATER);

        assertConflict("wrong-status", () -> change.withdraw(null, LATER));
        change.rollBack(null, LATER);
        assertThat(change.status()).isEqualTo(ChangeStatus.ROLLED_BACK);
    }

    @Test
    void a_declared_change_is_withdrawn_rather_than_rolled_back() {
        Change change = declared(ChangeKind.NORMAL);

        assertConflict("wrong-status", () -> change.rollBack(null, LATER));
        change.withdraw(null, LATER);
        assertThat(change.status()).isEqualTo(ChangeStatus.WITHDRAWN);
    }

    @Test
    void a_draft_can_be_withdrawn() {
        Change change = draft();
        change.withdraw(null, LATER);

        assertThat(change.status()).isEqualTo(ChangeStatus.WITHDRAWN);
    }

    @Test
    void no_transition_lies_in_the_future() {
        assertBadRequest("/at", () -> draft().declare(LATER, null, NOW));
    }

    @Test
    void no_transition_lies_before_the_one_before() {
        Change change = draft();
        change.declare(LATER, null, LATER);

        assertBadRequest("/at", () -> change.implement(NOW, LATER));
    }

    @Test
    void an_emergency_change_may_be_implemented_before_it_is_declared() {
        Change change = declared(ChangeKind.EMERGENCY);
        Instant before = NOW.minus(Duration.ofDays(1));
        change.implement(before, NOW);

        assertThat(change.implementedAt()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(
            value = ChangeKind.class,
            names = {"STANDARD", "NORMAL"})
    void no_other_change_may(ChangeKind kind) {
        assertBadRequest("/at", () -> declared(kind).implement(NOW.minus(Duration.ofDays(1)), NOW));
    }

    @Test
    void a_change_is_closed_only_when_all_have_accepted() {
        Change change = declared(ChangeKind.NORMAL);
        change.implement(null, LATER);
        accept(change, "orange-fr", "sfr-fr");

        assertConflict("not-cleared", () -> change.close(null, null, LATER));
        accept(change, "free-fr");
        change.close(null, null, LATER);
        assertThat(change.status()).isEqualTo(ChangeStatus.CLOSED);
    }

    @Test
    void an_acceptance_from_later_on_does_not_close_a_change_yet() {
        Change change = declared(ChangeKind.NORMAL);
        change.implement(null, NOW);
        accept(change, "orange-fr", "sfr-fr");
        change.accept("free-fr", mark(change), LATER);

        assertConflict("not-cleared", () -> change.close(null, null, LATER.minusNanos(1_000)));
        change.close(null, null, LATER);
        assertThat(change.status()).isEqualTo(ChangeStatus.CLOSED);
    }

    @Test
    void an_emergency_change_is_closed_with_a_review() {
        Change change = declared(ChangeKind.EMERGENCY);
        change.implement(null, NOW);
        accept(change, "orange-fr", "sfr-fr", "free-fr");

        assertBadRequest("/note", () -> change.close(null, " ", NOW));
        change.close(null, "Nobody had told the carriers.", NOW);
        assertThat(change.status()).isEqualTo(ChangeStatus.CLOSED);
    }

    @Test
    void a_step_that_is_refused_changes_nothing() {
        Change change = declared(ChangeKind.NORMAL);
        long version = change.version();

        assertConflict("wrong-status", () -> change.close(null, null, LATER));
        assertThat(change.status()).isEqualTo(ChangeStatus.DECLARED);
        assertThat(change.version()).isEqualTo(version);
    }

    // Amending

    @Test
    void an_amendment_voids_what_the_carriers_said() {
        Change change = declared(ChangeKind.NORMAL);
        accept(change, "orange-fr");
        amend(change, content(ChangeKind.STANDARD), false);

        assertThat(change.revision()).isEqualTo(2);
        assertThat(row(change, "orange-fr").state()).isEqualTo(AffectedState.PENDING);
        assertThat(change.amended(false, "why").carriedOver()).isEmpty();
    }

    @Test
    void an_editorial_amendment_carries_over_what_the_carriers_said() {
        Change change = declared(ChangeKind.NORMAL);
        accept(change, "orange-fr");
        amend(change, content(ChangeKind.NORMAL), true);

        assertThat(row(change, "orange-fr").state()).isEqualTo(AffectedState.ACCEPTED);
        assertThat(row(change, "orange-fr").signedRevision()).isEqualTo(1);
        assertThat(change.amended(true, "why").carriedOver()).containsExactly("orange-fr");
    }

    @Test
    void what_is_over_is_not_amended() {
        Change change = draft();
        change.withdraw(null, LATER);

        assertConflict("wrong-status", () -> amend(change, content(ChangeKind.NORMAL), false));
    }

    @Test
    void what_was_made_on_one_platform_is_not_moved_to_another_one() {
        Change change = declared(ChangeKind.NORMAL);
        ChangeContent elsewhere = onPlatform("another");
        amend(change, elsewhere, false);
        change.implement(null, NOW);

        amend(change, elsewhere, false);
        assertBadRequest("/platform", () -> amend(change, content(ChangeKind.NORMAL), false));
    }

    private static ChangeContent onPlatform(String platform) {
        ChangeContent content = content(ChangeKind.NORMAL);
        return new ChangeContent(
                platform,
                content.title(),
                content.description(),
                content.kind(),
                content.category(),
                content.effects(),
                content.release(),
                content.window(),
                content.risk(),
                content.rollbackPlan(),
                content.exclude(),
                content.include(),
                content.template());
    }

    @Test
    void the_deadline_runs_anew_from_an_amendment() {
        Change change = declared(ChangeKind.NORMAL);
        ChangeContent content = content(ChangeKind.STANDARD);
        change.amend(content, content.committed().digest(), false, "why", LINKED, BEN, LATER);

        assertThat(row(change, "orange-fr").askedAt()).isEqualTo(LATER);
    }

    // Affected carriers

    @Test
    void a_carrier_that_is_excluded_by_one_person_is_still_affected() {
        assertThat(draft(content(ChangeKind.NORMAL, WITHOUT_FREE)).affected()).containsKey("free-fr");
    }

    @Test
    void a_carrier_that_is_excluded_by_two_people_is_not_affected() {
        Change change = draft(content(ChangeKind.NORMAL, WITHOUT_FREE));
        change.approveExclusion("free-fr", BEN, NOW);
        change.followInterconnects(LINKED, NOW);

        assertThat(change.affected()).containsOnlyKeys("orange-fr", "sfr-fr");
    }

    @Test
    void nobody_approves_their_own_exclusion() {
        Change change = draft(content(ChangeKind.NORMAL, WITHOUT_FREE));

        assertThatThrownBy(() -> change.approveExclusion("free-fr", ADA, NOW)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> change.approveExclusionsByDeclaring(ADA, NOW)).isInstanceOf(Refusal.class);
    }

    @Test
    void a_key_is_no_second_person_and_no_first_one() {
        Change change = draft(content(ChangeKind.NORMAL, WITHOUT_FREE));
        ChangeContent content = content(ChangeKind.NORMAL, WITHOUT_FREE);

        assertThatThrownBy(() -> change.approveExclusion("free-fr", KEY, NOW)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new Change("CHG-2013-0002", content, "", LINKED, KEY, NOW))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void an_exclusion_that_stays_as_it_was_keeps_its_approval_in_an_editorial_revision() {
        Change change = draft(content(ChangeKind.NORMAL, WITHOUT_FREE));
        change.approveExclusion("free-fr", BEN, NOW);
        change.followInterconnects(LINKED, NOW);
        change.declare(null, null, NOW);
        amend(change, content(ChangeKind.NORMAL, WITHOUT_FREE), true);

        assertThat(change.affected()).doesNotContainKey("free-fr");
    }

    @Test
    void an_exclusion_from_another_change_needs_to_be_approved_again() {
        Change change = draft(content(ChangeKind.NORMAL, WITHOUT_FREE));
        change.approveExclusion("free-fr", BEN, NOW);
        amend(change, content(ChangeKind.STANDARD, WITHOUT_FREE), false);

        assertThat(change.affected()).containsKey("free-fr");
    }

    @Test
    void an_exclusion_with_another_justification_needs_to_be_approved_again() {
        Change change = draft(content(ChangeKind.NORMAL, WITHOUT_FREE));
        change.approveExclusion("free-fr", BEN, NOW);
        amend(change, content(ChangeKind.NORMAL, new Exclusion("free-fr", "Because.")), false);

        assertThat(change.affected()).containsKey("free-fr");
    }

    @Test
    void a_carrier_that_stays_keeps_its_sign_off_when_another_one_joins() {
        Change change = declared(ChangeKind.NORMAL);
        accept(change, "orange-fr");
        boolean differs = change.followInterconnects(List.of("orange-fr", "sfr-fr", "bouygues-fr"), LATER);

        assertThat(differs).isTrue();
        assertThat(change.affected()).containsOnlyKeys("orange-fr", "sfr-fr", "free-fr", "bouygues-fr");
        assertThat(row(change, "orange-fr").state()).isEqualTo(AffectedState.ACCEPTED);
        assertThat(row(change, "bouygues-fr").askedAt()).isEqualTo(LATER);
    }

    @Test
    void a_draft_no_longer_affects_a_carrier_whose_link_has_ended() {
        Change change = draft(content(ChangeKind.NORMAL));
        change.followInterconnects(List.of("orange-fr", "sfr-fr"), LATER);

        assertThat(change.affected()).containsOnlyKeys("orange-fr", "sfr-fr");
    }

    @Test
    void a_carrier_leaves_a_change_in_force_by_two_people_only() {
        Change change = declared(ChangeKind.NORMAL);
        assertThat(change.followInterconnects(List.of("orange-fr", "sfr-fr"), LATER))
                .isFalse();
        assertThat(change.affected()).containsKey("free-fr");
        amend(change, content(ChangeKind.NORMAL, WITHOUT_FREE), false);
        assertThat(change.affected()).containsKey("free-fr");

        change.approveExclusion("free-fr", ADA, LATER);
        change.followInterconnects(List.of("orange-fr", "sfr-fr"), LATER);
        assertThat(change.affected()).containsOnlyKeys("orange-fr", "sfr-fr");
    }

    @Test
    void what_people_chose_survives_when_interconnects_come_and_go() {
        Change change = draft(content(ChangeKind.NORMAL, WITHOUT_FREE));
        change.approveExclusion("free-fr", BEN, NOW);
        change.followInterconnects(List.of(), NOW);
        change.followInterconnects(LINKED, NOW);

        assertThat(change.affected()).containsOnlyKeys("orange-fr", "sfr-fr");
    }

    @Test
    void a_change_affects_no_more_carriers_than_a_leaf_can_hold() {
        Change change = draft();

        assertConflict("too-many-affected", () -> change.followInterconnects(codes(501, 10), NOW));
        assertConflict("too-many-affected", () -> change.followInterconnects(codes(500, 63), NOW));
        assertThat(change.followInterconnects(codes(500, 58), NOW)).isTrue();
    }

    private static List<String> codes(int count, int length) {
        return IntStream.range(0, count)
                .mapToObj(i -> "%03d".formatted(i) + "x".repeat(length - 3))
                .toList();
    }

    // Sign-offs

    @Test
    void a_draft_is_not_signed_off() {
        assertConflict("wrong-status", () -> accept(draft(), "orange-fr"));
    }

    @Test
    void an_old_revision_is_not_signed_off() {
        Change change = declared(ChangeKind.NORMAL);
        amend(change, content(ChangeKind.STANDARD), false);

        assertConflict("old-revision", () -> change.accept("orange-fr", new SignOffMark("s-1", 1, NOW), null));
    }

    @Test
    void a_revision_that_is_not_there_yet_is_not_signed_off() {
        Change change = declared(ChangeKind.NORMAL);

        assertBadRequest("/revision", () -> change.accept("orange-fr", new SignOffMark("s-1", 2, NOW), null));
    }

    @Test
    void a_carrier_that_is_not_affected_has_nothing_to_say() {
        Change change = declared(ChangeKind.NORMAL);

        assertConflict("not-affected", () -> accept(change, "bouygues-fr"));
    }

    @Test
    void an_acknowledgement_takes_nothing_back() {
        Change change = declared(ChangeKind.NORMAL);
        accept(change, "orange-fr");

        assertConflict("wrong-state", () -> change.acknowledge("orange-fr", mark(change)));
        assertThat(row(change, "orange-fr").state()).isEqualTo(AffectedState.ACCEPTED);
    }

    @Test
    void only_an_acceptance_can_be_withdrawn() {
        Change change = declared(ChangeKind.NORMAL);
        change.acknowledge("orange-fr", mark(change));

        assertConflict("wrong-state", () -> change.withdraw("orange-fr", mark(change)));
    }

    @Test
    void an_acceptance_that_is_withdrawn_no_longer_clears() {
        Change change = declared(ChangeKind.NORMAL);
        accept(change, "orange-fr", "sfr-fr", "free-fr");
        assertThat(change.isClearedAt(NOW)).isTrue();
        change.withdraw("orange-fr", mark(change));

        assertThat(change.isClearedAt(NOW)).isFalse();
    }

    @Test
    void a_rejection_can_follow_an_acceptance_and_an_acceptance_a_rejection() {
        Change change = declared(ChangeKind.NORMAL);
        accept(change, "orange-fr");
        change.reject("orange-fr", mark(change));
        assertThat(row(change, "orange-fr").state()).isEqualTo(AffectedState.REJECTED);

        accept(change, "orange-fr");
        assertThat(row(change, "orange-fr").state()).isEqualTo(AffectedState.ACCEPTED);
    }

    @Test
    void a_change_is_cleared_from_the_moment_at_which_the_last_acceptance_counts() {
        Change change = declared(ChangeKind.NORMAL);
        accept(change, "orange-fr", "sfr-fr");
        change.accept("free-fr", mark(change), LATER);

        assertThat(change.isClearedAt(LATER.minusNanos(1))).isFalse();
        assertThat(change.isClearedAt(LATER)).isTrue();
    }

    @Test
    void a_draft_is_never_cleared() {
        assertThat(draft().isClearedAt(NOW)).isFalse();
    }

    @Test
    void people_of_a_carrier_see_what_was_declared_to_it() {
        assertThat(draft().isVisibleTo(of("orange-fr", Role.CARRIER))).isFalse();
        assertThat(declared(ChangeKind.NORMAL).isVisibleTo(of("orange-fr", Role.CARRIER)))
                .isTrue();
        assertThat(declared(ChangeKind.NORMAL).isVisibleTo(of("bouygues-fr", Role.CARRIER)))
                .isFalse();
        assertThat(draft().isVisibleTo(of(null, Role.CHANGE_MANAGER))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"CAMPAIGN_SYSTEM", "PIPELINE"})
    void who_asks_for_clients_or_deploys_sees_no_draft(Role role) {
        assertThat(draft().isVisibleTo(of(null, role))).isFalse();
        assertThat(declared(ChangeKind.NORMAL).isVisibleTo(of(null, role))).isTrue();
    }

    private static Caller of(@Nullable String carrier, Role role) {
        return new Caller(ADA, Set.of(role), carrier, null);
    }

    private static AffectedCarrier row(Change change, String carrier) {
        return Objects.requireNonNull(change.affected().get(carrier), carrier);
    }

    private static void assertConflict(String type, ThrowingCallable step) {
        assertThatThrownBy(step)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }

    private static void assertBadRequest(String pointer, ThrowingCallable step) {
        assertThatThrownBy(step)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .extracting("pointer")
                                .containsExactly(pointer));
    }
}
