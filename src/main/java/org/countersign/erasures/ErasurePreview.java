package org.countersign.erasures;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exactly what an erasure would erase at this moment.
 *
 * @param account the details that go; absent where a contact is meant
 * @param isContact whether the carrier has the contact at present; absent where a person is meant
 * @param keys the API keys that the person issued and that are in force: they belong to machines and go on
 * @param entries of how many of the ledger's entries texts go
 * @param first the first of these, at most {@value #MOST}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErasurePreview(
        @Nullable Account account, @Nullable Boolean isContact, List<Key> keys, long entries, List<Item> first) {
    static final int MOST = 100;

    public ErasurePreview {
        keys = List.copyOf(keys);
        first = List.copyOf(first);
    }

    /** What an account tells of its owner. */
    public record Account(String login, String name, String email) {}

    /** A key that goes on. */
    public record Key(String id, String name) {}

    /** An entry whose texts go. */
    public record Item(long index, String kind, String subject, Instant at) {}
}
