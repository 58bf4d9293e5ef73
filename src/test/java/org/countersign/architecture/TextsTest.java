package org.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That every text is there in French too, says no less, and is set as French is. */
class TextsTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");
    private static final Pattern EXPRESSION = Pattern.compile("\\{[^}]*}");
    private static final Pattern FAULT =
            Pattern.compile("[ \\u00a0][;!?]|[\\p{L}\\d)][;!?»]|[ \\u202f][:»]|[\\p{L})]:|«[^\\u00a0]|'");

    static List<Class<?>> bundles() {
        return Code.CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(MessageBundle.class))
                .<Class<?>>map(JavaClass::reflect)
                .toList();
    }

    @Test
    void there_are_bundles() {
        assertThat(bundles()).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void every_message_is_in_French_too_and_says_no_less(Class<?> bundle) throws IOException {
        Properties french = french(bundle);
        for (Method method : bundle.getDeclaredMethods()) {
            String message = french.getProperty(method.getName(), "");
            assertThat(message).as(method.getName()).isNotBlank();
            assertThat(places(message))
                    .as(method.getName())
                    .isEqualTo(places(method.getAnnotation(Message.class).value()));
        }
        assertThat(french.stringPropertyNames())
                .isEqualTo(Arrays.stream(bundle.getDeclaredMethods())
                        .map(Method::getName)
                        .collect(Collectors.toSet()));
    }

    /** U+202F before ; ! ?, U+00A0 within guillemets and before a colon, no typewriter's apostrophe. */
    @ParameterizedTest
    @MethodSource("bundles")
    void French_is_set_as_French_is(Class<?> bundle) throws IOException {
        List<String> faults = new ArrayList<>();
        french(bundle).forEach((key, message) -> {
            String text = EXPRESSION.matcher((String) message).replaceAll("\u2026");
            if (FAULT.matcher(text).find()) {
                faults.add(key + "=" + message);
            }
        });
        assertThat(faults).isEmpty();
    }

    private static Properties french(Class<?> bundle) throws IOException {
        String file = "/messages/" + bundle.getAnnotation(MessageBundle.class).value() + "_fr.properties";
        Properties french = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(TextsTest.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            french.load(reader);
        }
        return french;
    }

    private static Set<String> places(String message) {
        return PLACE.matcher(message)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
