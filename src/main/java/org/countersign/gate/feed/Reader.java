package org.countersign.gate.feed;

import java.time.Instant;
import org.countersign.core.Language;

/** How somebody reads an answer: in which language, what they call what it speaks of, and how they want times. */
public interface Reader {
    Language language();

    /** The carrier with this code, or the PLMN that is no known carrier's. */
    String carrier(String addressee);

    String platform(String code);

    String client(String code);

    String time(Instant at);

    /** A reader of the API, to whom everything goes by its code and times are RFC 3339. */
    static Reader ofApi(Language language) {
        return new Reader() {
            @Override
            public Language language() {
                return language;
            }

            @Override
            public String carrier(String addressee) {
                return addressee;
            }

            @Override
            public String platform(String code) {
                return code;
            }

            @Override
            public String client(String code) {
                return code;
            }

            @Override
            public String time(Instant at) {
                return at.toString();
            }
        };
    }
}
