package org.countersign.watch.report;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** How a provider writes its delivery reports. */
public enum Dialect {
    /** The receipts of message centres, SMPP 3.4 appendix B, with the optional parameters of §5.3.2. */
    SMPP,
    /** Kannel's {@code dlr-url} with the escape codes under the names of {@link KannelReceipts}. */
    KANNEL,
    /** Twilio's status callbacks. */
    TWILIO,
    /** Vonage's delivery receipts of the SMS API, and the status webhook of its Messages API. */
    VONAGE,
    /** Infobip's delivery reports. */
    INFOBIP;

    /**
     * What the sender of reports knows about them that they do not say themselves.
     *
     * @param zone of times without an offset
     * @param errors whose error numbers they are
     * @param ids how the ids relate to those at submission
     */
    public record Reading(ZoneId zone, ErrorTable errors, MessageIds.Form ids) {}

    /** The normal form of a report; a 400 problem says why there is none. */
    public Receipt read(Fields fields, Reading reading) {
        Said said = switch (this) {
            case SMPP -> SmppReceipts.read(fields, reading);
            case KANNEL -> KannelReceipts.read(fields, reading);
            case TWILIO -> TwilioReceipts.read(fields);
            case VONAGE -> VonageReceipts.read(fields);
            case INFOBIP -> InfobipReceipts.read(fields);
        };
        return new Receipt(
                reading.ids().submitted(said.messageId),
                fields.get("campaign"),
                fields.get("carrier"),
                said.plmn == null ? fields.get("plmn") : said.plmn,
                said.state,
                said.reason,
                said.submittedAt,
                said.doneAt,
                said.rawStatus,
                said.rawError,
                said.recipient);
    }

    /** What a report says by itself; filled in by the dialects one by one. */
    static final class Said {
        final String messageId;
        final DeliveryState state;
        FailureReason reason = FailureReason.UNSPECIFIED;

        @Nullable
        Instant submittedAt;

        @Nullable
        Instant doneAt;

        @Nullable
        String rawStatus;

        @Nullable
        String rawError;

        @Nullable
        String plmn;

        @Nullable
        String recipient;

        Said(String messageId, DeliveryState state) {
            this.messageId = messageId;
            this.state = state;
        }
    }
}
