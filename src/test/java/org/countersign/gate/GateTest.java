package org.countersign.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.gate.Story.CAMPAIGN;
import static org.countersign.gate.Story.CARRIERS;
import static org.countersign.gate.Story.CHANGE;
import static org.countersign.gate.Story.CLIENT;
import static org.countersign.gate.Story.GATE;
import static org.countersign.gate.Story.NOW;
import static org.countersign.gate.Story.PLATFORM;
import static org.countersign.gate.Story.SEPTEMBER;
import static org.countersign.gate.Story.START;
import static org.countersign.gate.Story.question;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.countersign.gate.Decision.CarrierVerdict;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.Event.AffectedCarriersChanged;
import org.countersign.gate.Event.CanaryEnded;
import org.countersign.gate.Event.CanaryEnded.Told;
import org.countersign.gate.Event.CanaryStarted;
import org.countersign.gate.Event.CarrierRegistered;
import org.countersign.gate.Event.ChangeClosed;
import org.countersign.gate.Event.ChangeImplemented;
import org.countersign.gate.Event.ChangeInForce;
import org.countersign.gate.Event.ChangeUndone;
import org.countersign.gate.Event.ContractAmended;
import org.countersign.gate.Event.ContractSigned;
import org.countersign.gate.Event.HoldLifted;
import org.countersign.gate.Event.HoldPlaced;
import org.countersign.gate.Event.InterconnectEnded;
import org.countersign.gate.Event.InterconnectOpened;
import org.countersign.gate.Event.OverrideApproved;
import org.countersign.gate.Event.OverrideEnded;
import org.countersign.gate.Event.PlatformRegistered;
import org.countersign.gate.Event.ReleaseReported;
import org.countersign.gate.Event.Scope;
import org.countersign.gate.Event.Scope.On;
import org.countersign.gate.Question.Audience;
import org.countersign.gate.Reason.Cause;
import org.countersign.gate.SignOff.State;
import org.countersign.gate.Story.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gate, rule by rule. */
class GateTest {

    private static final Instant A_MOMENT_BEFORE = NOW.minusNanos(1000);
    private static final Instant A_MOMENT_AFTER = NOW.plusNanos(1000);

    private static Story inOrder() {
        return Story.inOrder();
    }

    private static ChangeInForce introducing(Release release, Instant start) {
        return new ChangeInForce(CHANGE, 1, PLATFORM, start, release, Set.copyOf(CARRIERS), Set.of());
    }

    private static ChangeInForce revision(int revision, String... carriedOver) {
        return new ChangeInForce(CHANGE, revision, PLATFORM, START, null, Set.copyOf(CARRIERS), Set.of(carriedOver));
    }

    private static Question asking(String client, String platform, Audience... audience) {
        return new Question(client, platform, CAMPAIGN, null, NOW, List.of(audience));
    }

    @Test
    void everything_in_order_is_an_allow_to_which_every_rule_says_yes() {
        Answer answer = inOrder().asked();

        assertThat(answer.isAllow()).isTrue();
        for (CarrierVerdict carrier : answer.decision().carriers()) {
            assertThat(carrier.rules().keySet()).containsExactlyElementsOf(Rule.ALL);
            assertThat(carrier.rules())
                    .allSatisfy((rule, result) -> assertThat(result)
                            .isEqualTo(rule == Rule.CANARY_PASSED ? Result.NOT_APPLICABLE : Result.SATISFIED));
            assertThat(carrier.reasons()).isEmpty();
        }
    }

    @Test
    void the_rules_bear_the_names_of_the_contract() {
        assertThat(Rule.ALL)
                .extracting(Rule::code)
                .containsExactly(
                        "platform-known",
                        "carrier-known",
                        "client-known",
                        "contract-in-force",
                        "release-declared",
                        "signed-off",
                        "canary-passed",
                        "no-hold");
    }

    @Nested
    class Platform_known {
        @Test
        void an_unknown_platform_blocks_with_a_reason_although_there_is_no_carrier() {
            Answer answer = inOrder().asked(asking(CLIENT, "nowhere"));

            assertThat(answer.isAllow()).isFalse();
            assertThat(answer.decision().carriers()).isEmpty();
            assertThat(answer.decision().reasons()).extracting(Reason::cause).containsExactly(Cause.PLATFORM_UNKNOWN);
        }

        @Test
        void an_unknown_platform_leaves_the_rules_about_it_without_anything_to_judge() {
            Answer answer = inOrder().asked(asking(CLIENT, "nowhere", Audience.ofCarrier("orange-fr", 1)));

            assertThat(answer.causes()).containsExactly(Cause.PLATFORM_UNKNOWN);
            assertThat(answer.result(Rule.CARRIER_KNOWN)).isEqualTo(Result.NOT_APPLICABLE);
            assertThat(answer.result(Rule.CONTRACT_IN_FORCE)).isEqualTo(Result.NOT_APPLICABLE);
            assertThat(answer.result(Rule.RELEASE_DECLARED)).isEqualTo(Result.NOT_APPLICABLE);
            assertThat(answer.result(Rule.SIGNED_OFF)).isEqualTo(Result.NOT_APPLICABLE);
        }

        @Test
        void an_empty_registry_allows_nothing() {
            assertThat(Story.empty().asked().causes()).containsExactly(Cause.PLATFORM_UNKNOWN, Cause.CLIENT_UNKNOWN);
        }
    }

    @Nested
    class Carrier_known {
        @Test
        void an_unknown_carrier_blocks_and_only_it() {
            Answer answer = inOrder()
                    .asked(question(NOW, Audience.ofCarrier("orange-fr", 5), Audience.ofCarrier("nobody-fr", 7)));

            assertThat(answer.blocked()).containsExactly("nobody-fr");
            assertThat(answer.causes()).containsExactly(Cause.CARRIER_UNKNOWN);
            assertThat(answer.decision().blockedRecipients()).isEqualTo(7);
        }

