package org.countersign.notices.mail;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.ledger.Checkpoints;
import org.countersign.ledger.Entry;
import org.countersign.notices.Addressees.Addressee;

/** The ids of letters: of a fact and a reader, so that they are the same at every attempt, from every node. Without brackets. */
@Singleton
class MessageIds {
    private static final Pattern MESSAGE = Pattern.compile("f-(\\d{1,18})\\.([A-Za-z0-9_-]{1,64})@([A-Za-z0-9.-]+)");

    private final Checkpoints checkpoints;

    MessageIds(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    /**
     * Which letter an id is of.
     *
     * @param entry the index of the fact in the ledger
     * @param recipient the reader's opaque id
     */
    record Written(long entry, String recipient) {}

    String ofLetter(Entry entry, Addressee reader) {
        return "f-" + entry.index() + "." + reader.id() + "@" + domain();
    }

    /** What all letters to one reader about one subject refer to. */
    String ofThread(Entry entry, Addressee reader) {
        return entry.subject() + "." + reader.id() + "@" + domain();
    }

    /** The letter that has this id; empty if it is of no letter from here. */
    Optional<Written> letter(String id) {
        Matcher parts = MESSAGE.matcher(id);
        return parts.matches() && parts.group(3).equals(domain())
                ? Optional.of(new Written(Long.parseLong(parts.group(1)), parts.group(2)))
                : Optional.empty();
    }

    /** Where ids are unique: the ledger's name, as far as a domain may look like it. */
    private String domain() {
        return checkpoints.key().name().replaceAll("[^A-Za-z0-9.-]", ".");
    }
}
