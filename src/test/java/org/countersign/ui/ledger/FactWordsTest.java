package org.countersign.ui.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Locale;
import org.countersign.ledger.Fact;
import org.junit.jupiter.api.Test;

class FactWordsTest {

    /** A fact's kind is its type's name: another test says so. */
    @Test
    void every_kind_of_fact_has_a_sentence() {
        List<String> kinds = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.countersign").stream()
                        .filter(type -> type.isAssignableTo(Fact.class) && !type.isEquivalentTo(Fact.class))
                        .map(type -> type.getSimpleName()
                                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                                .toLowerCase(Locale.ROOT))
                        .toList();

        assertThat(kinds).isNotEmpty();
        assertThat(FactWords.kinds()).containsExactlyInAnyOrderElementsOf(kinds);
    }
}
