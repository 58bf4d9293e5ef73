package org.countersign.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.countersign.core.Limits;
import org.countersign.core.Problem;
import org.countersign.ledger.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Which entries an export shows; null does not restrict. Whether an entry is among them follows from its leaf alone, so that
 * who has the leaves can establish that none was left out.
 *
 * @param from the first instant
 * @param until the first instant that is not shown any more
 * @param carrier only entries that name it
 * @param client only entries that name it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExportFilter(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String kind,
        @Nullable String subject,
        @Nullable String carrier,
        @Nullable String client) {

    /** Everything. */
    public static final ExportFilter ALL = new ExportFilter(null, null, null, null, null, null);

    /** As for refused attempts: what looks like a reference or a code. */
    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9/-]{0,127}");

    private static final Pattern KIND = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final String CARRIER = "carrier";
    private static final String CLIENT = "client";
    /** Components that list carriers by their codes. */
    private static final Set<String> LISTS_OF_CARRIERS = Set.of("affected", "carriedOver", "include");

    /**
     * A filter that somebody asks for, or a 400 problem. It will stand in a leaf for ever: what could be a person's name is
     * refused.
     */
    public static ExportFilter of(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String kind,
            @Nullable String subject,
            @Nullable String carrier,
            @Nullable String client) {
        require("?from", from);
        require("?until", until);
        if (from != null && until != null && !from.isBefore(until)) {
            throw Problem.badRequest("?until", "must be later than the start");
        }
        if (kind != null && !KIND.matcher(kind).matches()) {
            throw Problem.badRequest("?kind", "must be a kind of fact such as change-declared");
        }
        if (subject != null && !SUBJECT.matcher(subject).matches()) {
            throw Problem.badRequest("?subject", "must be a reference or a code");
        }
        requireCode("?carrier", carrier);
        requireCode("?client", client);
        return new ExportFilter(from, until, kind, subject, carrier, client);
    }

    private static void require(String pointer, @Nullable Instant time) {
        if (time != null && !Limits.isTime(time)) {
            throw Problem.badRequest(pointer, "must lie from {0} to before {1}", Limits.EARLIEST, Limits.LATEST);
        }
    }

    private static void requireCode(String pointer, @Nullable String code) {
        if (code != null && !Limits.isCode(code)) {
            throw Problem.badRequest(pointer, "must be a code");
        }
    }

    /** Whether the export shows this entry. */
    public boolean matches(Entry entry) {
        return (from == null || !entry.at().isBefore(from))
                && (until == null || entry.at().isBefore(until))
                && (kind == null || kind.equals(entry.kind()))
                && (subject == null || subject.equals(entry.subject()))
                && matchesParties(entry);
    }

    /** The part of {@link #matches} that only the content of a leaf can tell. */
    boolean matchesParties(Entry entry) {
        return (carrier == null || names(entry, CARRIER, LISTS_OF_CARRIERS, carrier))
                && (client == null || names(entry, CLIENT, Set.of(), client));
    }

    /** Whether it depends on more than the kind, the subject and the time. */
    @JsonIgnore
    public boolean looksIntoLeaves() {
        return carrier != null || client != null;
    }

    /** Whether it restricts nothing. */
    @JsonIgnore
    public boolean isAll() {
        return equals(ALL);
    }

    /** Whether the fact is about this party itself, or has it in a component of that name or in one of these lists. */
    private static boolean names(Entry entry, String party, Set<String> lists, String code) {
        return (entry.kind().startsWith(party + "-") && entry.subject().equals(code))
                || names(entry.data(), party, lists, code);
    }

    private static boolean names(JsonNode node, String party, Set<String> lists, String code) {
        if (node.isArray()) {
            for (JsonNode element : node) {
                if (names(element, party, lists, code)) {
                    return true;
                }
            }
            return false;
        }
        for (var property : node.properties()) {
            JsonNode value = property.getValue();
            boolean named = value.isTextual()
                    ? property.getKey().equals(party) && value.textValue().equals(code)
                    : (lists.contains(property.getKey()) && lists(value, code)) || names(value, party, lists, code);
            if (named) {
                return true;
            }
        }
        return false;
    }

    private static boolean lists(JsonNode values, String code) {
        for (JsonNode value : values) {
            if (value.isTextual() && value.textValue().equals(code)) {
                return true;
            }
        }
        return false;
    }
}
