package org.countersign.incidents;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.countersign.core.Limits;
import org.jspecify.annotations.Nullable;

/**
 * What is said when the closing of an incident is proposed or agreed to.
 *
 * @param note taken as the cause where none is stated at all
 * @param cause in place of the cause that is stated
 * @param change the reference of the change that caused it; told with its cause
 */
public record NewClosing(
        @Nullable @Size(max = Limits.TEXT) String note,

        @Nullable @Size(max = Limits.TEXT) @Pattern(regexp = SOME, message = "must not be blank")
        String cause,

        @Nullable @org.countersign.changes.Reference String change) {
    private static final String SOME = "(?s).*\\S.*";

    static final NewClosing SILENT = new NewClosing(null, null, null);

    /** The cause that this states; null for none. */
    @Nullable
    String cause(boolean isStated) {
        boolean noteIsCause = cause == null && !isStated && note != null && !note.isBlank();
        return noteIsCause ? note : cause;
    }
}
