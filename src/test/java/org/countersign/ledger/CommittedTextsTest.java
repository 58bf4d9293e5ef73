package org.countersign.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CommittedTextsTest {

    /** Else a text could be left out of an export and nobody would miss it. */
    @Test
    void the_names_are_those_of_all_texts_in_facts() {
        Set<String> names = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.countersign").stream()
                        .filter(type -> type.isRecord())
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getRawType().isEquivalentTo(FreeText.class))
                        .map(JavaField::getName)
                        .collect(Collectors.toSet());

        assertThat(names).isNotEmpty().isEqualTo(CommittedTexts.NAMES);
    }
}
