package org.countersign.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.countersign.core.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * What French carriers let stand as the sender of a message (the OADC, originating address code): a number, or a name of
 * at most 11 letters or digits, without a space and not of digits alone. A name that breaks the rule is refused where the
 * content itself calls it alphanumeric, else only warned of: it may be a number or a range.
 */
final class SenderIdentity {
    private static final List<String> SENDER = List.of("sender", "sender-value");
    private static final String SENDER_TYPE = "sender-type";
    private static final String ALPHANUMERIC = "alphanumeric";
    private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9]{1,11}");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,15}");
    private static final String RULE =
            "must be a name of at most 11 letters or digits, without a space and not of digits alone";

    private SenderIdentity() {}

    /** Sender names that are declared alphanumeric and are none. */
    static List<FieldError> faults(@Nullable Category category, List<Effect> effects) {
        return isAlphanumeric(effects) ? brokenNames(category, effects, false) : List.of();
    }

    /** Sender values that are neither a number nor a name that the rule allows. */
    static List<FieldError> warnings(@Nullable Category category, List<Effect> effects) {
        return isAlphanumeric(effects) ? List.of() : brokenNames(category, effects, true);
    }

    static List<FieldError> warnings(ChangeContent content) {
        return warnings(content.category(), content.effects());
    }

    private static boolean isAlphanumeric(List<Effect> effects) {
        return effects.stream().anyMatch(e -> e.attribute().equals(SENDER_TYPE) && ALPHANUMERIC.equals(e.after()));
    }

    private static List<FieldError> brokenNames(
            @Nullable Category category, List<Effect> effects, boolean numbersPass) {
        List<FieldError> broken = new ArrayList<>();
        if (category != Category.SENDER_IDENTITY) {
            return broken;
        }
        for (int i = 0; i < effects.size(); i++) {
            Effect effect = effects.get(i);
            @Nullable String value = effect.after();
            if (SENDER.contains(effect.attribute())
                    && value != null
                    && !NAME.matcher(value).matches()
                    && !(numbersPass && NUMBER.matcher(value).matches())) {
                broken.add(new FieldError("/effects/" + i + "/after", RULE));
            }
        }
        return broken;
    }
}
