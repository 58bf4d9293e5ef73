package org.countersign.erasures;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.countersign.core.Code;
import org.countersign.core.Limits;
import org.countersign.core.OneLine;
import org.countersign.core.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be erased: a person with an account, or a contact of a carrier.
 *
 * @param contact the e-mail address under which the contact is or was registered
 * @param reason why; stays on record, so it should name nobody
 */
public record NewErasure(
        @Nullable @Size(max = 64) String person,
        @Nullable @Code String carrier,
        @Nullable @OneLine String contact,
        @NotBlank @Size(max = Limits.TEXT) String reason) {

    /** Refuses unless it names exactly one. */
    void check() {
        boolean contactOfCarrier = carrier != null && contact != null;
        if (person == null && !contactOfCarrier) {
            throw Problem.badRequest("/person", "is required, or a carrier and a contact of it");
        }
        if (person != null && (carrier != null || contact != null)) {
            throw Problem.badRequest("/person", "is one thing, a carrier's contact another; give one of them");
        }
    }
}
