/**
 * Platform changes: drafts, revisions, declaration, affected carriers, windows and conflicts. Imports {@code core},
 * {@code ledger}, {@code access}, {@code carriers}, {@code platforms} and {@code campaigns}.
 */
@NullMarked
package org.countersign.changes;

import org.jspecify.annotations.NullMarked;