        @Test
        void a_plmn_stands_for_its_carrier() {
            CarrierVerdict carrier = onlyCarrier(inOrder().asked(question(NOW, Audience.ofPlmn("20801", 1))));

            assertThat(carrier.carrier()).isEqualTo("orange-fr");
            assertThat(carrier.plmn()).isNull();
            assertThat(carrier.verdict()).isEqualTo(Verdict.ALLOW);
        }

        @Test
        void a_plmn_that_is_nobodys_blocks_under_its_own_name() {
            CarrierVerdict carrier = onlyCarrier(inOrder().asked(question(NOW, Audience.ofPlmn("20899", 1))));

            assertThat(carrier.carrier()).isNull();
            assertThat(carrier.plmn()).isEqualTo("20899");
            assertThat(carrier.reasons()).extracting(Reason::cause).containsExactly(Cause.CARRIER_UNKNOWN);
        }

        @Test
        void an_unknown_plmn_is_not_taken_for_a_carrier_whose_code_looks_like_it() {
            Answer answer = inOrder()
                    .then(new CarrierRegistered("20899", Set.of()))
                    .asked(question(NOW, Audience.ofPlmn("20899", 1)));

            assertThat(answer.causes()).containsExactly(Cause.CARRIER_UNKNOWN);
        }

        @Test
        void a_plmn_follows_the_carrier_that_was_given_it_last() {
            Story story = inOrder().then(new CarrierRegistered("sfr-fr", Set.of("20801", "20810")));

            assertThat(onlyCarrier(story.asked(question(NOW, Audience.ofPlmn("20801", 1))))
                            .carrier())
                    .isEqualTo("sfr-fr");
        }

        @Test
        void a_plmn_given_up_is_nobodys() {
            Story story = inOrder().then(new CarrierRegistered("orange-fr", Set.of("20802")));

            assertThat(story.asked(question(NOW, Audience.ofPlmn("20801", 1))).causes())
                    .containsExactly(Cause.CARRIER_UNKNOWN);
        }

        @Test
        void a_known_carrier_without_a_running_interconnect_blocks() {
            Answer answer = inOrder()
                    .then(new InterconnectEnded(PLATFORM, "orange-fr"))
                    .asked(question(NOW, Audience.ofCarrier("orange-fr", 1)));

            assertThat(answer.causes()).containsExactly(Cause.NOT_INTERCONNECTED);
        }

        @Test
        void a_question_that_names_nobody_is_about_every_interconnected_carrier_by_code() {
            Answer answer =
                    inOrder().then(new InterconnectEnded(PLATFORM, "orange-fr")).asked();

            assertThat(answer.decision().carriers())
                    .extracting(CarrierVerdict::carrier)
                    .containsExactly("bouygues-fr", "free-fr", "sfr-fr");
        }

        @Test
        void there_is_no_allow_for_nobody_not_even_by_override() {
            Story story = Story.empty();
            inOrderWithoutInterconnects(story);
            story.then(override("o1", Rule.CARRIER_KNOWN.code()));

            assertThat(story.asked().decision().reasons())
                    .extracting(Reason::cause)
                    .containsExactly(Cause.NO_CARRIER);
            assertThat(story.asked().isAllow()).isFalse();
        }

        private void inOrderWithoutInterconnects(Story story) {
            story.then(
                    new PlatformRegistered(PLATFORM, Story.BASELINE, false),
                    new Event.ClientRegistered(CLIENT),
                    new ContractSigned("k", CLIENT, PLATFORM, START, NOW.plusSeconds(60)));
        }
    }

    @Nested
    class Client_known {
        @Test
        void an_unknown_client_blocks_and_leaves_no_contract_to_judge() {
            Answer answer = inOrder().asked(asking("nobody", PLATFORM));

            assertThat(answer.blocked()).isEqualTo(CARRIERS);
            assertThat(answer.causes()).containsExactly(Cause.CLIENT_UNKNOWN);
            assertThat(answer.result(Rule.CONTRACT_IN_FORCE)).isEqualTo(Result.NOT_APPLICABLE);
        }
    }

    @Nested
    class Contract_in_force {
        private static final Instant FROM = NOW.plusSeconds(3600);
        private static final Instant UNTIL = NOW.plusSeconds(7200);

        private Answer launching(Instant launchAt) {
            return inOrder()
                    .then(new PlatformRegistered("other", Story.BASELINE, false))
                    .then(new Event.InterconnectOpened("other", "orange-fr"))
                    .then(new ContractSigned("k", CLIENT, "other", FROM, UNTIL))
                    .asked(new Question(CLIENT, "other", CAMPAIGN, null, launchAt, List.of()));
        }

        @Test
        void it_holds_from_its_first_instant() {
            assertThat(launching(FROM.minusNanos(1000)).causes()).containsExactly(Cause.NO_CONTRACT);
            assertThat(launching(FROM).isAllow()).isTrue();
        }

        @Test
        void it_no_longer_holds_at_its_end() {
            assertThat(launching(UNTIL.minusNanos(1000)).isAllow()).isTrue();
            assertThat(launching(UNTIL).causes()).containsExactly(Cause.NO_CONTRACT);
        }

        @Test
        void an_amended_term_takes_the_place_of_the_one_before() {
            Story story = inOrder();
            assertThat(story.asked().isAllow()).isTrue();
            assertThat(story.then(new ContractAmended("marche-2012", CLIENT, PLATFORM, START, NOW))
                            .asked()
                            .causes())
                    .containsExactly(Cause.NO_CONTRACT);
            assertThat(story.then(new ContractAmended("marche-2012", CLIENT, PLATFORM, START, UNTIL))
                            .asked()
                            .isAllow())
                    .isTrue();
        }

