package org.countersign.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMappersTest {
    private final ObjectMapper mapper = JsonMappers.standard();

    enum Colour {
        DARK_BLUE,
        RED
    }

    record Sample(
            @Nullable String text,
            int number,
            boolean flag,
            @Nullable Instant at,
            @Nullable Colour colour) {}

    private Sample read(String json) throws JsonProcessingException {
        return mapper.readValue(json, Sample.class);
    }

    @Test
    void reads_what_is_well_formed() throws Exception {
        assertThat(read("{\"text\":\"é📵\",\"number\":3,\"flag\":true,\"at\":\"2013-09-11T08:00:00+02:00\","
                        + "\"colour\":\"dark-blue\"}"))
                .isEqualTo(new Sample("é📵", 3, true, Instant.parse("2013-09-11T06:00:00Z"), Colour.DARK_BLUE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"number\":1,\"flag\":true,\"unknown\":1}",
                "{\"number\":1,\"number\":2,\"flag\":true}",
                "{\"number\":\"1\",\"flag\":true}",
                "{\"number\":1.5,\"flag\":true}",
                "{\"number\":null,\"flag\":true}",
                "{\"number\":99999999999,\"flag\":true}",
                "{\"number\":1,\"flag\":\"true\"}",
                "{\"number\":1,\"flag\":1}",
                "{\"number\":1,\"flag\":true,\"text\":1}",
                "{\"number\":1,\"flag\":true,\"text\":true}",
                "{\"number\":1,\"flag\":true,\"text\":[\"a\"]}",
                "{\"number\":1,\"flag\":true,\"text\":\"a\\u0000b\"}",
                "{\"number\":1,\"flag\":true,\"text\":\"\\ud83d\"}",
                "{\"number\":1,\"flag\":true,\"colour\":\"DARK_BLUE\"}",
                "{\"number\":1,\"flag\":true,\"colour\":0}",
                "{\"number\":1,\"flag\":true} x",
                "[]",
                "",
            })
    void refuses_what_is_not_exactly_meant(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1378879200",
                "\"1378879200\"",
                "\"2013-09-11\"",
                "\"2013-09-11T08:00:00\"",
                "\"2013-02-30T08:00:00Z\"",
                "\"1989-12-31T23:59:59Z\"",
                "\"2200-01-01T00:00:00Z\"",
                "\"+1000000-01-01T00:00:00Z\"",
                "\"\"",
            })
    void refuses_times_without_an_offset_and_absurd_ones(String time) {
        assertThatThrownBy(() -> read("{\"number\":1,\"flag\":true,\"at\":" + time + "}"))
                .isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1990-01-01T00:00:00Z, 1990-01-01T00:00:00Z",
        "2199-12-31T23:59:59.999999Z, 2199-12-31T23:59:59.999999Z",
        "2013-09-11T08:00:00.123456789+02:00, 2013-09-11T06:00:00.123456Z",
    })
    void takes_times_within_the_limits_to_the_microsecond(String time, Instant expected) throws Exception {
        assertThat(read("{\"number\":1,\"flag\":true,\"at\":\"" + time + "\"}").at())
                .isEqualTo(expected);
    }

    @Test
    void writes_enums_as_words_and_times_in_utc() throws Exception {
        assertThat(mapper.writeValueAsString(
                        new Sample(null, 1, false, Instant.parse("2013-09-11T06:00:00Z"), Colour.DARK_BLUE)))
                .isEqualTo("{\"text\":null,\"number\":1,\"flag\":false,\"at\":\"2013-09-11T06:00:00Z\","
                        + "\"colour\":\"dark-blue\"}");
    }

    @Test
    void a_word_in_a_query_is_read_like_one_in_a_body() {
        assertThat(JsonMappers.value(Colour.class, "red", "?colour")).isEqualTo(Colour.RED);
        assertThat(JsonMappers.value(Colour.class, null, "?colour")).isNull();
        assertThatThrownBy(() -> JsonMappers.value(Colour.class, "pink", "?colour"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        p -> assertThat(p.errors())
                                .containsExactly(
                                        new FieldError("?colour", "must be one of {0}", List.of("dark-blue", "red"))));
    }
}
