package org.countersign.ledger;

import org.countersign.ledger.merkle.Hash;

/** What the ledger's tree has come to: its size and root. */
record TreeHead(long size, Hash root) {}