        @Test
        void the_amendment_of_a_contract_that_was_never_signed_changes_nothing() {
            Answer answer = inOrder()
                    .then(new PlatformRegistered("other", Story.BASELINE, false))
                    .then(new Event.InterconnectOpened("other", "orange-fr"))
                    .then(new ContractAmended("k", CLIENT, "other", NOW, UNTIL))
                    .asked(new Question(CLIENT, "other", CAMPAIGN, null, NOW, List.of()));
            assertThat(answer.causes()).containsExactly(Cause.NO_CONTRACT);
        }

        @Test
        void a_contract_on_another_platform_does_not_help() {
            Answer answer = inOrder()
                    .then(new PlatformRegistered("other", Story.BASELINE, false))
                    .asked(asking(CLIENT, "other", Audience.ofCarrier("orange-fr", 1)));

            assertThat(answer.causes()).contains(Cause.NO_CONTRACT);
        }
    }

    @Nested
    class Release_declared {
        private static final Release REBUILT = new Release("2013.09", "sha256:0ther");

        @Test
        void the_baseline_is_declared() {
            assertThat(inOrder().asked(Story.claiming(Story.BASELINE)).isAllow())
                    .isTrue();
        }

        @Test
        void a_platform_of_which_no_release_is_known_blocks() {
            Answer answer = inOrder()
                    .then(new PlatformRegistered(PLATFORM, null, false))
                    .asked();

            assertThat(answer.causes()).containsExactly(Cause.RELEASE_UNKNOWN);
        }

        @Test
        void a_reported_release_that_nobody_declared_blocks() {
            Answer answer = inOrder()
                    .then(new ReleaseReported(PLATFORM, SEPTEMBER, NOW))
                    .asked();

            assertThat(answer.causes()).containsExactly(Cause.RELEASE_UNDECLARED);
            assertThat(answer.at("orange-fr").reasons())
                    .extracting(Reason::release)
                    .containsExactly(SEPTEMBER);
        }

        @Test
        void a_declared_change_declares_the_release_it_introduces() {
            Answer answer = inOrder()
                    .then(new ReleaseReported(PLATFORM, SEPTEMBER, NOW), introducing(SEPTEMBER, START))
                    .asked();

            assertThat(answer.result(Rule.RELEASE_DECLARED)).isEqualTo(Result.SATISFIED);
        }

        @Test
        void a_claim_never_outranks_a_report() {
            Answer answer = inOrder()
                    .then(new ReleaseReported(PLATFORM, SEPTEMBER, NOW))
                    .asked(Story.claiming(Story.BASELINE));

            assertThat(answer.causes()).containsExactly(Cause.RELEASE_UNDECLARED);
            assertThat(answer.decision().releases()).containsExactly(Story.BASELINE, SEPTEMBER);
        }

        @Test
        void a_claim_must_be_declared_as_well_as_the_report() {
            Answer answer = inOrder()
                    .then(new ReleaseReported(PLATFORM, Story.BASELINE, NOW))
                    .asked(Story.claiming(SEPTEMBER));

            assertThat(answer.causes()).containsExactly(Cause.RELEASE_UNDECLARED);
        }

        @Test
        void a_claim_that_agrees_with_the_report_is_the_same_release() {
            Answer answer = inOrder()
                    .then(new ReleaseReported(PLATFORM, SEPTEMBER, NOW))
                    .asked(Story.claiming(new Release("2013.09", null)));

            assertThat(answer.decision().releases()).containsExactly(SEPTEMBER);
        }

        @Test
        void another_fingerprint_is_another_release() {
            Answer answer = inOrder()
                    .then(new ReleaseReported(PLATFORM, REBUILT, NOW), introducing(SEPTEMBER, START))
                    .asked();

            assertThat(answer.causes()).contains(Cause.RELEASE_UNDECLARED);
        }

        @Test
        void a_fingerprint_that_one_side_does_not_state_is_not_compared() {
            Answer answer = inOrder()
                    .then(new ReleaseReported(PLATFORM, REBUILT, NOW))
                    .then(introducing(new Release("2013.09", null), START))
                    .asked();

            assertThat(answer.result(Rule.RELEASE_DECLARED)).isEqualTo(Result.SATISFIED);
        }

        @Test
        void the_release_of_a_change_undone_is_no_longer_declared() {
            Answer answer = inOrder()
                    .then(introducing(SEPTEMBER, START), new ReleaseReported(PLATFORM, SEPTEMBER, NOW))
                    .then(new ChangeUndone(CHANGE))
                    .asked();

            assertThat(answer.causes()).containsExactly(Cause.RELEASE_UNDECLARED);
        }

        @Test
        void the_release_of_a_closed_change_stays_declared() {
            Answer answer = inOrder()
                    .then(introducing(SEPTEMBER, START), new ReleaseReported(PLATFORM, SEPTEMBER, NOW))
                    .accepted(CHANGE, 1, "orange-fr", "sfr-fr", "free-fr", "bouygues-fr")
                    .then(new ChangeClosed(CHANGE, NOW))
                    .asked();

            assertThat(answer.isAllow()).isTrue();
        }

        @Test
        void an_amendment_that_introduces_another_release_no_longer_declares_the_first() {
            Answer answer =
                    inOrder().then(introducing(SEPTEMBER, START), revision(2)).asked(Story.claiming(SEPTEMBER));

            assertThat(answer.result(Rule.RELEASE_DECLARED)).isEqualTo(Result.UNSATISFIED);
        }
    }

