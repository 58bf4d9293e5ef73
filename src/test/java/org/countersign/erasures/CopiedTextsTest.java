package org.countersign.erasures;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.countersign.ledger.TextCopies;
import org.junit.jupiter.api.Test;

/** That no text is forgotten when somebody is erased. */
@QuarkusTest
class CopiedTextsTest {
    /** Whose texts stand in the ledger only, or beside it as commitments. */
    private static final Set<String> NO_COPIES = Set.of(
            "change-implemented",
            "change-withdrawn",
            "change-rolled-back",
            "change-closed",
            "incident-acknowledged",
            "incident-noted",
            "incident-client-informed",
            "incident-cause-set",
            "incident-corrective-actions-set",
            "incident-impact-set",
            "incident-closing-proposed",
            "incident-closing-declined",
            "incident-closed",
            "watch-settings-changed");

    @Inject
    @All
    List<TextCopies> copies;

    @Test
    void of_every_fact_with_a_text_somebody_has_said_where_its_copies_are() {
        Set<String> said =
                copies.stream().flatMap(room -> room.kinds().stream()).collect(Collectors.toSet());
        Set<String> forgotten = new TreeSet<>(kindsWithTexts());
        assertThat(forgotten).contains("hold-placed", "change-drafted");

        assertThat(forgotten).containsAll(NO_COPIES).containsAll(said);
        forgotten.removeAll(said);
        forgotten.removeAll(NO_COPIES);
        forgotten.removeAll(ErasureService.NOT_ABOUT_THE_AUTHOR);
        assertThat(forgotten).isEmpty();
    }

    /** A fact's kind is its type's name: another test says so. */
    private static Set<String> kindsWithTexts() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.countersign").stream()
                        .filter(type -> type.isAssignableTo(Fact.class) && !type.isEquivalentTo(Fact.class))
                        .filter(type -> holdsText(type.reflect(), new HashSet<>()))
                        .map(type -> type.getSimpleName()
                                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                                .toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
    }

    private static boolean holdsText(Type type, Set<Type> seen) {
        if (type.equals(FreeText.class)) {
            return true;
        }
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments()).anyMatch(argument -> holdsText(argument, seen));
        }
        return seen.add(type)
                && type instanceof Class<?> plain
                && plain.isRecord()
                && Arrays.stream(plain.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .anyMatch(component -> holdsText(component, seen));
    }
}
