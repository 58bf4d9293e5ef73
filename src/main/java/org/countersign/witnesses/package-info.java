/**
 * Others cosign the ledger's checkpoints, and it cosigns theirs (C2SP tlog-witness), so that no log can show two histories.
 * Imports {@code core}, {@code ledger} and {@code access}.
 */
@NullMarked
package org.countersign.witnesses;

import org.jspecify.annotations.NullMarked;
