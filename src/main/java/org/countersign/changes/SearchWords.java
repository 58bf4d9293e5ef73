package org.countersign.changes;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.countersign.core.Problem;
import org.jspecify.annotations.Nullable;

/** The words of a text as they are searched for: without accents, ligatures and capitals. */
public final class SearchWords {
    /** A search names no more. */
    public static final int MOST = 10;

    /** Longer words are cut, in texts and in queries alike. */
    static final int LONGEST = 40;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private SearchWords() {}

    /**
     * The words of a search; none when nothing was given.
     *
     * @param q what was typed; a 400 problem when it holds no word or too many
     */
    public static Set<String> searched(@Nullable String q) {
        if (q == null) {
            return Set.of();
        }
        Set<String> words = of(q);
        if (words.isEmpty() || words.size() > MOST) {
            throw Problem.badRequest("?q", "must hold 1 to {0} words", MOST);
        }
        return words;
    }

    /** The words of what somebody typed to find something: the first of them, which narrow enough; none where it holds none. */
    public static Set<String> typed(@Nullable String q) {
        return q == null ? Set.of() : of(q).stream().limit(MOST).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Each word once, in the order of the text. */
    public static Set<String> of(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae")
                .replace("ß", "ss")
                .replace("ø", "o");
        Set<String> words = new LinkedHashSet<>();
        for (String word : SEPARATORS.split(plain, -1)) {
            if (!word.isEmpty()) {
                words.add(cut(word));
            }
        }
        return words;
    }

    private static String cut(String word) {
        if (word.length() <= LONGEST) {
            return word;
        }
        int end = Character.isHighSurrogate(word.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return word.substring(0, end);
    }
}
