package org.countersign.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.gate.Story.CARRIERS;
import static org.countersign.gate.Story.CHANGE;
import static org.countersign.gate.Story.CLIENT;
import static org.countersign.gate.Story.PLATFORM;
import static org.countersign.gate.Story.SEPTEMBER;
import static org.countersign.gate.Story.at;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.countersign.gate.Decision.CarrierVerdict;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.Event.ChangeInForce;
import org.countersign.gate.Event.ReleaseReported;
import org.countersign.gate.Question.Audience;
import org.countersign.gate.Reason.Cause;
import org.countersign.gate.SignOff.State;
import org.junit.jupiter.api.Test;

/** September 2013 as it should have gone, chapter by chapter. */
class Story2013Test {

    private static final Instant START = at("2013-09-11T00:00:00+02:00");
    private static final Instant FROM_12_SEPTEMBER = at("2013-09-12T00:00:00+02:00");
    private static final Instant ON_THE_11TH = at("2013-09-11T08:00:00+02:00");
    private static final Instant ON_THE_12TH = at("2013-09-12T08:00:00+02:00");
    private static final Instant AFTER_THE_CONTRACT = at("2014-08-01T08:00:00+02:00");

    private static Story deployedWithoutAWord() {
        return Story.inOrder().then(new ReleaseReported(PLATFORM, SEPTEMBER, at("2013-09-09T22:00:00+02:00")));
    }

    private static Story declared() {
        return deployedWithoutAWord()
                .then(new ChangeInForce(CHANGE, 1, PLATFORM, START, SEPTEMBER, Set.copyOf(CARRIERS), Set.of()));
    }

    private static Story acceptedByAllButOrange() {
        return declared().accepted(CHANGE, 1, "sfr-fr", "bouygues-fr", "free-fr");
    }

    private static Story acceptedByOrangeFromThe12th() {
        return acceptedByAllButOrange().said(CHANGE, 1, "orange-fr", State.ACCEPTED, FROM_12_SEPTEMBER);
    }

    private static Story.Answer ask(Story story, Instant launchAt) {
        return story.asked(new Question(
                CLIENT,
                PLATFORM,
                Story.CAMPAIGN,
                SEPTEMBER,
                launchAt,
                List.of(
                        Audience.ofPlmn("20801", 170_000),
                        Audience.ofCarrier("sfr-fr", 200_000),
                        Audience.ofCarrier("bouygues-fr", 180_000),
                        Audience.ofCarrier("free-fr", 100_000))));
    }

    @Test
    void before_the_update_the_campaign_may_leave() {
        assertThat(Story.inOrder().asked(ON_THE_11TH).isAllow()).isTrue();
    }

    @Test
    void a_release_that_nobody_declared_blocks_at_every_carrier() {
        Story.Answer answer = ask(deployedWithoutAWord(), ON_THE_11TH);

        assertThat(answer.blocked()).isEqualTo(CARRIERS);
        assertThat(answer.causes()).containsExactly(Cause.RELEASE_UNDECLARED);
        assertThat(answer.decision().totalRecipients()).isEqualTo(650_000);
        assertThat(answer.decision().blockedRecipients()).isEqualTo(650_000);
    }

    @Test
    void a_change_that_nobody_has_signed_blocks_with_170000_recipients_at_stake_at_orange() {
        Story.Answer answer = ask(declared(), ON_THE_11TH);

        assertThat(answer.blocked()).isEqualTo(CARRIERS);
        assertThat(answer.causes()).containsExactly(Cause.NOT_SIGNED);
        assertThat(answer.at("orange-fr").recipients()).isEqualTo(170_000);
    }

    @Test
    void an_acknowledgement_is_no_consent_so_orange_blocks_and_with_it_the_whole() {
        Story.Answer answer =
                ask(acceptedByAllButOrange().said(CHANGE, 1, "orange-fr", State.ACKNOWLEDGED, null), ON_THE_11TH);

        assertThat(answer.isAllow()).isFalse();
        assertThat(answer.blocked()).containsExactly("orange-fr");
        assertThat(answer.causes()).containsExactly(Cause.ONLY_ACKNOWLEDGED);
        assertThat(answer.decision().blockedRecipients()).isEqualTo(170_000);
    }

    @Test
    void accepted_from_the_12th_a_launch_on_the_11th_blocks() {
        Story.Answer answer = ask(acceptedByOrangeFromThe12th(), ON_THE_11TH);

        assertThat(answer.blocked()).containsExactly("orange-fr");
        assertThat(answer.at("orange-fr").reasons())
                .containsExactly(new Reason(
                        Cause.NOT_YET_EFFECTIVE,
                        Result.UNSATISFIED,
                        CHANGE,
                        1,
                        "orange-fr says",
                        FROM_12_SEPTEMBER,
                        null,
                        null,
                        null));
    }

    @Test
    void accepted_from_the_12th_a_launch_on_the_12th_may_leave() {
        Story.Answer answer = ask(acceptedByOrangeFromThe12th(), ON_THE_12TH);

        assertThat(answer.decision().carriers())
                .extracting(CarrierVerdict::carrier)
                .containsExactly("orange-fr", "sfr-fr", "bouygues-fr", "free-fr");
        assertThat(answer.decision().carriers())
                .extracting(CarrierVerdict::verdict)
                .containsOnly(Verdict.ALLOW);
        assertThat(answer.isAllow()).isTrue();
        assertThat(answer.decision().validUntil()).isEqualTo(Story.NOW.plusSeconds(15 * 60));
    }

    @Test
    void an_amendment_voids_every_sign_off() {
        Story.Answer answer = ask(
                acceptedByOrangeFromThe12th()
                        .then(new ChangeInForce(CHANGE, 2, PLATFORM, START, SEPTEMBER, Set.copyOf(CARRIERS), Set.of())),
                ON_THE_12TH);

        assertThat(answer.blocked()).isEqualTo(CARRIERS);
        assertThat(answer.causes()).containsExactly(Cause.NOT_SIGNED);
        assertThat(answer.at("orange-fr").reasons())
                .extracting(Reason::revision)
                .containsExactly(2);
    }

    @Test
    void a_rejection_blocks_and_names_the_sign_off_whose_reason_is_to_be_quoted() {
        Story.Answer answer =
                ask(acceptedByAllButOrange().said(CHANGE, 1, "orange-fr", State.REJECTED, null), ON_THE_12TH);

        assertThat(answer.blocked()).containsExactly("orange-fr");
        assertThat(answer.causes()).containsExactly(Cause.REJECTED);
        assertThat(answer.at("orange-fr").reasons()).extracting(Reason::signOff).containsExactly("orange-fr says");
    }

    @Test
    void after_the_contract_nothing_leaves() {
        Story.Answer answer = ask(acceptedByOrangeFromThe12th(), AFTER_THE_CONTRACT);

        assertThat(answer.blocked()).isEqualTo(CARRIERS);
        assertThat(answer.causes()).containsExactly(Cause.NO_CONTRACT);
    }
}