    @Nested
    class Signed_off {
        @Test
        void a_change_blocks_from_its_planned_start_though_nobody_said_it_was_implemented() {
            Instant start = NOW.plusSeconds(60);
            Story story = inOrder().declared(CHANGE, start);

            assertThat(story.asked(start.minusNanos(1000)).isAllow()).isTrue();
            assertThat(story.asked(start).causes()).containsExactly(Cause.NOT_SIGNED);
        }

        @Test
        void a_change_implemented_early_blocks_from_then_on() {
            Story story = inOrder()
                    .declared(CHANGE, NOW.plus(Duration.ofDays(9)))
                    .then(new ChangeImplemented(CHANGE, A_MOMENT_AFTER));

            assertThat(story.asked(NOW).isAllow()).isTrue();
            assertThat(story.asked(A_MOMENT_AFTER).isAllow()).isFalse();
        }

        @Test
        void a_change_implemented_late_blocks_from_its_planned_start_all_the_same() {
            Story story =
                    inOrder().declared(CHANGE, NOW).then(new ChangeImplemented(CHANGE, NOW.plus(Duration.ofDays(9))));

            assertThat(story.asked().isAllow()).isFalse();
        }

        @Test
        void to_report_its_release_is_to_implement_it() {
            Story story = inOrder()
                    .then(introducing(SEPTEMBER, NOW.plus(Duration.ofDays(9))))
                    .then(new ReleaseReported(PLATFORM, SEPTEMBER, A_MOMENT_BEFORE))
                    .then(new ReleaseReported(PLATFORM, Story.BASELINE, NOW));

            assertThat(story.asked().causes()).containsExactly(Cause.NOT_SIGNED);
        }

        @Test
        void a_release_reported_before_its_change_was_declared_implements_it_too() {
            Story story = inOrder()
                    .then(new ReleaseReported(PLATFORM, SEPTEMBER, A_MOMENT_BEFORE))
                    .then(introducing(SEPTEMBER, NOW.plus(Duration.ofDays(9))))
                    .then(new ReleaseReported(PLATFORM, Story.BASELINE, NOW));

            assertThat(story.asked().causes()).containsExactly(Cause.NOT_SIGNED);
        }

        @Test
        void a_launch_that_runs_on_a_release_is_under_the_change_that_introduces_it_however_far_its_start() {
            Story story = inOrder().then(introducing(SEPTEMBER, NOW.plus(Duration.ofDays(9))));

            assertThat(story.asked().isAllow()).isTrue();
            assertThat(story.asked(Story.claiming(SEPTEMBER)).causes()).containsExactly(Cause.NOT_SIGNED);
        }

        @Test
        void only_an_acceptance_is_an_acceptance() {
            Story story = inOrder()
                    .declared(CHANGE, START)
                    .accepted(CHANGE, 1, "sfr-fr")
                    .said(CHANGE, 1, "orange-fr", State.ACKNOWLEDGED, null)
                    .said(CHANGE, 1, "free-fr", State.REJECTED, null);

            assertThat(story.asked().blocked()).containsExactly("bouygues-fr", "free-fr", "orange-fr");
            assertThat(story.asked().causes())
                    .containsExactly(Cause.NOT_SIGNED, Cause.ONLY_ACKNOWLEDGED, Cause.REJECTED);
        }

        @Test
        void an_acceptance_holds_from_its_first_instant() {
            Instant from = NOW.plusSeconds(60);
            Story story = inOrder()
                    .declared(CHANGE, START)
                    .accepted(CHANGE, 1, "sfr-fr", "free-fr", "bouygues-fr")
                    .said(CHANGE, 1, "orange-fr", State.ACCEPTED, from);

            assertThat(story.asked(from.minusNanos(1000)).causes()).containsExactly(Cause.NOT_YET_EFFECTIVE);
            assertThat(story.asked(from).isAllow()).isTrue();
        }

        @Test
        void the_newest_word_counts() {
            Story story = inOrder()
                    .declared(CHANGE, START)
                    .accepted(CHANGE, 1, "orange-fr")
                    .said(CHANGE, 1, "orange-fr", State.WITHDRAWN, null);
            Question aboutOrange = question(NOW, Audience.ofCarrier("orange-fr", 1));

            assertThat(story.asked(aboutOrange).causes()).containsExactly(Cause.WITHDRAWN);
            assertThat(story.accepted(CHANGE, 1, "orange-fr").asked(aboutOrange).isAllow())
                    .isTrue();
        }

        @Test
        void a_word_about_an_old_revision_is_not_heard() {
            Story story = inOrder()
                    .declared(CHANGE, START)
                    .then(revision(2))
                    .accepted(CHANGE, 1, "orange-fr", "sfr-fr", "free-fr", "bouygues-fr");

            assertThat(story.asked().causes()).containsExactly(Cause.NOT_SIGNED);
        }

        @Test
        void a_word_about_a_revision_to_come_is_not_heard_either() {
            Story story = inOrder()
                    .declared(CHANGE, START)
                    .accepted(CHANGE, 2, "orange-fr", "sfr-fr", "free-fr", "bouygues-fr")
                    .then(revision(2));

            assertThat(story.asked().causes()).containsExactly(Cause.NOT_SIGNED);
        }

        @Test
        void an_editorial_amendment_carries_over_the_sign_offs_it_names_and_no_others() {
            Story story = inOrder()
                    .declared(CHANGE, START)
                    .accepted(CHANGE, 1, "orange-fr", "sfr-fr", "free-fr")
                    .then(revision(2, "orange-fr", "sfr-fr", "bouygues-fr"));

            assertThat(story.asked().blocked()).containsExactly("bouygues-fr", "free-fr");
        }

