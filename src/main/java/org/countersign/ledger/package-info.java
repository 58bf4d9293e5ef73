/**
 * The append-only log of every fact, in the order in which they were committed, with its Merkle tree and its signature;
 * and the tail by which every node follows it. Imports {@code core} and its own pure {@code merkle}.
 */
@NullMarked
package org.countersign.ledger;

import org.jspecify.annotations.NullMarked;
