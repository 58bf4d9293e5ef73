package org.countersign.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WitnessPolicyTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<Cosigner> WITNESSES = List.of(
            WitnessKeyTest.witness("w.example/1"),
            WitnessKeyTest.witness("w.example/2"),
            WitnessKeyTest.witness("w.example/3"),
            WitnessKeyTest.witness("w.example/4"),
            WitnessKeyTest.witness("w.example/5"),
            WitnessKeyTest.witness("w.example/6"));

    /** The example of the specification: two of three, and any of three others. */
    private static final String EXAMPLE =
            """
            log %s https://log.example

            # the first organization
            witness X1 %s
            witness X2 %s https://two.example/witness
            \twitness  X3\t%s
            group X-witnesses 2 X1 X2 X3

            witness Y1 %s
            witness Y2 %s
            witness Y3 %s
            group Y-witnesses any Y1 Y2 Y3

            group X-and-Y all X-witnesses Y-witnesses
            quorum X-and-Y
            """.formatted(PublishedNotes.PETER_VKEY, vkey(0), vkey(1), vkey(2), vkey(3), vkey(4), vkey(5));

    @Test
    void the_example_is_read() {
        WitnessPolicy policy = WitnessPolicy.parse(EXAMPLE);

        assertThat(policy.logs())
                .containsExactly(
                        new WitnessPolicy.Log(NoteKey.parse(PublishedNotes.PETER_VKEY), "https://log.example"));
        assertThat(policy.witnesses())
                .extracting(WitnessPolicy.Witness::name)
                .containsExactly("X1", "X2", "X3", "Y1", "Y2", "Y3");
        assertThat(policy.witnesses().get(1))
                .isEqualTo(new WitnessPolicy.Witness("X2", WITNESSES.get(1).key(), "https://two.example/witness"));
        assertThat(policy.asksForWitnesses()).isTrue();
        assertThat(policy.text()).isEqualTo(EXAMPLE);
    }

    @ParameterizedTest
    @CsvSource({
        "X1 X2 Y1, true",
        "X1 X3 Y3, true",
        "X1 X2 X3 Y1 Y2 Y3, true",
        "X1 X2, false",
        "X1 Y1, false",
        "X1 Y1 Y2 Y3, false",
        "'', false",
        "X-witnesses Y-witnesses, false",
        "X1 X2 Y1 somebody, true",
    })
    void the_quorum_is_counted_through_the_groups(String names, boolean enough) {
        assertThat(WitnessPolicy.parse(EXAMPLE).isSatisfiedBy(Set.of(names.split(" ", -1))))
                .isEqualTo(enough);
    }

    @Test
    void the_cosignatures_of_a_note_are_counted() {
        WitnessPolicy policy = WitnessPolicy.parse(EXAMPLE);

        assertThat(policy.cosigners(note(0, 2, 4))).containsExactly("X1", "X3", "Y2");
        assertThat(policy.isSatisfiedBy(note(0, 2, 4))).isTrue();
        assertThat(policy.isSatisfiedBy(note(0, 4))).isFalse();
    }

    @Test
    void without_a_quorum_every_note_will_do() {
        WitnessPolicy policy = WitnessPolicy.parse("quorum none\n");

        assertThat(policy.asksForWitnesses()).isFalse();
        assertThat(policy.isSatisfiedBy(note())).isTrue();
    }

    @Test
    void a_single_witness_may_be_the_quorum() {
        WitnessPolicy policy = WitnessPolicy.parse("witness one " + vkey(0) + "\nquorum one");

        assertThat(policy.isSatisfiedBy(note(0))).isTrue();
        assertThat(policy.isSatisfiedBy(note(1))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "quorum none|quorum none, Line 2: The quorum has been named already",
        "'', A policy has a line that names its quorum",
        "quorum one, Line 1: No line above defines 'one'",
        "quorum, Line 1: The form is: quorum <name>",
        "witness one {0}|witness one {1}|quorum none, Line 2: The name 'one' is taken",
        "witness none {0}|quorum none, Line 1: The name 'none' is taken",
        "witness one {0}|witness two {0}|quorum none, Line 2: Another witness has the same key",
        "witness one|quorum none, Line 1: The form is: witness",
        "witness one {0} url more|quorum none, Line 1: The form is: witness",
        "witness one PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW|quorum none, Line 1: Not the Ed25519",
        "log {0}|quorum none, Line 1: Not an Ed25519 verifier key",
        "log {L}|log {L}|quorum none, Line 2: Another log has the same key",
        "group all any one|quorum none, Line 1: No line above defines 'one'",
        "witness one {0}|group g 2 one|quorum g, Line 2: '2' is not all",
        "witness one {0}|group g 0 one|quorum g, Line 2: '0' is not all",
        "witness one {0}|group g 01 one|quorum g, Line 2: '01' is not all",
        "witness one {0}|group g some one|quorum g, Line 2: 'some' is not all",
        "witness one {0}|group g any none|quorum g, Line 2: No line above defines 'none'",
        "witness one {0}|group g any g|quorum g, Line 2: No line above defines 'g'",
        "witness one {0}|group g all one one|quorum g, Line 2: 'one' is the member of a group already",
        "witness one {0}|group g all one|group h all one|quorum h, Line 3: 'one' is the member of a group already",
        "witness one {0}|group one all one|quorum one, Line 2: The name 'one' is taken",
        "group g all|quorum none, Line 1: The form is: group",
        "Quorum none, Line 1: 'Quorum' is not log",
    })
    void a_faulty_policy_is_refused_by_its_line(String lines, String message) {
        String text = lines.replace('|', '\n')
                .replace("{0}", vkey(0))
                .replace("{1}", vkey(1))
                .replace("{L}", PublishedNotes.PETER_VKEY);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> WitnessPolicy.parse(text))
                .withMessageStartingWith(message);
    }

    @Test
    void a_policy_has_no_other_control_characters_and_a_bounded_length() {
        assertThatIllegalArgumentException().isThrownBy(() -> WitnessPolicy.parse("quorum none\r\n"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WitnessPolicy.parse("#" + "x".repeat(WitnessPolicy.MAX_LENGTH)));
    }

    @Test
    void groups_are_bounded_in_number() {
        StringBuilder text = new StringBuilder("witness one " + vkey(0) + "\ngroup g0 all one\n");
        for (int i = 1; i <= WitnessPolicy.MAX_ITEMS; i++) {
            text.append("group g%d all g%d\n".formatted(i, i - 1));
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> WitnessPolicy.parse(text + "quorum g1\n"))
                .withMessageContaining("at most " + WitnessPolicy.MAX_ITEMS);
    }

    private static String vkey(int witness) {
        return WITNESSES.get(witness).key().vkey();
    }

    private static SignedNote note(int... witnesses) {
        Checkpoint checkpoint = new Checkpoint("PeterNeumann", 7, Hash.EMPTY_ROOT);
        List<NoteSignature> cosignatures = new ArrayList<>();
        Arrays.stream(witnesses).forEach(i -> cosignatures.add(WITNESSES.get(i).cosign(checkpoint, NOON)));
        return checkpoint.sign(PublishedNotes.peter()).with(cosignatures);
    }
}
