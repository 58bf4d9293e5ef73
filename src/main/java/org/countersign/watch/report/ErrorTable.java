package org.countersign.watch.report;

import static java.util.Map.entry;
import static org.countersign.watch.report.FailureReason.ABSENT;
import static org.countersign.watch.report.FailureReason.CARRIER_BLOCKED;
import static org.countersign.watch.report.FailureReason.CONTENT;
import static org.countersign.watch.report.FailureReason.HANDSET;
import static org.countersign.watch.report.FailureReason.NETWORK;
import static org.countersign.watch.report.FailureReason.PLATFORM;
import static org.countersign.watch.report.FailureReason.RECIPIENT_BARRED;
import static org.countersign.watch.report.FailureReason.ROUTING_PORTABILITY;
import static org.countersign.watch.report.FailureReason.SENDER_UNREGISTERED;
import static org.countersign.watch.report.FailureReason.UNKNOWN_NUMBER;
import static org.countersign.watch.report.FailureReason.UNSPECIFIED;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What error numbers mean. The same number means one thing at one provider and another at the next (SMPP 3.4 appendix B
 * leaves {@code err} to each message centre), so a number tells nothing unless it is known whose it is.
 */
public enum ErrorTable {
    /** Nobody knows whose the numbers are. */
    NONE(Map.of()),

    /** 3GPP TS 29.002 §17.6: the user errors of MAP, which many message centres pass on. */
    GSM_MAP(Map.ofEntries(
            entry(1, UNKNOWN_NUMBER), // unknownSubscriber
            entry(5, UNKNOWN_NUMBER), // unidentifiedSubscriber
            entry(6, ABSENT), // absentSubscriberSM
            entry(9, RECIPIENT_BARRED), // illegalSubscriber
            entry(11, RECIPIENT_BARRED), // teleserviceNotProvisioned
            entry(12, HANDSET), // illegalEquipment
            entry(13, RECIPIENT_BARRED), // callBarred
            entry(21, NETWORK), // facilityNotSupported
            entry(27, ABSENT), // absentSubscriber
            entry(31, HANDSET), // subscriberBusyForMT-SMS
            entry(32, HANDSET), // sm-DeliveryFailure
            entry(34, NETWORK), // systemFailure
            entry(35, NETWORK), // dataMissing
            entry(36, NETWORK))), // unexpectedDataValue

    /** Vonage, SMS API: the error codes of delivery receipts, the same over HTTP and SMPP. */
    VONAGE(Map.ofEntries(
            entry(2, ABSENT), // temporarily
            entry(3, ABSENT), // permanently
            entry(4, RECIPIENT_BARRED), // call barred by the user
            entry(5, ROUTING_PORTABILITY),
            entry(6, CARRIER_BLOCKED), // anti-spam rejection
            entry(7, HANDSET), // busy
            entry(8, NETWORK),
            entry(9, UNKNOWN_NUMBER), // illegal number
            entry(10, CONTENT), // illegal message
            entry(11, ROUTING_PORTABILITY), // cannot be routed
            entry(12, ROUTING_PORTABILITY), // destination cannot be reached
            entry(13, RECIPIENT_BARRED), // age restriction
            entry(14, RECIPIENT_BARRED), // the number is blocked by its carrier
            entry(15, RECIPIENT_BARRED), // prepaid without funds
            entry(16, PLATFORM), // quota
            entry(50, CARRIER_BLOCKED), // entity filter
            entry(51, SENDER_UNREGISTERED), // header filter
            entry(52, CONTENT), // content filter
            entry(53, RECIPIENT_BARRED), // consent filter
            entry(54, CARRIER_BLOCKED), // regulation
            entry(99, UNSPECIFIED))),

    /** Twilio: the error codes of messages. */
    TWILIO(Map.ofEntries(
            entry(21610, RECIPIENT_BARRED), // has opted out
            entry(21611, PLATFORM), // queue full
            entry(21612, ROUTING_PORTABILITY),
            entry(21614, UNKNOWN_NUMBER), // no mobile number
            entry(30001, PLATFORM), // queue overflow
            entry(30002, PLATFORM), // account suspended
            entry(30003, ABSENT), // handset cannot be reached
            entry(30004, RECIPIENT_BARRED), // blocked by or for the recipient
            entry(30005, UNKNOWN_NUMBER),
            entry(30006, ROUTING_PORTABILITY), // landline, or the carrier cannot be reached
            entry(30007, CARRIER_BLOCKED), // filtered
            entry(30008, UNSPECIFIED),
            entry(30009, PLATFORM), // a segment is missing
            entry(30010, PLATFORM), // price
            entry(30017, NETWORK), // congestion
            entry(30018, SENDER_UNREGISTERED), // the carrier wants senders registered
            entry(30019, CONTENT), // too large for the carrier
            entry(30022, PLATFORM), // rate
            entry(30023, PLATFORM), // daily cap
            entry(30024, SENDER_UNREGISTERED), // numeric sender not provisioned
            entry(30032, SENDER_UNREGISTERED), // toll-free number not verified
            entry(30034, SENDER_UNREGISTERED), // number not registered
            entry(30036, ABSENT), // the validity period ran out
            entry(30038, CONTENT),
            entry(30410, NETWORK)));

    @SuppressWarnings("ImmutableEnumChecker") // Map.of and Map.ofEntries make maps that nobody can change
    private final Map<Integer, FailureReason> reasons;

    ErrorTable(Map<Integer, FailureReason> reasons) {
        this.reasons = reasons;
    }

    /** What this error means; {@link FailureReason#UNSPECIFIED} where the table does not tell. */
    public FailureReason reason(@Nullable String error) {
        if (error == null) {
            return UNSPECIFIED;
        }
        try {
            return reasons.getOrDefault(Integer.valueOf(error.strip()), UNSPECIFIED);
        } catch (NumberFormatException e) {
            return UNSPECIFIED;
        }
    }
}
