package org.countersign.notices.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.countersign.access.Person;
import org.countersign.core.Language;
import org.countersign.core.Words;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/**
 * How somebody is told things: in a language, with times in a zone that each of them names.
 *
 * @param zone UTC for who has chosen none
 */
public record Tongue(Language language, ZoneId zone) {
    public static Tongue of(Person person) {
        @Nullable ZoneId zone = person.timeZone();
        return new Tongue(person.language(), zone == null ? ZoneOffset.UTC : zone);
    }

    String says(Words words) {
        return words.in(language, this::time);
    }

    /** A text as somebody wrote it; where it was erased, that is said in the language of who reads it. */
    String shows(String text) {
        return text.replace(FreeText.ERASED, says(Words.of("[erased]")));
    }

    private String time(Instant time) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).format(time.atZone(zone)) + " ("
                + (zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId()) + ")";
    }
}
