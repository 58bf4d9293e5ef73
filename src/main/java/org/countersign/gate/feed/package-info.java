/**
 * Keeps the gate fed and lets it be asked: folds the ledger into the snapshot, answers the pre-flight, records decisions,
 * signs clearances, replays. Imports every room from {@code core} to {@code gate}.
 */
@NullMarked
package org.countersign.gate.feed;

import org.jspecify.annotations.NullMarked;
