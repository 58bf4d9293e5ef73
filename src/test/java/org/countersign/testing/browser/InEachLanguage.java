package org.countersign.testing.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;
import org.countersign.core.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A walk that takes a {@link Language} and a {@link Device}: in French on a phone, and in English at a desktop. Whatever the
 * device, the texts of each page are tried at every width ({@link Inspection}); the other two pairs would show nothing new.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@MethodSource("org.countersign.testing.browser.InEachLanguage$Walks#all")
public @interface InEachLanguage {
    /** Where the walks are named. */
    final class Walks {
        private Walks() {}

        static Stream<Arguments> all() {
            return Stream.of(Arguments.of(Language.FR, Device.PHONE), Arguments.of(Language.EN, Device.DESKTOP));
        }
    }
}
