package org.countersign.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.changes.Drafts.NOW;
import static org.countersign.changes.Drafts.content;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.countersign.core.CanonicalJson;
import org.countersign.core.FieldError;
import org.countersign.core.JsonMappers;
import org.countersign.ledger.FreeText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeContentTest {
    private static final ChangeContent CONTENT =
            content(ChangeKind.NORMAL, new Exclusion("free-fr", "None goes there."));

    @Test
    void a_text_that_is_mended_is_no_material_difference() throws Exception {
        ChangeContent mended = with("title", "\"Another title\"");
        mended = with(mended, "description", "\"Another description\"");

        assertThat(CONTENT.materialDifferences(mended)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "platform | \"another\"",
                "release | \"2013.09\"",
                "kind | \"standard\"",
                "category | \"routing\"",
                "effects | []",
                "exclude | []",
                "include | [\"orange-fr\"]",
                "window | {\"start\":\"2013-09-11T09:00:00Z\",\"end\":\"2013-09-11T10:00:00Z\"}",
                "risk | null",
                "rollbackPlan | \"None.\"",
                "template | \"a-template\""
            })
    void a_difference_in_what_matters_is_material_and_named(String property, String value) throws Exception {
        assertThat(CONTENT.materialDifferences(with(property, value))).containsExactly("/" + property);
    }

    @Test
    void the_order_of_excluded_carriers_does_not_matter() {
        Exclusion orange = new Exclusion("orange-fr", "a");
        Exclusion free = new Exclusion("free-fr", "b");

        assertThat(content(ChangeKind.NORMAL, orange, free)
                        .materialDifferences(content(ChangeKind.NORMAL, free, orange)))
                .isEmpty();
    }

    @Test
    void a_window_ends_after_it_starts() throws Exception {
        String empty = "{\"start\":\"%s\",\"end\":\"%s\"}".formatted(NOW, NOW);

        assertThat(with("window", empty).faults())
                .extracting(FieldError::pointer)
                .containsExactly("/window/end");
    }

    @Test
    void only_a_standard_change_starts_from_a_template() throws Exception {
        ChangeContent normal = with("template", "\"a-template\"");

        assertThat(normal.faults()).extracting(FieldError::pointer).containsExactly("/template");
        assertThat(with(normal, "kind", "\"standard\"").faults()).isEmpty();
    }

    @Test
    void a_leaf_without_template_is_as_it_was_before_there_were_any() throws Exception {
        assertThat(new String(CanonicalJson.bytes(CONTENT.committed()), StandardCharsets.UTF_8))
                .doesNotContain("template");
        assertThat(new String(
                        CanonicalJson.bytes(with("template", "\"a-template\"").committed()), StandardCharsets.UTF_8))
                .contains("\"template\":\"a-template\"");
    }

    @Test
    void no_carrier_is_chosen_twice() throws Exception {
        assertThat(with("include", "[\"orange-fr\", \"free-fr\", \"orange-fr\"]")
                        .faults())
                .extracting(FieldError::pointer)
                .containsExactly("/include/1", "/include/2");
    }

    @Test
    void the_digest_is_that_of_the_canonical_json_in_the_leaf() {
        RevisionContent committed = CONTENT.committed();

        assertThat(committed.digest())
                .isEqualTo(CanonicalJson.digest(committed))
                .matches("sha256:[0-9a-f]{64}");
    }

    @Test
    void no_text_that_people_wrote_stands_in_the_leaf() {
        String leaf = new String(CanonicalJson.bytes(CONTENT.committed()), StandardCharsets.UTF_8);

        assertThat(leaf)
                .contains("sfr-campaigns", "free-fr", "sha256:")
                .doesNotContain("sanonymisation", "takes the place", "POLEEMPLOI", "36000", "old route", "None goes");
    }

    @Test
    void each_text_in_the_leaf_opens_with_its_salt_and_no_other() {
        RevisionContent committed = CONTENT.committed();
        FreeText.Opening opening = Objects.requireNonNull(committed.title().opening());

        assertThat(opening.text()).isEqualTo(CONTENT.title());
        assertThat(opening.commitment()).isEqualTo(committed.title().commitment());
        assertThat(CONTENT.committed().digest()).as("a fresh salt each time").isNotEqualTo(committed.digest());
    }

    @Test
    void windows_that_only_touch_do_not_overlap() {
        Window window = new Window(NOW, NOW.plus(Duration.ofHours(1)));

        assertThat(window.overlaps(NOW.plus(Duration.ofHours(1)), NOW.plus(Duration.ofHours(2))))
                .isFalse();
        assertThat(window.overlaps(NOW.plus(Duration.ofMinutes(59)), NOW.plus(Duration.ofHours(2))))
                .isTrue();
    }

    @Test
    void a_stored_content_reads_as_it_was_written() {
        ContentColumn column = new ContentColumn();

        assertThat(column.convertToEntityAttribute(column.convertToDatabaseColumn(CONTENT)))
                .isEqualTo(CONTENT);
    }

    @Test
    void every_category_but_other_has_usual_attributes() {
        assertThat(List.of(Category.values()))
                .allSatisfy(category ->
                        assertThat(category.usualAttributes().isEmpty()).isEqualTo(category == Category.OTHER));
    }

    private static ChangeContent with(String property, String json) throws Exception {
        return with(CONTENT, property, json);
    }

    private static ChangeContent with(ChangeContent content, String property, String json) throws Exception {
        var mapper = JsonMappers.standard();
        ObjectNode tree = mapper.valueToTree(content);
        assertThat(tree.get("effects")).isInstanceOf(ArrayNode.class);
        tree.set(property, mapper.readTree(json));
        return mapper.treeToValue(tree, ChangeContent.class);
    }
}
