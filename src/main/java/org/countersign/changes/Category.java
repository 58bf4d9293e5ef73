package org.countersign.changes;

import java.util.List;

/** What part of the sending a change touches. */
public enum Category {
    SENDER_IDENTITY,
    ROUTING,
    ENCODING,
    THROUGHPUT,
    CONNECTIVITY,
    CONTENT_FILTERING,
    NUMBERING,
    DELIVERY_RECEIPTS,
    OTHER;

    /** The attributes that such a change usually states before and after; others may be stated as well. */
    public List<String> usualAttributes() {
        return switch (this) {
            case SENDER_IDENTITY -> List.of("sender", "sender-type", "anonymisation", "reply-path");
            case ROUTING -> List.of("route", "gateway", "priority", "failover");
            case ENCODING -> List.of("alphabet", "concatenation", "national-language-table");
            case THROUGHPUT -> List.of("messages-per-second", "window-size", "sending-hours");
            case CONNECTIVITY -> List.of("protocol", "address", "port", "tls", "binds");
            case CONTENT_FILTERING -> List.of("filter", "keywords", "url-policy", "opt-out");
            case NUMBERING -> List.of("short-code", "number-range", "numbering-plan");
            case DELIVERY_RECEIPTS -> List.of("receipt-format", "receipt-states", "receipt-delay");
            case OTHER -> List.of();
        };
    }
}
