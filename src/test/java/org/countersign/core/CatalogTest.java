package org.countersign.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final String NO_BREAK = "\u00a0";
    private static final String NARROW_NO_BREAK = "\u202f";
    /** Times and the like, in which a colon is no punctuation. */
    private static final Pattern DIGITAL = Pattern.compile("\\d[:+.\\d]*\\d");

    private static final PatternsInUse IN_USE = new PatternsInUse();
    private static final Catalog FRENCH = Catalog.of(Language.FR);

    @Test
    void every_call_shows_what_it_says() {
        assertThat(IN_USE.patterns).hasSizeGreaterThan(100).contains("cannot be changed", "carrier");
        assertThat(IN_USE.unknown).isEmpty();
    }

    @Test
    void what_can_be_said_is_in_the_catalog_and_nothing_else() throws ClassNotFoundException {
        Set<String> keys = new TreeSet<>(IN_USE.patterns);
        for (String name : IN_USE.enums) {
            for (Object value : Class.forName(name).getEnumConstants()) {
                Enum<?> word = (Enum<?>) value;
                keys.add(Catalog.key(word.getDeclaringClass().getSimpleName(), JsonMappers.word(word)));
            }
        }
        assertThat(IN_USE.enums).isNotEmpty();
        assertThat(new TreeSet<>(FRENCH.translations().keySet())).isEqualTo(keys);
    }

    @Test
    void every_constraint_in_use_has_words() {
        assertThat(IN_USE.constraints)
                .isNotEmpty()
                .isSubsetOf(ConstraintWords.STANDARD.keySet().stream()
                        .map(Class<? extends Annotation>::getName)
                        .toList());
    }

    @Test
    void a_translation_has_the_places_of_its_English() {
        FRENCH.translations()
                .forEach((english, french) ->
                        assertThat(places(french)).as(french).isEqualTo(places(english)));
    }

    @Test
    void the_catalog_is_sorted() {
        List<String> keys = new ArrayList<>(FRENCH.translations().keySet());
        assertThat(keys).isSorted();
    }

    @Test
    void French_has_its_spaces_and_apostrophes() {
        FRENCH.translations().values().forEach(french -> {
            String text = DIGITAL.matcher(french).replaceAll("0");
            assertThat(text)
                    .as(french)
                    .isNotBlank()
                    .doesNotContain("'", "\"", " " + NO_BREAK, " " + NARROW_NO_BREAK)
                    .doesNotContainPattern("[^" + NO_BREAK + "][:»]")
                    .doesNotContainPattern("«[^" + NO_BREAK + "]")
                    .doesNotContainPattern("[^" + NARROW_NO_BREAK + "][;!?]");
        });
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
