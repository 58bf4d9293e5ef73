package org.countersign.watch.report;

import java.util.Locale;
import org.countersign.watch.report.Dialect.Said;
import org.jspecify.annotations.Nullable;

/**
 * Infobip's delivery reports, the items of {@code results}: {@code messageId}, {@code status.name}, {@code error.name},
 * {@code doneAt}, {@code mccMnc}, {@code to}. Told apart by names, because its numbers are many and the groups too coarse:
 * the group DELIVERED holds what only the operator has.
 */
final class InfobipReceipts {
    private InfobipReceipts() {}

    static Said read(Fields fields) {
        String name = fields.require("status.name", "status.groupName").toUpperCase(Locale.ROOT);
        String error = fields.get("error.name");
        Said said = new Said(fields.require("messageId"), state(name));
        said.rawStatus = name;
        said.rawError = error;
        said.reason = reason(name, error == null ? null : error.toUpperCase(Locale.ROOT));
        said.submittedAt = ProviderTimes.of(fields.get("sentAt"), "/sentAt");
        said.doneAt = ProviderTimes.of(fields.get("doneAt"), "/doneAt");
        said.plmn = fields.get("mccMnc");
        said.recipient = fields.get("to");
        return said;
    }

    private static DeliveryState state(String name) {
        if (name.equals("DELIVERED_TO_HANDSET")) {
            return DeliveryState.DELIVERED_HANDSET;
        }
        if (name.equals("UNDELIVERABLE_REJECTED_OPERATOR")) {
            return DeliveryState.REJECTED;
        }
        int end = name.indexOf('_');
        return switch (end < 0 ? name : name.substring(0, end)) {
            case "ACCEPTED" -> DeliveryState.ACCEPTED;
            case "PENDING" -> name.equals("PENDING_WAITING_DELIVERY") ? DeliveryState.BUFFERED : DeliveryState.ACCEPTED;
            case "DELIVERED" -> DeliveryState.DELIVERED_NETWORK;
            case "UNDELIVERABLE" -> DeliveryState.UNDELIVERABLE;
            case "EXPIRED" -> DeliveryState.EXPIRED;
            case "REJECTED", "MISSING" -> DeliveryState.REJECTED;
            case "DELETED" -> DeliveryState.DELETED;
            default -> DeliveryState.UNKNOWN;
        };
    }

    private static FailureReason reason(String status, @Nullable String error) {
        FailureReason byStatus = switch (status) {
            case "UNDELIVERABLE_REJECTED_OPERATOR" -> FailureReason.CARRIER_BLOCKED;
            case "REJECTED_SENDER", "REJECTED_SOURCE" -> FailureReason.SENDER_UNREGISTERED;
            case "REJECTED_DND" -> FailureReason.RECIPIENT_BARRED;
            case "REJECTED_DESTINATION",
                    "REJECTED_INVALID_DESTINATION",
                    "REJECTED_PREFIX_MISSING",
                    "REJECTED_DESTINATION_NOT_REGISTERED",
                    "MISSING_TO" -> FailureReason.UNKNOWN_NUMBER;
            case "REJECTED_NETWORK", "REJECTED_ROUTE_NOT_AVAILABLE" -> FailureReason.ROUTING_PORTABILITY;
            case "REJECTED_NOT_ENOUGH_CREDITS",
                    "REJECTED_PREPAID_PACKAGE_EXPIRED",
                    "REJECTED_SYSTEM_ERROR",
                    "REJECTED_FLOODING_FILTER",
                    "REJECTED_DUPLICATE_MESSAGE_ID",
                    "REJECTED_INVALID_UDH",
                    "REJECTED_MESSAGE_TOO_LONG" -> FailureReason.PLATFORM;
            default -> FailureReason.UNSPECIFIED;
        };
        return byStatus != FailureReason.UNSPECIFIED || error == null ? byStatus : ofError(error);
    }

    private static FailureReason ofError(String error) {
        return switch (error) {
            case "EC_ABSENT_SUBSCRIBER", "EC_ABSENT_SUBSCRIBER_SM" -> FailureReason.ABSENT;
            case "EC_UNKNOWN_SUBSCRIBER", "EC_UNIDENTIFIED_SUBSCRIBER" -> FailureReason.UNKNOWN_NUMBER;
            case "EC_ILLEGAL_SUBSCRIBER", "EC_CALL_BARRED", "EC_TELESERVICE_NOT_PROVISIONED" ->
                FailureReason.RECIPIENT_BARRED;
            case "EC_ILLEGAL_EQUIPMENT",
                    "EC_MEMORY_CAPACITY_EXCEEDED",
                    "EC_SUBSCRIBER_BUSY_FOR_MT_SMS",
                    "EC_SM_DELIVERY_FAILURE" -> FailureReason.HANDSET;
            case "EC_SYSTEM_FAILURE", "EC_FACILITY_NOT_SUPPORTED", "EC_TIMEOUT" -> FailureReason.NETWORK;
            default -> FailureReason.UNSPECIFIED;
        };
    }
}