        @Test
        void a_carried_over_acceptance_can_be_withdrawn() {
            Story story = inOrder()
                    .declared(CHANGE, START)
                    .accepted(CHANGE, 1, "orange-fr", "sfr-fr", "free-fr", "bouygues-fr")
                    .then(revision(2, "orange-fr", "sfr-fr", "free-fr", "bouygues-fr"))
                    .said(CHANGE, 2, "orange-fr", State.WITHDRAWN, null);

            assertThat(story.asked().blocked()).containsExactly("orange-fr");
        }

        @Test
        void only_the_affected_carriers_need_to_sign() {
            Story story =
                    inOrder().declared(CHANGE, START).then(new AffectedCarriersChanged(CHANGE, Set.of("free-fr")));

            assertThat(story.asked().blocked()).containsExactly("free-fr");
        }

        @Test
        void a_carrier_that_comes_to_be_affected_has_to_sign_and_the_others_stay_signed() {
            Story story = inOrder()
                    .then(new ChangeInForce(CHANGE, 1, PLATFORM, START, null, Set.of("orange-fr"), Set.of()))
                    .accepted(CHANGE, 1, "orange-fr")
                    .then(new AffectedCarriersChanged(CHANGE, Set.of("orange-fr", "free-fr")));

            assertThat(story.asked().blocked()).containsExactly("free-fr");
        }

        @Test
        void a_carrier_that_comes_to_be_affected_again_has_to_sign_again() {
            Story story = inOrder()
                    .declared(CHANGE, START)
                    .accepted(CHANGE, 1, "orange-fr", "sfr-fr", "free-fr", "bouygues-fr")
                    .then(new AffectedCarriersChanged(CHANGE, Set.of("sfr-fr", "free-fr", "bouygues-fr")))
                    .then(new AffectedCarriersChanged(CHANGE, Set.copyOf(CARRIERS)));

            assertThat(story.asked().blocked()).containsExactly("orange-fr");
        }

        @Test
        void what_a_carrier_says_that_is_not_affected_counts_for_nothing_later() {
            Story story = inOrder()
                    .then(new ChangeInForce(CHANGE, 1, PLATFORM, START, null, Set.of("orange-fr"), Set.of()))
                    .accepted(CHANGE, 1, "orange-fr", "free-fr")
                    .then(new AffectedCarriersChanged(CHANGE, Set.of("orange-fr", "free-fr")));

            assertThat(story.asked().blocked()).containsExactly("free-fr");
        }

        @Test
        void every_blocking_change_is_a_reason_in_the_order_of_their_references() {
            Story story =
                    inOrder().declared("CHG-3", START).declared("CHG-1", START).declared("CHG-2", START);

            assertThat(story.asked().at("orange-fr").reasons())
                    .extracting(Reason::change)
                    .containsExactly("CHG-1", "CHG-2", "CHG-3");
        }

        @Test
        void a_change_on_another_platform_is_none_of_this_questions_business() {
            Story story =
                    inOrder().then(new ChangeInForce(CHANGE, 1, "other", START, null, Set.copyOf(CARRIERS), Set.of()));

            assertThat(story.asked().isAllow()).isTrue();
        }

        @Test
        void a_change_undone_blocks_no_more() {
            assertThat(inOrder()
                            .declared(CHANGE, START)
                            .then(new ChangeUndone(CHANGE))
                            .asked()
                            .isAllow())
                    .isTrue();
        }

        @Test
        void closing_a_change_that_somebody_has_not_accepted_does_not_open_the_gate() {
            Story story = inOrder()
                    .declared(CHANGE, START)
                    .accepted(CHANGE, 1, "sfr-fr", "free-fr", "bouygues-fr")
                    .said(CHANGE, 1, "orange-fr", State.ACCEPTED, A_MOMENT_AFTER)
                    .then(new ChangeClosed(CHANGE, NOW));

            assertThat(story.asked().blocked()).containsExactly("orange-fr");
        }
    }

    @Nested
    class No_hold {
        private Story held(On on, String code, @Nullable String carrier) {
            return inOrder().then(new HoldPlaced("h1", new Scope(on, code, carrier)));
        }

        @Test
        void a_hold_on_the_campaign_the_client_or_the_platform_blocks_everywhere() {
            assertThat(held(On.CAMPAIGN, CAMPAIGN, null).asked().blocked()).isEqualTo(CARRIERS);
            assertThat(held(On.CLIENT, CLIENT, null).asked().blocked()).isEqualTo(CARRIERS);
            assertThat(held(On.PLATFORM, PLATFORM, null).asked().blocked()).isEqualTo(CARRIERS);
        }

        @Test
        void a_hold_narrowed_to_a_carrier_blocks_only_there() {
            Answer answer = held(On.PLATFORM, PLATFORM, "orange-fr").asked();

            assertThat(answer.blocked()).containsExactly("orange-fr");
            assertThat(answer.at("orange-fr").reasons())
                    .extracting(Reason::hold)
                    .containsExactly("h1");
        }

        @Test
        void a_hold_on_something_else_of_the_same_name_does_not_block() {
            assertThat(held(On.CLIENT, PLATFORM, null).asked().isAllow()).isTrue();
        }

        @Test
        void a_hold_on_a_campaign_does_not_block_a_question_that_names_none() {
            Question unnamed = new Question(CLIENT, PLATFORM, null, null, NOW, List.of());

            assertThat(held(On.CAMPAIGN, CAMPAIGN, null).asked(unnamed).isAllow())
                    .isTrue();
        }

