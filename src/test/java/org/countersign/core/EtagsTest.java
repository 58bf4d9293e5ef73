package org.countersign.core;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EtagsTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"*", "\"3\"", "\"2\", \"3\""})
    void holds(@Nullable String ifMatch) {
        assertThatCode(() -> Etags.require(ifMatch, 3)).doesNotThrowAnyException();
    }

    /** If-Match compares strongly (RFC 9110 §13.1.1): a weak tag never matches. */
    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "3", "W/\"3\"", "", "\"30\""})
    void does_not_hold(String ifMatch) {
        assertThatThrownBy(() -> Etags.require(ifMatch, 3)).isInstanceOf(Problem.class);
    }
}
