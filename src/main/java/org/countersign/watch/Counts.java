package org.countersign.watch;

/** What became of messages; those whose time is up without a final report count as failed. */
public record Counts(long sent, long delivered, long failed, long pending) {}