        @Test
        void every_hold_is_a_reason_and_blocks_until_it_is_lifted() {
            Story story = held(On.PLATFORM, PLATFORM, null)
                    .then(new HoldPlaced("h0", new Scope(On.CLIENT, CLIENT, "orange-fr")));

            assertThat(story.asked().at("orange-fr").reasons())
                    .extracting(Reason::hold)
                    .containsExactly("h0", "h1");
            assertThat(story.then(new HoldLifted("h1")).asked().blocked()).containsExactly("orange-fr");
            assertThat(story.then(new HoldLifted("h0")).asked().isAllow()).isTrue();
        }

        @Test
        void lifting_a_hold_twice_or_one_that_never_stood_changes_nothing() {
            Story story = held(On.PLATFORM, PLATFORM, null)
                    .then(new HoldLifted("h1"), new HoldLifted("h1"), new HoldLifted("h9"));

            assertThat(story.asked().isAllow()).isTrue();
        }
    }

    private static OverrideApproved override(String id, String... codes) {
        return new OverrideApproved(id, CAMPAIGN, Set.of(codes), NOW.plusSeconds(60), NOW);
    }

    @Nested
    class Forced_open {
        private static final Instant UNTIL = NOW.plusSeconds(60);

        private Story blockedByOrange() {
            return inOrder().declared(CHANGE, START).accepted(CHANGE, 1, "sfr-fr", "free-fr", "bouygues-fr");
        }

        @Test
        void an_override_forces_the_rules_it_covers_and_the_reason_stays_to_be_read() {
            Answer answer = blockedByOrange().then(override("o1", "signed-off")).asked();

            assertThat(answer.isAllow()).isTrue();
            assertThat(answer.at("orange-fr").rules()).containsEntry(Rule.SIGNED_OFF, Result.OVERRIDDEN);
            assertThat(answer.at("sfr-fr").rules()).containsEntry(Rule.SIGNED_OFF, Result.SATISFIED);
            assertThat(answer.at("orange-fr").reasons()).singleElement().satisfies(reason -> {
                assertThat(reason.cause()).isEqualTo(Cause.NOT_SIGNED);
                assertThat(reason.override()).isEqualTo("o1");
                assertThat(reason.result()).isEqualTo(Result.OVERRIDDEN);
            });
        }

        @Test
        void an_override_of_another_rule_does_not_help() {
            assertThat(blockedByOrange().then(override("o1", "no-hold")).asked().isAllow())
                    .isFalse();
        }

        @Test
        void an_override_of_another_campaign_does_not_help() {
            OverrideApproved others = new OverrideApproved("o1", "other", Set.of("signed-off"), UNTIL, NOW);

            assertThat(blockedByOrange().then(others).asked().isAllow()).isFalse();
        }

        @Test
        void an_override_ends_at_its_end() {
            Story story = blockedByOrange().then(override("o1", "signed-off"));

            assertThat(story.asked(UNTIL.minusNanos(1000)).isAllow()).isTrue();
            assertThat(story.asked(UNTIL).isAllow()).isFalse();
        }

        @Test
        void an_override_can_be_ended_before_its_time() {
            Story story = blockedByOrange().then(override("o1", "signed-off"), new OverrideEnded("o1"));

            assertThat(story.asked().isAllow()).isFalse();
        }

        @Test
        void an_override_that_ended_before_a_later_approval_is_forgotten() {
            Story story = blockedByOrange()
                    .then(new OverrideApproved("o1", CAMPAIGN, Set.of("signed-off"), NOW.plusSeconds(9), START))
                    .then(new OverrideApproved("o2", "other", Set.of("signed-off"), UNTIL, NOW.plusSeconds(9)));

            assertThat(story.asked().isAllow()).isFalse();
            assertThat(story.snapshot().overrides().byId().values())
                    .extracting(OverrideApproved::override)
                    .containsExactly("o2");
        }

        @Test
        void of_two_overrides_the_one_that_lasts_longer_is_used() {
            Story story = blockedByOrange()
                    .then(new OverrideApproved("o1", CAMPAIGN, Set.of("signed-off"), UNTIL.minusSeconds(1), NOW))
                    .then(new OverrideApproved("o2", CAMPAIGN, Set.of("signed-off"), UNTIL, NOW));

            assertThat(story.asked().at("orange-fr").reasons())
                    .extracting(Reason::override)
                    .containsExactly("o2");
            assertThat(story.asked().decision().validUntil()).isEqualTo(UNTIL);
        }

        @ParameterizedTest
        @EnumSource(
                value = Rule.class,
                names = {"PLATFORM_KNOWN", "CARRIER_KNOWN", "CLIENT_KNOWN"})
        void nobody_can_force_what_the_registry_does_not_know(Rule rule) {
            Story story = inOrder().then(override("o1", rule.code()));
            Question unknown = switch (rule) {
                case PLATFORM_KNOWN -> asking(CLIENT, "nowhere", Audience.ofCarrier("orange-fr", 1));
                case CARRIER_KNOWN -> asking(CLIENT, PLATFORM, Audience.ofCarrier("nobody", 1));
                default -> asking("nobody", PLATFORM);
            };

            assertThat(story.asked(unknown).result(rule)).isEqualTo(Result.UNSATISFIED);
            assertThat(story.asked(unknown).isAllow()).isFalse();
        }

        @Test
        void everything_else_can_be_forced_open() {
            Story story = inOrder()
                    .declared(CHANGE, START)
                    .then(new ContractSigned("marche-2012", CLIENT, PLATFORM, START, NOW))
                    .then(new ReleaseReported(PLATFORM, SEPTEMBER, NOW))
                    .then(new PlatformRegistered(PLATFORM, Story.BASELINE, true))
                    .then(new HoldPlaced("h1", new Scope(On.CLIENT, CLIENT, null)))
                    .then(override(
                            "o1", "contract-in-force", "release-declared", "signed-off", "canary-passed", "no-hold"));

            assertThat(story.asked().isAllow()).isTrue();
            assertThat(story.asked().at("orange-fr").reasons())
                    .extracting(Reason::rule)
                    .containsExactly(
                            Rule.CONTRACT_IN_FORCE,
                            Rule.RELEASE_DECLARED,
                            Rule.SIGNED_OFF,
                            Rule.CANARY_PASSED,
                            Rule.NO_HOLD);
        }
    }

