package org.countersign.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StrictTextTest {

    @Test
    void accents_emoji_and_line_breaks_are_storable() {
        assertThat(StrictText.isStorable("Pôle emploi\n📵\t€")).isTrue();
        assertThat(StrictText.isStorable("")).isTrue();
    }

    @Test
    void nul_and_half_a_surrogate_pair_are_not() {
        assertThat(StrictText.isStorable("a\0b")).isFalse();
        assertThat(StrictText.isStorable("\ud83d")).isFalse();
        assertThat(StrictText.isStorable("\ud83dx")).isFalse();
        assertThat(StrictText.isStorable("\udcf5\ud83d")).isFalse();
    }
}
