package org.countersign.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.countersign.core.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderIdentityTest {

    @ParameterizedTest
    @ValueSource(strings = {"POLEEMPLOI", "Pole2013", "A", "12345678901", "36000", "+33612345678"})
    void a_name_or_a_number_raises_no_warning(String sender) {
        assertThat(SenderIdentity.warnings(content(new Effect("sender", null, sender))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POLE EMPLOI", "POLE-EMPLOI", "PÔLEEMPLOI", "ABCDEFGHIJKL", "", "12", "1234567890123456"})
    void anything_else_raises_one(String sender) {
        assertThat(SenderIdentity.warnings(content(new Effect("sender", null, sender))))
                .extracting(FieldError::pointer)
                .containsExactly("/effects/0/after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POLE EMPLOI", "36000"})
    void what_is_called_alphanumeric_and_is_not_is_a_fault(String sender) {
        ChangeContent content =
                content(new Effect("sender-type", "short-code", "alphanumeric"), new Effect("sender", "1", sender));

        assertThat(content.faults()).extracting(FieldError::pointer).containsExactly("/effects/1/after");
        assertThat(SenderIdentity.warnings(content)).isEmpty();
    }

    @Test
    void other_attributes_and_other_categories_are_left_alone() {
        Effect unusual = new Effect("sender", null, "not a sender");
        ChangeContent routing = new ChangeContent(
                "platform",
                "title",
                "description",
                ChangeKind.NORMAL,
                Category.ROUTING,
                List.of(unusual),
                null,
                Drafts.draft().window(),
                null,
                null,
                List.of(),
                List.of(),
                null);

        assertThat(SenderIdentity.warnings(routing)).isEmpty();
        assertThat(SenderIdentity.warnings(content(new Effect("anonymisation", "on", "off and on"))))
                .isEmpty();
    }

    private static ChangeContent content(Effect... effects) {
        ChangeContent content = Drafts.content(ChangeKind.NORMAL);
        return new ChangeContent(
                content.platform(),
                content.title(),
                content.description(),
                content.kind(),
                content.category(),
                List.of(effects),
                content.release(),
                content.window(),
                content.risk(),
                content.rollbackPlan(),
                content.exclude(),
                content.include(),
                content.template());
    }
}
