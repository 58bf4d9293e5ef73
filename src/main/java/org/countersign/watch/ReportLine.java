package org.countersign.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.countersign.carriers.Plmn;
import org.countersign.core.Code;
import org.countersign.core.FieldError;
import org.countersign.watch.report.DeliveryState;
import org.countersign.watch.report.FailureReason;
import org.countersign.watch.report.MessageIds;
import org.countersign.watch.report.Receipt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of one message.
 *
 * @param messageId as at submission; compared without regard to case, and to leading zeros of numbers
 * @param carrier that the report names, by code; or by PLMN
 * @param reason why it was not delivered
 * @param submittedAt when it was handed to the platform; at most five minutes ahead
 * @param doneAt when it came into this state
 * @param rawStatus the state in the words of whoever reported it
 * @param rawError the error in their words
 * @param recipient the phone number; only a keyed hash of it is kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportLine(
        @NotNull @Code @Schema(examples = "pe-2013-09-relance")
        String campaign,

        @NotNull @Size(max = MessageIds.LONGEST) String messageId,
        @Nullable @Code String carrier,
        @Nullable @Plmn String plmn,
        @NotNull DeliveryState state,
        @Nullable FailureReason reason,
        @NotNull Instant submittedAt,
        @Nullable Instant doneAt,
        @Nullable @Size(max = Heard.LONGEST_RAW) String rawStatus,
        @Nullable @Size(max = Heard.LONGEST_RAW) String rawError,
        @Nullable @Size(max = Heard.LONGEST_RECIPIENT) String recipient) {

    /** What is wrong with it; checked by hand, because the machinery for that costs more than storing it does. */
    @SuppressWarnings("NullAway") // Jackson leaves null what is missing
    List<FieldError> faults(Instant now) {
        Faults faults = new Faults()
                .code("/campaign", campaign)
                .messageId(messageId)
                .oneCarrier(carrier, plmn)
                .required("/state", state)
                .required("/submittedAt", submittedAt)
                .notAhead("/submittedAt", submittedAt, now)
                .text("/rawStatus", rawStatus, Heard.LONGEST_RAW)
                .text("/rawError", rawError, Heard.LONGEST_RAW)
                .text("/recipient", recipient, Heard.LONGEST_RECIPIENT);
        return faults.found();
    }

    Heard heard(int line) {
        Receipt receipt = new Receipt(
                messageId,
                campaign,
                carrier,
                plmn,
                state,
                reason == null ? FailureReason.NONE : reason,
                submittedAt,
                doneAt,
                rawStatus,
                rawError,
                recipient);
        return Heard.of(line, receipt);
    }
}
