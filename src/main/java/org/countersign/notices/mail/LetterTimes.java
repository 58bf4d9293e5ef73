package org.countersign.notices.mail;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.countersign.core.Language;

/**
 * Writes times as letters do: with the day of the week, and with their zone.
 *
 * @param zone the reader's
 */
public record LetterTimes(Language language, ZoneId zone) {
    /** Wednesday 11 September 2013, 08:00 CEST. */
    public String of(Instant at) {
        return switch (language) {
            case EN -> format("EEEE d MMMM uuuu, HH:mm zzz", Locale.UK).format(at);
            case FR -> format("EEEE d MMMM uuuu 'à' HH:mm (zzz)", Locale.FRANCE).format(at);
        };
    }

    private DateTimeFormatter format(String pattern, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern, locale).withZone(zone);
    }
}
