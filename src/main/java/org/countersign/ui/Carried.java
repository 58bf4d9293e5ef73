package org.countersign.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody sent with a form whose session had ended. It goes through the sign-in page and back to the form in the
 * browser's own hands: hidden inputs, which nobody here keeps. Passwords are left behind.
 *
 * @param inputs as the form had them; none when there is nothing to carry
 * @param isTooLong whether there is more than can be carried
 */
record Carried(List<Input> inputs, boolean isTooLong) {
    static final Carried NOTHING = new Carried(List.of(), false);
    /** Tells what is carried from what the sign-in page itself asks for. */
    static final String PREFIX = "typed-";

    private static final int MOST_INPUTS = 2_000;
    /** As a form is sent; with the names' prefixes it stays below what a request may have. */
    private static final int MOST_BYTES = 900 << 10;

    /** One input of the form. */
    record Input(String name, String value) {
        int bytes() {
            return URLEncoder.encode(name, UTF_8).length()
                    + URLEncoder.encode(value, UTF_8).length()
                    + 2;
        }
    }

    /** What a form sent. */
    static Carried of(MultivaluedMap<String, String> posted) {
        return from(posted, "");
    }

    /** What the sign-in page brings along. */
    static Carried along(MultivaluedMap<String, String> posted) {
        return from(posted, PREFIX);
    }

    private static Carried from(MultivaluedMap<String, String> posted, String prefix) {
        List<Input> inputs = new ArrayList<>();
        posted.forEach((sent, values) -> {
            if (sent.startsWith(prefix) && Form.takes(sent.substring(prefix.length()))) {
                values.forEach(value -> inputs.add(new Input(sent.substring(prefix.length()), value)));
            }
        });
        boolean isTooLong = inputs.size() > MOST_INPUTS
                || inputs.stream().mapToLong(Input::bytes).sum() > MOST_BYTES;
        return isTooLong ? new Carried(List.of(), true) : new Carried(inputs, false);
    }

    public boolean isSomething() {
        return !inputs.isEmpty();
    }
}
