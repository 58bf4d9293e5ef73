package org.countersign.notices.maintenance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.countersign.core.CanonicalJson;
import org.countersign.core.JsonMappers;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/**
 * What others have written in a notice: one text of several parts, to which the fact is committed and which is erased as one.
 *
 * @param uid of the event
 * @param provider who works on what is theirs
 * @param account what we are called there
 * @param maintenanceId what the work is called there
 * @param objects what it touches, in the provider's words
 */
record MaintenanceText(
        String uid,
        String provider,
        String account,
        String maintenanceId,
        List<String> objects,
        String summary,
        @Nullable String description) {
    /** Characters of the whole, as it is stored; more than its parts can have unless they are mostly escapes. */
    static final int LONGEST = 40_000;

    private static final ObjectMapper JSON = JsonMappers.standard();

    MaintenanceText {
        objects = List.copyOf(objects);
    }

    String written() {
        return new String(CanonicalJson.bytes(this), StandardCharsets.UTF_8);
    }

    /** What was {@linkplain #written written}; where it was erased, each part says so. */
    static MaintenanceText of(String written) {
        if (written.equals(FreeText.ERASED)) {
            return new MaintenanceText(
                    FreeText.ERASED,
                    FreeText.ERASED,
                    FreeText.ERASED,
                    FreeText.ERASED,
                    List.of(),
                    FreeText.ERASED,
                    FreeText.ERASED);
        }
        try {
            return JSON.readValue(written, MaintenanceText.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the text of a maintenance cannot be read", e);
        }
    }
}
