package org.countersign.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the text of an input stands for JSON; the end of the input's name after an {@code @} tells. What cannot be read stays
 * a text, and the API's own validation says what is wrong with it.
 */
enum InputType {
    /** A text: the name has no end. */
    TEXT,
    /** {@code @number} */
    NUMBER,
    /** {@code @percent}: a share, typed and shown as a percentage. */
    PERCENT,
    /** {@code @flag}: a checkbox; not ticked is absent. */
    FLAG,
    /** {@code @codes}: several texts, from checkboxes of one name or with spaces, commas or lines between them. */
    CODES,
    /** {@code @local}: a time in the viewer's zone, as {@code datetime-local} inputs have it. */
    LOCAL,
    /** {@code @key}: a hidden text that says what its row is about; a row with nothing else in it is empty. */
    KEY,
    /** {@code @secret}: a password, taken as it was typed, spaces and all, and never shown again. */
    SECRET;

    private static final Pattern LINE_END = Pattern.compile("\\r\\n?");

    static boolean isSecret(String name) {
        return of(name) == SECRET;
    }

    static boolean isKey(String name) {
        return of(name) == KEY;
    }

    static InputType of(String name) {
        int at = name.indexOf('@');
        return switch (at < 0 ? "" : name.substring(at + 1)) {
            case "number" -> NUMBER;
            case "percent" -> PERCENT;
            case "flag" -> FLAG;
            case "codes" -> CODES;
            case "local" -> LOCAL;
            case "key" -> KEY;
            case "secret" -> SECRET;
            default -> TEXT;
        };
    }

    /** What was typed, as JSON; at least one of the texts is not blank. */
    JsonNode toJson(List<String> typed, ZoneId zone) {
        String text = typed.get(0).strip();
        return switch (this) {
            case TEXT, KEY -> TextNode.valueOf(LINE_END.matcher(text).replaceAll("\n"));
            case SECRET -> TextNode.valueOf(typed.get(0));
            case NUMBER -> number(text);
            case PERCENT -> share(text);
            case FLAG -> BooleanNode.TRUE;
            case LOCAL -> TextNode.valueOf(instant(text, zone));
            case CODES -> codes(typed);
        };
    }

    /** What to show in the input for what is stored. */
    List<String> toTexts(JsonNode stored, ZoneId zone) {
        if (stored.isMissingNode() || stored.isNull()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        if (stored.isArray()) {
            stored.forEach(each -> texts.add(each.asText()));
        } else {
            texts.add(
                    switch (this) {
                        case LOCAL -> local(stored.asText(), zone);
                        case PERCENT -> percentage(stored);
                        default -> stored.asText();
                    });
        }
        return texts;
    }

    /**
     * Whether an input that shows what is stored comes back as these texts when nobody has touched it. Browsers send other
     * line ends than they were given, blanks around a text go, and a time does not tell its offset.
     */
    boolean isShownAs(JsonNode stored, List<String> typed, ZoneId zone) {
        return switch (this) {
            case SECRET -> false;
            case LOCAL -> stored.isTextual() && isSameTime(local(stored.asText(), zone), asTyped(typed));
            case CODES -> stored.isArray() && asTyped(toTexts(stored, zone)).equals(asTyped(typed));
            case TEXT, KEY, NUMBER, PERCENT, FLAG ->
                stored.isValueNode()
                        && !stored.isNull()
                        && asTyped(toTexts(stored, zone)).equals(asTyped(typed));
        };
    }

    private static String asTyped(List<String> texts) {
        return texts.stream()
                .map(text -> LINE_END.matcher(text).replaceAll("\n").strip())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Browsers write a time as shortly as they can. */
    private static boolean isSameTime(String shown, String typed) {
        try {
            return LocalDateTime.parse(shown).equals(LocalDateTime.parse(typed));
        } catch (DateTimeException e) {
            return shown.equals(typed);
        }
    }

    private static JsonNode number(String text) {
        try {
            return LongNode.valueOf(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return text.length() <= 20 && text.matches("-?\\d+[.,]\\d+")
                    ? DecimalNode.valueOf(new BigDecimal(text.replace(',', '.')))
                    : TextNode.valueOf(text);
        }
    }

    private static JsonNode share(String text) {
        JsonNode number =
                number(text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text);
        return number.isNumber() ? DecimalNode.valueOf(number.decimalValue().movePointLeft(2)) : number;
    }

    private static String percentage(JsonNode share) {
        return share.isNumber()
                ? share.decimalValue().movePointRight(2).stripTrailingZeros().toPlainString()
                : share.asText();
    }

    /** A time that the clocks skip stays as it was typed, and is then refused, instead of becoming another. */
    private static String instant(String text, ZoneId zone) {
        try {
            LocalDateTime local = LocalDateTime.parse(text);
            return zone.getRules().getValidOffsets(local).isEmpty()
                    ? text
                    : local.atZone(zone).toInstant().toString();
        } catch (DateTimeException e) {
            return text;
        }
    }

    /** To the millisecond, which is as finely as browsers take it: what nobody touches must not differ when it is sent. */
    private static String local(String stored, ZoneId zone) {
        try {
            return LocalDateTime.ofInstant(Instant.parse(stored), zone)
                    .truncatedTo(ChronoUnit.MILLIS)
                    .toString();
        } catch (DateTimeException e) {
            return stored;
        }
    }

    private static ArrayNode codes(List<String> typed) {
        ArrayNode codes = JsonNodeFactory.instance.arrayNode();
        for (String text : typed) {
            for (String code : text.strip().split("[\\s,;]+", -1)) {
                if (!code.isEmpty()) {
                    codes.add(code);
                }
            }
        }
        return codes;
    }
}
