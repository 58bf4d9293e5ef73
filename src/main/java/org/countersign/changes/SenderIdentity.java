package org.countersign.changes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.countersign.carriers.SensitiveName;
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

    /** The senders that messages will bear, in small letters: those that carriers' lists of sensitive names are asked for. */
    static List<String> senders(@Nullable Category category, List<Effect> effects) {
        return category != Category.SENDER_IDENTITY
                ? List.of()
                : effects.stream()
                        .filter(effect -> SENDER.contains(effect.attribute()))
                        .map(Effect::after)
                        .filter(Objects::nonNull)
                        .map(sender -> sender.toLowerCase(Locale.ROOT))
                        .toList();
    }

    /**
     * Warns of senders that stand on the list of a carrier that is asked.
     *
     * @param known the sensitive names among the senders, of any carrier
     * @param carriers the codes of those asked
     */
    static List<FieldError> sensitive(
            @Nullable Category category, List<Effect> effects, Collection<SensitiveName> known, Set<String> carriers) {
        List<FieldError> warnings = new ArrayList<>();
        if (category != Category.SENDER_IDENTITY) {
            return warnings;
        }
        for (int i = 0; i < effects.size(); i++) {
            Effect effect = effects.get(i);
            @Nullable String sender = effect.after();
            if (sender == null || !SENDER.contains(effect.attribute())) {
                continue;
            }
            for (SensitiveName name : known) {
                if (carriers.contains(name.carrier()) && name.sender().equals(sender.toLowerCase(Locale.ROOT))) {
                    warnings.add(new FieldError(
                            "/effects/" + i + "/after",
                            "is a sensitive name at {0}, which lets it pass from those only whom it has authorised",
                            name.carrierName()));
                }
            }
        }
        return warnings;
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
