package org.countersign.ui;

import java.time.Instant;
import org.countersign.core.Language;
import org.countersign.gate.feed.Reader;

/** Reads answers of the gate on a page: in the viewer's language and zone, and with names for codes. */
public record PageReader(Viewer viewer, Names names) implements Reader {
    @Override
    public Language language() {
        return viewer.language();
    }

    @Override
    public String carrier(String addressee) {
        return names.carrier(addressee);
    }

    @Override
    public String platform(String code) {
        return names.platform(code);
    }

    @Override
    public String client(String code) {
        return names.client(code);
    }

    @Override
    public String time(Instant at) {
        return viewer.minute(at);
    }
}
