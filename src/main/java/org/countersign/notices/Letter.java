package org.countersign.notices;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A notice on its way: what one attempt after the other delivers, under the same id each time. What it says is read when it is
 * sent, so that nothing is kept that somebody could have to erase.
 *
 * @param notice its id
 * @param entry the index of the fact in the ledger
 * @param at when the fact came about
 * @param tries attempts before this one, since it was put into the queue
 * @param erasures how often quotations had been erased from answers when it was given out
 */
public record Letter(String notice, long entry, String event, String subject, Instant at, int tries, long erasures) {
    /**
     * What may be kept of an answer: no words that may quote what was erased since the letter was given out.
     *
     * @param present how often quotations have been erased by now
     */
    public @Nullable Answer kept(@Nullable Answer answer, long present) {
        return answer == null || present == erasures ? answer : answer.unquoted();
    }

    /** The id of a fact, under which every attempt and every subscriber knows it. */
    static String factId(long entry) {
        return "f-" + entry;
    }

    /**
     * The headers of an attempt: CloudEvents 1.0 in binary mode with its extension {@code sequence}, and Standard Webhooks.
     *
     * @param source the ledger's origin
     * @param secrets those that are valid, each of which signs
     * @param body what this attempt says
     */
    Map<String, String> headers(String source, List<Secret> secrets, Instant now, byte[] body) {
        String id = factId(entry);
        long timestamp = now.getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Countersign");
        headers.put("ce-specversion", "1.0");
        headers.put("ce-id", id);
        headers.put("ce-source", source);
        headers.put("ce-type", "org.countersign." + event);
        headers.put("ce-subject", subject);
        headers.put("ce-time", at.toString());
        headers.put("ce-sequence", "%019d".formatted(entry));
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(timestamp));
        headers.put(
                "webhook-signature",
                secrets.stream().map(secret -> secret.sign(id, timestamp, body)).collect(Collectors.joining(" ")));
        return headers;
    }
}
