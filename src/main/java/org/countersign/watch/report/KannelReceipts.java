package org.countersign.watch.report;

import java.util.Map;
import org.countersign.core.Problem;
import org.countersign.watch.report.Dialect.Reading;
import org.countersign.watch.report.Dialect.Said;

/**
 * Kannel's {@code dlr-url}, whose parameters its user names. These are read: {@code id} (the id given at submission, or
 * {@code %F}), {@code type} ({@code %d}), {@code answer} ({@code %A}: what the message centre said), {@code time}
 * ({@code %T}), {@code to} ({@code %P}).
 */
final class KannelReceipts {
    private static final int DELIVERED = 1;
    private static final int FAILED = 2;
    private static final int BUFFERED = 4;
    private static final int TAKEN_BY_CENTRE = 8;
    private static final int REFUSED_BY_CENTRE = 16;
    private static final int INTERMEDIATE = 32;

    private KannelReceipts() {}

    static Said read(Fields fields, Reading reading) {
        String type = fields.require("type", "dlr-type", "status");
        // %A is empty, ACK/, NACK/ and a code, or the receipt as the message centre wrote it, in a URL's encoding.
        String answer = fields.get("answer", "text", "reply");
        Map<String, String> parts = answer == null ? Map.of() : SmppReceipts.parts(answer.replace('+', ' '));
        String id = fields.get("id", "messageId", "msgid", "smsid");
        if (id == null) {
            id = parts.get("id");
        }
        if (id == null) {
            throw Problem.badRequest("/id", "is missing");
        }
        Said said = new Said(id, state(type, parts));
        said.rawStatus = type;
        String error = parts.get("err");
        said.rawError = error != null ? error : parts.isEmpty() ? answer : null;
        said.reason = reading.errors().reason(said.rawError);
        said.submittedAt = ProviderTimes.ofReceipt(parts.get("submitdate"), reading.zone(), "/answer");
        said.doneAt = ProviderTimes.of(fields.get("time", "ts"), "/time");
        if (said.doneAt == null) {
            said.doneAt = ProviderTimes.ofReceipt(parts.get("donedate"), reading.zone(), "/answer");
        }
        said.recipient = fields.get("to", "recipient");
        return said;
    }

    /** Kannel's user guide, delivery reports: the bits of {@code dlr-mask}. The message centre's own word is more exact. */
    private static DeliveryState state(String type, Map<String, String> parts) {
        int bits;
        try {
            bits = Integer.parseInt(type);
        } catch (NumberFormatException e) {
            throw Problem.badRequest("/type", "must be a whole number");
        }
        String stat = parts.get("stat");
        return switch (bits) {
            case DELIVERED -> {
                DeliveryState told = stat == null ? DeliveryState.UNKNOWN : SmppReceipts.ofStat(stat);
                yield told == DeliveryState.UNKNOWN ? DeliveryState.DELIVERED_HANDSET : told;
            }
            case FAILED -> {
                DeliveryState told = stat == null ? DeliveryState.UNDELIVERABLE : SmppReceipts.ofStat(stat);
                yield told.outcome() == Outcome.FAILED ? told : DeliveryState.UNDELIVERABLE;
            }
            case BUFFERED, INTERMEDIATE -> DeliveryState.BUFFERED;
            case TAKEN_BY_CENTRE -> DeliveryState.ACCEPTED;
            case REFUSED_BY_CENTRE -> DeliveryState.REJECTED;
            default -> throw Problem.badRequest("/type", "must be one of {0}", "1, 2, 4, 8, 16, 32");
        };
    }
}
