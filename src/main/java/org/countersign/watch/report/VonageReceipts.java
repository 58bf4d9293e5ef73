package org.countersign.watch.report;

import java.time.ZoneOffset;
import java.util.Locale;
import org.countersign.watch.report.Dialect.Said;

/**
 * Vonage: delivery receipts of the SMS API ({@code messageId}, {@code status}, {@code err-code}, {@code scts},
 * {@code network-code}, {@code msisdn}) and the status webhook of the Messages API ({@code message_uuid}, {@code timestamp}).
 */
final class VonageReceipts {
    private VonageReceipts() {}

    static Said read(Fields fields) {
        String status = fields.require("status");
        Said said = new Said(fields.require("messageId", "message-id", "message_uuid"), state(status));
        said.rawStatus = status;
        said.rawError = fields.get("err-code", "error.title");
        said.reason = ErrorTable.VONAGE.reason(said.rawError);
        // scts is the time of the carrier's receipt, in UTC; message-timestamp that of this report.
        said.doneAt = ProviderTimes.ofReceipt(fields.get("scts"), ZoneOffset.UTC, "/scts");
        if (said.doneAt == null) {
            said.doneAt = ProviderTimes.of(fields.get("message-timestamp", "timestamp"), "/message-timestamp");
        }
        said.plmn = fields.get("network-code", "destination.network_code");
        // In a receipt of the SMS API "to" is the sender.
        said.recipient = fields.get("msisdn");
        return said;
    }

    private static DeliveryState state(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "submitted", "accepted" -> DeliveryState.ACCEPTED;
            case "buffered" -> DeliveryState.BUFFERED;
            case "delivered", "read" -> DeliveryState.DELIVERED_HANDSET;
            case "expired" -> DeliveryState.EXPIRED;
            case "failed", "undeliverable" -> DeliveryState.UNDELIVERABLE;
            case "rejected" -> DeliveryState.REJECTED;
            case "deleted" -> DeliveryState.DELETED;
            default -> DeliveryState.UNKNOWN;
        };
    }
}
