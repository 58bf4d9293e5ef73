package org.countersign.watch.report;

import java.time.ZoneOffset;
import java.util.Locale;
import org.countersign.watch.report.Dialect.Said;

/** Twilio's status callbacks: {@code MessageSid}, {@code MessageStatus}, {@code ErrorCode}, {@code RawDlrDoneDate}, {@code To}. */
final class TwilioReceipts {
    private TwilioReceipts() {}

    static Said read(Fields fields) {
        String status = fields.require("MessageStatus", "SmsStatus", "status");
        Said said = new Said(fields.require("MessageSid", "SmsSid", "sid"), state(status));
        said.rawStatus = status;
        said.rawError = fields.get("ErrorCode", "error_code");
        said.reason = ErrorTable.TWILIO.reason(said.rawError);
        said.doneAt = ProviderTimes.of(fields.get("date_updated"), "/date_updated");
        if (said.doneAt == null) {
            said.doneAt = ProviderTimes.ofReceipt(fields.get("RawDlrDoneDate"), ZoneOffset.UTC, "/RawDlrDoneDate");
        }
        said.submittedAt = ProviderTimes.of(fields.get("date_sent"), "/date_sent");
        said.plmn = fields.get("MccMnc");
        said.recipient = fields.get("To", "to");
        return said;
    }

    /** Its message statuses. {@code sent} says that the next carrier took it, and may be the last that is heard. */
    private static DeliveryState state(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "accepted", "scheduled", "queued", "sending" -> DeliveryState.ACCEPTED;
            case "sent" -> DeliveryState.DELIVERED_NETWORK;
            case "delivered", "read" -> DeliveryState.DELIVERED_HANDSET;
            case "undelivered" -> DeliveryState.UNDELIVERABLE;
            // Never left Twilio, or was refused at once.
            case "failed" -> DeliveryState.REJECTED;
            case "canceled" -> DeliveryState.DELETED;
            default -> DeliveryState.UNKNOWN;
        };
    }
}
