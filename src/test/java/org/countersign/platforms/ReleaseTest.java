package org.countersign.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.countersign.core.JsonMappers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseTest {
    private static final ObjectMapper JSON = JsonMappers.standard();

    private record Holder(@Nullable Release release) {}

    private static Holder read(String release) throws JsonProcessingException {
        return JSON.readValue("{\"release\":" + release + "}", Holder.class);
    }

    @Test
    void a_string_is_a_version_without_fingerprint() throws Exception {
        assertThat(read("\"2013.09\"")).isEqualTo(new Holder(new Release("2013.09", null)));
    }

    @Test
    void an_object_may_state_the_fingerprint() throws Exception {
        assertThat(read("{\"version\":\"2013.09\",\"fingerprint\":\"sha256:ab\"}"))
                .isEqualTo(new Holder(new Release("2013.09", "sha256:ab")));
        assertThat(read("{\"version\":\"2013.09\"}")).isEqualTo(new Holder(new Release("2013.09", null)));
    }

    @Test
    void null_is_no_release() throws Exception {
        assertThat(read("null")).isEqualTo(new Holder(null));
    }

    @Test
    void it_is_written_as_an_object() throws Exception {
        assertThat(JSON.writeValueAsString(new Release("1", null)))
                .isEqualTo("{\"version\":\"1\",\"fingerprint\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "[]", "[\"1\"]", "1.5", "\"a\\u0000b\""})
    void anything_else_is_a_fault_of_the_property(String release) {
        assertThatThrownBy(() -> read(release))
                .isInstanceOfSatisfying(
                        JsonMappingException.class,
                        e -> assertThat(e.getPathReference()).contains("[\"release\"]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"version\":1}", "{\"version\":\"\\ud800\"}"})
    void a_fault_inside_the_object_is_named(String release) {
        assertThatThrownBy(() -> read(release))
                .isInstanceOfSatisfying(
                        JsonMappingException.class,
                        e -> assertThat(e.getPathReference())
                                .contains("[\"release\"]")
                                .contains("[\"version\"]"));
    }

    @Test
    void an_unknown_property_is_a_fault() {
        assertThatThrownBy(() -> read("{\"version\":\"1\",\"build\":\"2\"}"))
                .isInstanceOfSatisfying(
                        JsonMappingException.class,
                        e -> assertThat(e.getPathReference()).contains("[\"build\"]"));
    }

    @Test
    void releases_agree_unless_version_or_stated_fingerprints_differ() {
        Release bare = new Release("1", null);
        Release a = new Release("1", "a");
        assertThat(a.agreesWith(bare)).isTrue();
        assertThat(bare.agreesWith(a)).isTrue();
        assertThat(a.agreesWith(new Release("1", "b"))).isFalse();
        assertThat(a.agreesWith(new Release("2", "a"))).isFalse();
    }

    @Test
    void a_release_without_fingerprint_is_wider_than_one_with() {
        Release bare = new Release("1", null);
        Release a = new Release("1", "a");
        assertThat(a.isNoWiderThan(bare)).isTrue();
        assertThat(bare.isNoWiderThan(a)).isFalse();
        assertThat(a.isNoWiderThan(new Release("1", "a"))).isTrue();
        assertThat(a.isNoWiderThan(new Release("1", "b"))).isFalse();
        assertThat(a.isNoWiderThan(new Release("2", null))).isFalse();
    }
}
