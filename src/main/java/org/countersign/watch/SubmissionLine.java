package org.countersign.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.countersign.carriers.Plmn;
import org.countersign.core.Code;
import org.countersign.core.FieldError;
import org.countersign.watch.report.MessageIds;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One message that was handed to the platform.
 *
 * @param messageId as its reports will name it
 * @param carrier for which it is meant, by code; or by PLMN
 * @param submittedAt at most five minutes ahead
 * @param recipient the phone number; only a keyed hash of it is kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubmissionLine(
        @NotNull @Code @Schema(examples = "pe-2013-09-relance")
        String campaign,

        @NotNull @Size(max = MessageIds.LONGEST) String messageId,
        @Nullable @Code String carrier,
        @Nullable @Plmn String plmn,
        @NotNull Instant submittedAt,
        @Nullable @Size(max = Heard.LONGEST_RECIPIENT) String recipient) {

    @SuppressWarnings("NullAway") // Jackson leaves null what is missing
    List<FieldError> faults(Instant now) {
        return new Faults()
                .code("/campaign", campaign)
                .messageId(messageId)
                .oneCarrier(carrier, plmn)
                .required("/submittedAt", submittedAt)
                .notAhead("/submittedAt", submittedAt, now)
                .text("/recipient", recipient, Heard.LONGEST_RECIPIENT)
                .found();
    }

    Heard heard(int line) {
        return new Heard(line, messageId, campaign, carrier, plmn, submittedAt, recipient, null);
    }
}