    @Nested
    class Canary_passed {
        private static final String ORANGE = "orange-fr";

        private Story required() {
            return inOrder().then(new PlatformRegistered(PLATFORM, Story.BASELINE, true));
        }

        private Event started(String canary) {
            return new CanaryStarted(canary, PLATFORM, ORANGE);
        }

        private Event ended(String canary, Told told) {
            return new CanaryEnded(canary, PLATFORM, ORANGE, told);
        }

        private Story passed() {
            return required().then(started("y1"), ended("y1", Told.SUCCESS));
        }

        private Result atOrange(Story story) {
            return Objects.requireNonNull(story.asked().at(ORANGE).rules().get(Rule.CANARY_PASSED));
        }

        private void assertBlocked(Story story, Cause cause, Release release) {
            assertThat(story.asked().at(ORANGE).reasons())
                    .filteredOn(reason -> reason.rule() == Rule.CANARY_PASSED)
                    .singleElement()
                    .satisfies(reason -> {
                        assertThat(reason.cause()).isEqualTo(cause);
                        assertThat(reason.release()).isEqualTo(release);
                    });
        }

        @Test
        void a_platform_that_requires_none_needs_none_and_nothing_is_judged() {
            Story story = inOrder().then(started("y1"), ended("y1", Told.FAILURE));

            assertThat(story.asked().isAllow()).isTrue();
            assertThat(story.asked().result(Rule.CANARY_PASSED)).isEqualTo(Result.NOT_APPLICABLE);
        }

        @Test
        void where_it_is_required_each_carrier_is_blocked_until_a_canary_has_succeeded_there() {
            assertBlocked(required(), Cause.CANARY_MISSING, Story.BASELINE);
            assertThat(atOrange(passed())).isEqualTo(Result.SATISFIED);
            assertThat(passed().asked().blocked()).containsExactly("bouygues-fr", "free-fr", "sfr-fr");
        }

        @Test
        void one_that_runs_has_told_nothing_yet() {
            assertBlocked(required().then(started("y1")), Cause.CANARY_RUNNING, Story.BASELINE);
        }

        @Test
        void one_that_ran_out_or_failed_does_not_help() {
            assertBlocked(
                    required().then(started("y1"), ended("y1", Told.NOTHING)), Cause.CANARY_MISSING, Story.BASELINE);
            assertBlocked(
                    required().then(started("y1"), ended("y1", Told.FAILURE)), Cause.CANARY_FAILED, Story.BASELINE);
        }

        @Test
        void of_several_the_last_that_told_anything_counts() {
            assertBlocked(passed().then(started("y2"), ended("y2", Told.FAILURE)), Cause.CANARY_FAILED, Story.BASELINE);
            assertThat(atOrange(passed().then(started("y2")))).isEqualTo(Result.SATISFIED);
            assertThat(atOrange(passed().then(started("y2"), ended("y2", Told.NOTHING))))
                    .isEqualTo(Result.SATISFIED);
        }

        @Test
        void another_release_needs_another_canary() {
            Story story = passed().then(new ReleaseReported(PLATFORM, SEPTEMBER, NOW));

            assertBlocked(story, Cause.CANARY_MISSING, SEPTEMBER);
            assertThat(atOrange(story.then(started("y2"), ended("y2", Told.SUCCESS))))
                    .isEqualTo(Result.SATISFIED);
        }

        @Test
        void the_same_release_reported_again_is_no_other() {
            assertThat(atOrange(passed().then(new ReleaseReported(PLATFORM, Story.BASELINE, NOW))))
                    .isEqualTo(Result.SATISFIED);
        }

        @Test
        void one_that_was_started_before_the_release_was_reported_says_nothing_of_it() {
            Story story = required()
                    .then(started("y1"), new ReleaseReported(PLATFORM, SEPTEMBER, NOW), ended("y1", Told.SUCCESS));

            assertBlocked(story, Cause.CANARY_MISSING, SEPTEMBER);
        }

        @Test
        void a_link_that_was_ended_and_opened_again_needs_another_canary() {
            Story story =
                    passed().then(new InterconnectEnded(PLATFORM, ORANGE), new InterconnectOpened(PLATFORM, ORANGE));

            assertBlocked(story, Cause.CANARY_MISSING, Story.BASELINE);
        }

        @Test
        void a_release_that_is_claimed_but_was_not_reported_has_had_no_canary() {
            CarrierVerdict orange = passed().asked(Story.claiming(SEPTEMBER)).at(ORANGE);

            assertThat(orange.reasons())
                    .filteredOn(reason -> reason.rule() == Rule.CANARY_PASSED)
                    .extracting(Reason::release)
                    .containsExactly(SEPTEMBER);
        }

        @Test
        void one_over_another_platform_or_at_another_carrier_does_not_count() {
            Story story = required()
                    .then(new CanaryStarted("y1", "other", ORANGE))
                    .then(new CanaryEnded("y1", "other", ORANGE, Told.SUCCESS))
                    .then(new CanaryStarted("y2", PLATFORM, "sfr-fr"))
                    .then(new CanaryEnded("y2", PLATFORM, "sfr-fr", Told.SUCCESS));

            assertBlocked(story, Cause.CANARY_MISSING, Story.BASELINE);
        }

