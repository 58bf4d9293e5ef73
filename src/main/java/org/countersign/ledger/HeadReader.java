package org.countersign.ledger;

/** Reads how far the ledger has come, on a connection of its own. */
interface HeadReader extends AutoCloseable {
    String HEAD = "select size, gate_size from ledger_head where id = 1";

    /**
     * Starts to read the head and returns at once; see {@link CoalescedRead.Source}. A lost connection is replaced and the
     * read tried once more. When the answer gets cancelled, the connection is given up.
     */
    void read(CoalescedRead.Read<Head> read);

    @Override
    void close();
}
