package org.countersign.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The translations of {@link Words} into one language: a PO file of GNU gettext, whose keys are the English texts. Of that
 * format it takes what is needed here, and refuses the rest: {@code msgctxt}, {@code msgid}, {@code msgstr}, each on one line
 * or followed by further strings, and comments.
 */
final class Catalog {
    /** Parts the context of an entry from its text, as in gettext's own files. */
    private static final char CONTEXT_END = '\u0004';

    private static final Map<Language, Catalog> ALL = all();

    private final Map<String, String> translations;

    private Catalog(Map<String, String> translations) {
        this.translations = Collections.unmodifiableMap(translations);
    }

    static Catalog of(Language language) {
        Catalog catalog = ALL.get(language);
        if (catalog == null) {
            throw new IllegalStateException("no catalog of " + language);
        }
        return catalog;
    }

    /** The translation of an English text; the text itself where there is none. */
    String sentence(String english) {
        return translations.getOrDefault(english, english);
    }

    /** What an enum value is called; its entry has the enum's name as its context. */
    String word(Enum<?> value) {
        String english = JsonMappers.word(value);
        return translations.getOrDefault(key(value.getDeclaringClass().getSimpleName(), english), english);
    }

    static String key(String context, String english) {
        return context + CONTEXT_END + english;
    }

    /** Translation by key, in the order of the file. */
    Map<String, String> translations() {
        return translations;
    }

    private static Map<Language, Catalog> all() {
        Map<Language, Catalog> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            all.put(
                    language,
                    switch (language) {
                        case EN -> new Catalog(Map.of());
                        case FR -> read("/messages/problems_fr.po");
                    });
        }
        return all;
    }

    private static Catalog read(String file) {
        try (InputStream in = Catalog.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            return new Catalog(new Reading(file, new BufferedReader(new InputStreamReader(in, UTF_8))).translations());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** One pass over a file. */
    private static final class Reading {
        private static final String CONTEXT = "msgctxt";
        private static final String ENGLISH = "msgid";
        private static final String TRANSLATION = "msgstr";

        private final String file;
        private final BufferedReader lines;
        private final Map<String, String> translations = new LinkedHashMap<>();
        /** The entry that is being read: text by keyword. */
        private final Map<String, String> entry = new LinkedHashMap<>();

        private int line;

        Reading(String file, BufferedReader lines) {
            this.file = file;
            this.lines = lines;
        }

        Map<String, String> translations() throws IOException {
            @Nullable String keyword = null;
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                line++;
                if (text.isBlank() || text.startsWith("#")) {
                    keep();
                    keyword = null;
                } else if (text.startsWith("\"") && keyword != null) {
                    entry.merge(keyword, string(text), String::concat);
                } else {
                    keyword = keyword(text);
                    require(entry.put(keyword, string(text.substring(keyword.length() + 1))) == null);
                }
            }
            keep();
            return translations;
        }

        private String keyword(String text) {
            String keyword = text.substring(0, Math.max(0, text.indexOf(' ')));
            require(keyword.equals(CONTEXT) || keyword.equals(ENGLISH) || keyword.equals(TRANSLATION));
            return keyword;
        }

        private String string(String quoted) {
            require(quoted.length() >= 2 && quoted.startsWith("\"") && quoted.endsWith("\""));
            StringBuilder text = new StringBuilder(quoted.length());
            for (int i = 1; i < quoted.length() - 1; i++) {
                char c = quoted.charAt(i);
                if (c == '\\') {
                    i++;
                    c = quoted.charAt(i) == 'n' ? '\n' : quoted.charAt(i);
                }
                text.append(c);
            }
            return text.toString();
        }

        private void keep() {
            if (entry.isEmpty()) {
                return;
            }
            String english = entry.get(ENGLISH);
            String translation = entry.get(TRANSLATION);
            require(english != null && translation != null);
            if (english != null && !english.isEmpty() && translation != null) { // the empty one heads the file
                String context = entry.get(CONTEXT);
                require(translations.put(context == null ? english : key(context, english), translation) == null);
            }
            entry.clear();
        }

        private void require(boolean condition) {
            if (!condition) {
                throw new IllegalStateException(file + " cannot be understood at line " + line);
            }
        }
    }
}
