/**
 * The delivery watch: takes in what became of messages, notices that a carrier fails, and holds further launches. Imports
 * {@code core}, {@code ledger}, {@code access}, {@code carriers}, {@code platforms}, {@code campaigns}, {@code canaries}, {@code changes},
 * {@code signoffs}, {@code holds}, {@code gate}, and its own pure parts {@code watch.report} and {@code watch.detect}.
 */
@NullMarked
package org.countersign.watch;

import org.jspecify.annotations.NullMarked;
