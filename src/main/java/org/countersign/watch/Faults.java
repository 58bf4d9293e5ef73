package org.countersign.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.countersign.core.FieldError;
import org.countersign.core.Limits;
import org.countersign.watch.report.MessageIds;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with one line. */
final class Faults {
    /** By how much the clock of whoever tells of messages may differ from ours. */
    static final Duration MOST_AHEAD = Duration.ofMinutes(5);

    private final List<FieldError> found = new ArrayList<>(0);

    List<FieldError> found() {
        return found;
    }

    Faults required(String pointer, @Nullable Object value) {
        if (value == null) {
            found.add(new FieldError(pointer, "must not be null"));
        }
        return this;
    }

    Faults code(String pointer, @Nullable String value) {
        if (value == null) {
            return required(pointer, null);
        }
        if (!Limits.isCode(value)) {
            found.add(new FieldError(pointer, "must be a code"));
        }
        return this;
    }

    Faults messageId(@Nullable String id) {
        if (id == null) {
            return required("/messageId", null);
        }
        if (id.isBlank()) {
            found.add(new FieldError("/messageId", "must not be blank"));
        }
        return text("/messageId", id, MessageIds.LONGEST);
    }

    /** Not so far ahead of the clock here that the one by which it was written must be wrong. */
    Faults notAhead(String pointer, @Nullable Instant time, Instant now) {
        if (time != null && time.isAfter(now.plus(MOST_AHEAD))) {
            found.add(new FieldError(
                    pointer, "lies more than {0} minutes ahead of the clock here, {1}", MOST_AHEAD.toMinutes(), now));
        }
        return this;
    }

    Faults text(String pointer, @Nullable String value, int most) {
        if (value != null && value.length() > most) {
            found.add(new FieldError(pointer, "has at most {0} characters", most));
        }
        return this;
    }

    /** Exactly one of the two, in its form. */
    Faults oneCarrier(@Nullable String carrier, @Nullable String plmn) {
        if ((carrier == null) == (plmn == null)) {
            found.add(
                    new FieldError(plmn == null ? "/carrier" : "/plmn", "must name a carrier or a plmn, and not both"));
            return this;
        }
        return carrierForms(carrier, plmn);
    }

    /** Whatever is given, in its form. */
    Faults carrierForms(@Nullable String carrier, @Nullable String plmn) {
        if (carrier != null && !Limits.isCode(carrier)) {
            found.add(new FieldError("/carrier", "must be a code"));
        }
        if (plmn != null && !isPlmn(plmn)) {
            found.add(new FieldError("/plmn", "must be a PLMN: 5 or 6 digits"));
        }
        return this;
    }

    private static boolean isPlmn(String text) {
        return (text.length() == 5 || text.length() == 6) && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
