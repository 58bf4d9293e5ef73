package org.countersign.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LimitsTest {
    private static final Pattern CODE = Pattern.compile(Limits.CODE);

    @Property
    void codesAreRecognisedAsByTheirRegularExpression(@ForAll("nearlyCodes") String text) {
        assertThat(Limits.isCode(text)).isEqualTo(CODE.matcher(text).matches());
    }

    @Example
    void timesAreThoseOfTheYears1990To2199() {
        assertThat(Limits.isTime(Limits.EARLIEST)).isTrue();
        assertThat(Limits.isTime(Limits.EARLIEST.minusNanos(1))).isFalse();
        assertThat(Limits.isTime(Limits.LATEST.minusNanos(1))).isTrue();
        assertThat(Limits.isTime(Limits.LATEST)).isFalse();
    }

    @Provide
    Arbitrary<String> nearlyCodes() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars('-', 'A', '_', 'é', '/', ':', '`', '{')
                .ofMaxLength(66);
    }
}
