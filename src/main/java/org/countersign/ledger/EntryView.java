package org.countersign.ledger;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.countersign.core.ActorId;
import org.countersign.ledger.merkle.Hash;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An entry as one line of JSON.
 *
 * @param leaf the leaf itself, byte for byte
 * @param leafHash base64
 * @param texts what is kept of the texts to which the leaf is committed
 */
public record EntryView(
        long index,
        String kind,
        Instant at,
        ActorId actor,
        String subject,
        @JsonRawValue @Schema(type = SchemaType.OBJECT) String leaf,
        String leafHash,
        List<Texts.Kept> texts) {

    static EntryView of(Entry entry, List<Texts.Kept> texts) {
        return new EntryView(
                entry.index(),
                entry.kind(),
                entry.at(),
                entry.actor(),
                entry.subject(),
                new String(entry.leaf(), StandardCharsets.UTF_8),
                Hash.leaf(entry.leaf()).toBase64(),
                texts);
    }

    /** The entry as one line of JSON, with what is kept of its texts; ends in a newline. */
    public static String line(Entry entry, List<Texts.Kept> texts) {
        try {
            return LeafFormat.MAPPER.writeValueAsString(of(entry, texts)) + '\n';
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry cannot be shown", e);
        }
    }
}
