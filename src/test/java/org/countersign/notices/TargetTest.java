package org.countersign.notices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses may be given to a webhook. */
class TargetTest {
    @Test
    void an_address_is_taken_apart() {
        assertThat(Target.parse("https://receiver.example/hook?of=us"))
                .contains(new Target(true, "receiver.example", 443, "/hook?of=us"));
        assertThat(Target.parse("HTTP://receiver.example:8080"))
                .contains(new Target(false, "receiver.example", 8080, "/"));
        assertThat(Target.parse("https://[2606:4700::1]:8443/"))
                .hasValueSatisfying(target -> assertThat(target.name()).isEqualTo("2606:4700::1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "receiver.example",
                "/hook",
                "https:///hook",
                "ftp://receiver.example/",
                "file:///etc/passwd",
                "https://user@receiver.example/",
                "https://user:password@receiver.example/",
                "https://receiver.example/#there",
                "https://receiver.example:0/",
                "https://receiver.example:65536/",
                "https://receiver.example/a b",
                "https://receiver.example/\r\nX: y",
                "https://récepteur.example/",
                "https://0x7f.0.0.1/",
                "https://127.1/"
            })
    void what_cannot_be_posted_to_is_none(String url) {
        assertThat(Target.parse(url)).isEmpty();
    }

    @Test
    void an_address_of_numbers_is_known_without_a_look_up() {
        assertThat(Target.parse("https://127.0.0.1/").orElseThrow().literal())
                .hasValueSatisfying(
                        address -> assertThat(address.isLoopbackAddress()).isTrue());
        assertThat(Target.parse("https://2130706433/").orElseThrow().literal())
                .hasValueSatisfying(
                        address -> assertThat(address.isLoopbackAddress()).isTrue());
        assertThat(Target.parse("https://[::ffff:127.0.0.1]/").orElseThrow().literal())
                .hasValueSatisfying(
                        address -> assertThat(address.isLoopbackAddress()).isTrue());
        assertThat(Target.parse("https://receiver.example/").orElseThrow().literal())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LocalHost", "localhost.", "receiver.localhost", "a.b.localhost."})
    void localhost_is_this_machine_without_a_look_up(String host) {
        assertThat(Target.parse("https://" + host + "/hook").orElseThrow().literal())
                .hasValueSatisfying(
                        address -> assertThat(address.isLoopbackAddress()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost.example", "notlocalhost", "my-localhost"})
    void a_name_that_only_looks_like_localhost_is_looked_up(String host) {
        assertThat(Target.parse("https://" + host + "/hook").orElseThrow().literal())
                .isEmpty();
    }
}
