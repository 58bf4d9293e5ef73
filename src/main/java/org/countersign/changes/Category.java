package org.countersign.changes;

import java.util.List;

/** What part of the sending a change touches; each has its usual attributes, whose values it states before and after. */
public enum Category {
    SENDER_IDENTITY("sender", "sender-type", "anonymisation", "reply-path"),
    ROUTING("route", "gateway", "priority", "failover"),
    ENCODING("alphabet", "concatenation", "national-language-table"),
    THROUGHPUT("messages-per-second", "window-size", "sending-hours"),
    CONNECTIVITY("protocol", "address", "port", "tls", "binds"),
    CONTENT_FILTERING("filter", "keywords", "url-policy", "opt-out"),
    NUMBERING("short-code", "number-range", "numbering-plan"),
    DELIVERY_RECEIPTS("receipt-format", "receipt-states", "receipt-delay"),
    OTHER;

    private final List<String> usualAttributes;

    Category(String... usualAttributes) {
        this.usualAttributes = List.of(usualAttributes);
    }

    /** The attributes that a page offers; others may be stated as well. */
    public List<String> usualAttributes() {
        return usualAttributes;
    }
}
