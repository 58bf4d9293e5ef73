package org.countersign.notices.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class ContentLinesTest {
    @Property(tries = 500)
    void any_text_comes_back_as_it_was_but_for_control_characters(@ForAll @StringLength(max = 400) String text) {
        byte[] written = new ContentLines().text("SUMMARY", text).bytes();

        assertThat(unescaped(unfolded(written).substring("SUMMARY:".length()))).isEqualTo(storable(text));
    }

    @Property(tries = 500)
    void no_line_has_more_than_75_octets_and_each_is_utf_8_by_itself(@ForAll @StringLength(max = 400) String text) {
        for (byte[] line : lines(new ContentLines().text("SUMMARY", text).bytes())) {
            assertThat(line.length).isLessThanOrEqualTo(75);
            assertThat(isUtf8(line)).isTrue();
        }
    }

    @Property(tries = 500)
    void nothing_in_a_value_begins_another_property(@ForAll @StringLength(max = 400) String value) {
        byte[] written = new ContentLines()
                .value("URL", value + "\r\nX-EVIL:1")
                .value("ATTENDEE" + ContentLines.parameter("CN", value + "\n\"\r\nX-EVIL:1"), "mailto:a@example.org")
                .text("SUMMARY", value + "\r\nX-EVIL:1")
                .bytes();

        assertThat(unfolded(written).split("\r\n", -1)).hasSize(3).noneMatch(line -> line.startsWith("X-EVIL"));
    }

    @Example
    void accents_commas_and_emoji_are_folded_between_characters() {
        String text = "Désanonymisation, envois ; « Pôle emploi » \\ ".repeat(5) + "📣".repeat(30) + "\nà suivre";
        byte[] written = new ContentLines().text("SUMMARY", text).bytes();

        assertThat(lines(written)).hasSizeGreaterThan(4).allMatch(ContentLinesTest::isUtf8);
        assertThat(unescaped(unfolded(written).substring("SUMMARY:".length()))).isEqualTo(text);
    }

    @Example
    void a_line_of_just_75_octets_is_not_folded() {
        assertThat(lines(new ContentLines().text("SUMMARY", "x".repeat(67)).bytes()))
                .hasSize(1);
        assertThat(lines(new ContentLines().text("SUMMARY", "x".repeat(68)).bytes()))
                .hasSize(2);
    }

    @Example
    void times_are_utc_to_the_second() {
        assertThat(new ContentLines()
                        .time("DTSTART", Instant.parse("2013-09-11T06:00:00.123456Z"))
                        .bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("DTSTART:20130911T060000Z\r\n");
    }

    /** RFC 5545 §3.1, read anew. */
    private static String unfolded(byte[] written) {
        String text = new String(written, StandardCharsets.UTF_8);
        assertThat(text).endsWith("\r\n");
        return text.substring(0, text.length() - 2).replace("\r\n ", "");
    }

    private static List<byte[]> lines(byte[] written) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i + 1 < written.length; i++) {
            if (written[i] == '\r' && written[i + 1] == '\n') {
                lines.add(Arrays.copyOfRange(written, start, i));
                start = i + 2;
            }
        }
        return lines;
    }

    private static boolean isUtf8(byte[] line) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** RFC 5545 §3.3.11, read anew. */
    private static String unescaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                i++;
                c = value.charAt(i) == 'n' ? '\n' : value.charAt(i);
            }
            text.append(c);
        }
        return text.toString();
    }

    private static String storable(String text) {
        StringBuilder storable = new StringBuilder();
        text.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(c -> {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                storable.append('\uFFFD');
            } else {
                storable.appendCodePoint((c < ' ' && c != '\t' && c != '\n') || c == 0x7F ? ' ' : c);
            }
        });
        return storable.toString();
    }
}
