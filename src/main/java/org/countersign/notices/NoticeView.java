package org.countersign.notices;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What one receiver was told of one fact, or is to be told.
 *
 * @param webhook null for an e-mail
 * @param fact the id under which the receiver knows it, {@code webhook-id}
 * @param entry the index of the fact in the ledger
 * @param at when the fact came about
 * @param nextAt when it is tried next; null while an earlier notice about the same subject is pending, and once it has ended
 * @param status what the receiver answered last, by HTTP or SMTP; null without an answer
 * @param detail how the answer began, or why there was none
 * @param carrier for which somebody is written to; null for a webhook, and for our own people
 * @param recipient whom an e-mail is for, as an opaque id
 * @param to the recipient's address at present; absent once they are not registered any more
 * @param deliveries each attempt, the newest first, a hundred at most; only where one notice is shown
 * @param body what would be sent now; only where one notice is shown, and absent where it is not its reader's to read any more
 */
public record NoticeView(
        String id,
        @Nullable String webhook,
        String fact,
        long entry,
        Event event,
        String subject,
        Instant at,
        NoticeState state,
        Instant notedAt,
        Instant dueBy,
        @Nullable Instant nextAt,
        int attempts,
        @Nullable Instant endedAt,
        @Nullable Integer status,
        @Nullable String detail,
        Channel channel,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String carrier,
        @JsonIgnore @Nullable String recipient,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String to,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Delivery> deliveries,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonRawValue @Schema(type = SchemaType.OBJECT) @Nullable
        String body) {

    /**
     * An attempt to deliver.
     *
     * @param millis how long it took
     */
    public record Delivery(
            int number,
            Instant at,
            long millis,
            @Nullable Integer status,
            @Nullable String detail) {}

    /** The line that it stands in. */
    Notices.Line line() {
        return recipient == null
                ? Notices.Line.ofWebhook(Objects.requireNonNull(webhook), subject)
                : Notices.Line.ofRecipient(recipient, subject);
    }

    NoticeView whole(List<Delivery> all, @Nullable String sent) {
        return new NoticeView(
                id, webhook, fact, entry, event, subject, at, state, notedAt, dueBy, nextAt, attempts, endedAt, status,
                detail, channel, carrier, recipient, to, all, sent);
    }

    NoticeView sentTo(@Nullable String address) {
        return new NoticeView(
                id,
                webhook,
                fact,
                entry,
                event,
                subject,
                at,
                state,
                notedAt,
                dueBy,
                nextAt,
                attempts,
                endedAt,
                status,
                detail,
                channel,
                carrier,
                recipient,
                address,
                deliveries,
                body);
    }
}