        @Test
        void one_that_was_never_started_or_not_there_does_not_count() {
            assertBlocked(required().then(ended("y1", Told.SUCCESS)), Cause.CANARY_MISSING, Story.BASELINE);
            Story elsewhere = required().then(started("y1"), new CanaryEnded("y1", PLATFORM, "sfr-fr", Told.SUCCESS));
            assertBlocked(elsewhere, Cause.CANARY_RUNNING, Story.BASELINE);
        }

        @Test
        void two_people_can_force_it_open() {
            assertThat(required().then(override("o1", "canary-passed")).asked().isAllow())
                    .isTrue();
        }

        @Test
        void a_requirement_that_is_taken_back_blocks_no_more() {
            Story story = required().then(new PlatformRegistered(PLATFORM, Story.BASELINE, false));

            assertThat(story.asked().isAllow()).isTrue();
        }
    }

    @Nested
    class Valid_until {
        @Test
        void an_allow_lasts_as_long_as_the_lease() {
            assertThat(inOrder().asked().decision().validUntil()).isEqualTo(NOW.plus(GATE.lease()));
        }

        @Test
        void a_block_has_no_end() {
            assertThat(inOrder().declared(CHANGE, START).asked().decision().validUntil())
                    .isNull();
        }

        @Test
        void it_ends_when_a_change_starts_that_a_carrier_of_the_question_will_not_have_accepted() {
            Instant start = NOW.plusSeconds(60);
            Story story = inOrder().declared(CHANGE, start).accepted(CHANGE, 1, "orange-fr");

            assertThat(story.asked().decision().validUntil()).isEqualTo(start);
            assertThat(story.asked(question(NOW, Audience.ofCarrier("orange-fr", 1)))
                            .decision()
                            .validUntil())
                    .isEqualTo(NOW.plus(GATE.lease()));
        }

        @Test
        void an_acceptance_that_holds_by_the_start_is_in_time_and_one_that_holds_later_is_not() {
            Instant start = NOW.plusSeconds(60);
            Question aboutOrange = question(NOW, Audience.ofCarrier("orange-fr", 1));
            Story story = inOrder().declared(CHANGE, start).said(CHANGE, 1, "orange-fr", State.ACCEPTED, start);

            assertThat(story.asked(aboutOrange).decision().validUntil()).isEqualTo(NOW.plus(GATE.lease()));
            assertThat(story.said(CHANGE, 1, "orange-fr", State.ACCEPTED, start.plusNanos(1000))
                            .asked(aboutOrange)
                            .decision()
                            .validUntil())
                    .isEqualTo(start);
        }

        @Test
        void it_ends_with_the_contract() {
            Instant until = NOW.plusSeconds(60);

            assertThat(inOrder()
                            .then(new ContractSigned("marche-2012", CLIENT, PLATFORM, START, until))
                            .asked()
                            .decision()
                            .validUntil())
                    .isEqualTo(until);
        }

        @Test
        void a_launch_in_the_past_is_a_launch_now() {
            Story story = inOrder().declared(CHANGE, NOW);

            assertThat(story.asked(A_MOMENT_BEFORE).isAllow()).isFalse();
        }
    }

    @Nested
    class Recipients {
        @Test
        void entries_for_one_carrier_are_one_and_keep_the_place_of_the_first() {
            Answer answer = inOrder()
                    .asked(question(
                            NOW,
                            Audience.ofPlmn("20810", 1),
                            Audience.ofPlmn("20801", Question.MAX_RECIPIENTS),
                            Audience.ofCarrier("orange-fr", Question.MAX_RECIPIENTS)));

            assertThat(answer.decision().carriers())
                    .extracting(CarrierVerdict::carrier)
                    .containsExactly("sfr-fr", "orange-fr");
            assertThat(answer.at("orange-fr").recipients()).isEqualTo(2 * Question.MAX_RECIPIENTS);
        }

        @Test
        void a_question_is_bounded() {
            Audience one = Audience.ofCarrier("orange-fr", 1);

            assertThatThrownBy(() -> question(NOW, Collections.nCopies(501, one).toArray(Audience[]::new)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(question(NOW, Collections.nCopies(500, one).toArray(Audience[]::new))
                            .audience())
                    .hasSize(500);
            assertThatThrownBy(() -> Audience.ofCarrier("orange-fr", -1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Audience.ofCarrier("orange-fr", Question.MAX_RECIPIENTS + 1))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Audience("orange-fr", "20801", 1))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Audience(null, null, 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Verdicts {
        private CarrierVerdict with(Result result) {
            Map<Rule, Result> rules = new EnumMap<>(Rule.class);
            Rule.ALL.forEach(rule -> rules.put(rule, Result.SATISFIED));
            rules.put(Rule.NO_HOLD, result);
            return new CarrierVerdict("orange-fr", null, 0, rules, List.of());
        }

        @ParameterizedTest
        @EnumSource(
                value = Result.class,
                names = {"UNSATISFIED", "CANNOT_TELL"})
        void one_rule_that_does_not_say_yes_is_a_block(Result result) {
            assertThat(with(result).verdict()).isEqualTo(Verdict.BLOCK);
        }

        @Test
        void a_rule_that_does_not_report_is_an_error_and_no_verdict() {
            assertThatThrownBy(() -> new CarrierVerdict("orange-fr", null, 0, Map.of(), List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void a_gate_needs_a_lease() {
            assertThatThrownBy(() -> new Gate(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static CarrierVerdict onlyCarrier(Answer answer) {
        assertThat(answer.decision().carriers()).hasSize(1);
        return answer.decision().carriers().get(0);
    }

    @Test
    void every_cause_belongs_to_a_rule_and_they_come_in_the_rules_order() {
        assertThat(Arrays.stream(Cause.values()).map(Cause::rule).distinct()).containsExactlyElementsOf(Rule.ALL);
    }
}
