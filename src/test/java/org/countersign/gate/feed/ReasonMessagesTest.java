package org.countersign.gate.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReasonMessagesTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    @Test
    void every_message_is_in_French_too_and_says_no_less() throws IOException {
        Properties french = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("/messages/reasons_fr.properties")),
                StandardCharsets.UTF_8)) {
            french.load(reader);
        }
        for (var method : ReasonMessages.class.getDeclaredMethods()) {
            String english = method.getAnnotation(Message.class).value();
            assertThat(places(french.getProperty(method.getName(), "")))
                    .as(method.getName())
                    .isEqualTo(places(english));
            assertThat(french.getProperty(method.getName())).isNotBlank();
        }
        assertThat(french.stringPropertyNames())
                .isEqualTo(Arrays.stream(ReasonMessages.class.getDeclaredMethods())
                        .map(method -> method.getName())
                        .collect(Collectors.toSet()));
    }

    private static Set<String> places(String message) {
        return PLACE.matcher(message)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
