package org.countersign.watch.report;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.core.Problem;
import org.countersign.watch.report.Dialect.Reading;
import org.countersign.watch.report.Dialect.Said;
import org.jspecify.annotations.Nullable;

/**
 * Receipts of message centres: {@code id:… sub:… dlvrd:… submit date:… done date:… stat:… err:… text:…} (SMPP 3.4 appendix B,
 * which calls it an example, so that fields are missing or in another order as vendors please), and the optional parameters
 * {@code message_state} and {@code receipted_message_id} (§5.3.2.35, §5.3.2.12), which outrank the text.
 */
final class SmppReceipts {
    /** Where the text stands when it comes as a property of JSON. */
    static final String TEXT = "text";

    private static final Pattern FIELD = Pattern.compile(
            // A field may be left empty; then what follows is the next one.
            "(?<![\\p{Alnum}_])(NAME):[ \\t]*((?!(?:NAME):)\\S*)"
                    .replace("NAME", "id|sub|dlvrd|submit[ _]?date|done[ _]?date|stat|err|text"),
            Pattern.CASE_INSENSITIVE);

    private SmppReceipts() {}

    static Said read(Fields fields, Reading reading) {
        String text = fields.get(TEXT, "short_message", "shortMessage");
        Map<String, String> parts = text == null ? Map.of() : parts(text);
        String id = fields.get("receipted_message_id", "receiptedMessageId");
        if (id == null) {
            id = parts.get("id");
        }
        if (id == null) {
            throw Problem.badRequest("/" + TEXT, "names no message");
        }
        String messageState = fields.get("message_state", "messageState");
        String stat = parts.get("stat");
        Said said = new Said(id, state(messageState, stat));
        said.rawStatus = stat == null ? messageState : stat;
        said.rawError = parts.get("err");
        said.reason = reading.errors().reason(said.rawError);
        said.submittedAt = ProviderTimes.ofReceipt(parts.get("submitdate"), reading.zone(), "/" + TEXT);
        said.doneAt = ProviderTimes.ofReceipt(parts.get("donedate"), reading.zone(), "/" + TEXT);
        // A receipt travels in the other direction: it comes from the recipient.
        said.recipient = fields.get("source_addr", "sourceAddr", "to", "recipient");
        return said;
    }

    /** The fields of a receipt by name, without blanks in the names. */
    static Map<String, String> parts(String receipt) {
        Map<String, String> parts = new HashMap<>();
        Matcher field = FIELD.matcher(receipt);
        while (field.find()) {
            String name =
                    field.group(1).toLowerCase(Locale.ROOT).replace(" ", "").replace("_", "");
            if (name.equals(TEXT)) {
                // What follows is the beginning of the message itself, whatever it looks like.
                break;
            }
            if (!field.group(2).isEmpty()) {
                parts.putIfAbsent(name, field.group(2));
            }
        }
        return parts;
    }

    private static DeliveryState state(@Nullable String messageState, @Nullable String stat) {
        if (messageState != null) {
            return ofMessageState(messageState);
        }
        if (stat == null) {
            throw Problem.badRequest("/" + TEXT, "tells no state");
        }
        return ofStat(stat);
    }

    /** SMPP 3.4 §5.2.28, with 0 and 9 of SMPP 5.0 §4.7.15. */
    private static DeliveryState ofMessageState(String code) {
        return switch (code) {
            case "0", "1", "6" -> DeliveryState.ACCEPTED;
            case "2" -> DeliveryState.DELIVERED_HANDSET;
            case "3" -> DeliveryState.EXPIRED;
            case "4" -> DeliveryState.DELETED;
            case "5" -> DeliveryState.UNDELIVERABLE;
            case "8", "9" -> DeliveryState.REJECTED;
            case "7" -> DeliveryState.UNKNOWN;
            default -> throw Problem.badRequest("/message_state", "must be from {0} to {1}", 0, 9);
        };
    }

    /** Appendix B; and what vendors write beside it. A word that is not known is kept as it is, and tells nothing. */
    static DeliveryState ofStat(String stat) {
        return switch (stat.toUpperCase(Locale.ROOT)) {
            case "DELIVRD", "DELIVERED" -> DeliveryState.DELIVERED_HANDSET;
            case "EXPIRED" -> DeliveryState.EXPIRED;
            case "DELETED" -> DeliveryState.DELETED;
            case "UNDELIV", "UNDELIVERABLE", "FAILED" -> DeliveryState.UNDELIVERABLE;
            case "ACCEPTD", "ACCEPTED", "ENROUTE", "SCHEDULED" -> DeliveryState.ACCEPTED;
            case "BUFFERED", "BUFFRED" -> DeliveryState.BUFFERED;
            case "REJECTD", "REJECTED" -> DeliveryState.REJECTED;
            default -> DeliveryState.UNKNOWN;
        };
    }
}
