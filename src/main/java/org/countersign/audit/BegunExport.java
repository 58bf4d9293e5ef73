package org.countersign.audit;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;

/** An export that is on record, with its place among those that the node makes at once. */
public final class BegunExport {
    private final Export export;
    private final Exports exports;
    private final ExportPlaces.Place place;

    BegunExport(Export export, Exports exports, ExportPlaces.Place place) {
        this.export = export;
        this.exports = exports;
        this.place = place;
    }

    public Export export() {
        return export;
    }

    /** Writes it, once; holds no transaction, and a connection only while it reads a step. */
    public void write(OutputStream out) throws IOException {
        if (!place.occupy()) {
            throw new EOFException("nobody waits for this export any more");
        }
        try {
            exports.write(export, out);
        } finally {
            place.leave();
        }
    }

    /** Nobody waits for it any more: if it has not been written yet, it will not be. */
    public void over() {
        place.leaveUnlessWriting();
    }
}
