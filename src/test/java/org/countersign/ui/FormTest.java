package org.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.countersign.core.FieldError;
import org.countersign.core.JsonMappers;
import org.countersign.core.Language;
import org.countersign.core.Problem;
import org.junit.jupiter.api.Test;

class FormTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void names_are_pointers_and_their_ends_are_types() {
        assertThat(json(Map.of(
                        "name", "Zoé",
                        "window/start@local", "2013-09-11T08:00",
                        "count@number", "12",
                        "kept@flag", "true",
                        "plmns@codes", "20801, 20802\n20803")))
                .isEqualTo("{\"count\":12,\"kept\":true,\"name\":\"Zoé\",\"plmns\":[\"20801\",\"20802\",\"20803\"],"
                        + "\"window\":{\"start\":\"2013-09-11T06:00:00Z\"}}");
    }

    @Test
    void a_share_is_typed_and_shown_as_a_percentage() {
        assertThat(json(Map.of("rate@percent", "2,5"))).isEqualTo("{\"rate\":0.025}");
        assertThat(json(Map.of("rate@percent", "3 %"))).isEqualTo("{\"rate\":0.03}");
        assertThat(json(Map.of("rate@percent", "much"))).isEqualTo("{\"rate\":\"much\"}");
        assertThat(Form.showing(JsonNodeFactory.instance.objectNode().put("rate", 0.025), PARIS)
                        .field("rate@percent")
                        .value())
                .isEqualTo("2.5");
    }

    @Test
    void what_is_empty_is_absent() {
        assertThat(json(Map.of("name", " ", "window/start@local", "", "contacts/0/name", "")))
                .isEqualTo("{}");
    }

    @Test
    void what_is_emptied_is_null_in_a_patch() {
        assertThat(sent(Map.of("name", " ", "window/start@local", "", "contacts/0/name", ""))
                        .patch())
                .hasToString("{\"contacts\":null,\"name\":null,\"window\":null}");
    }

    @Test
    void empty_rows_leave_no_gap() {
        assertThat(json(Map.of("contacts/2/name", "b", "contacts/10/name", "c", "contacts/0/name", "")))
                .isEqualTo("{\"contacts\":[{\"name\":\"b\"},{\"name\":\"c\"}]}");
    }

    @Test
    void a_row_of_nothing_but_its_key_is_empty() {
        assertThat(json(Map.of(
                        "rows/0/name@key", "a", "rows/0/value", "", "rows/1/name@key", "b", "rows/1/value", "1")))
                .isEqualTo("{\"rows\":[{\"name\":\"b\",\"value\":\"1\"}]}");
    }

    @Test
    void a_time_that_the_clocks_skip_is_left_to_be_refused() {
        assertThat(json(Map.of("at@local", "2013-03-31T02:30"))).isEqualTo("{\"at\":\"2013-03-31T02:30\"}");
    }

    @Test
    void what_is_stored_shows_as_it_would_be_typed() throws Exception {
        Form form = Form.showing(
                JsonMappers.standard()
                        .readTree(
                                "{\"at\":\"2013-09-11T06:00:00Z\",\"finer\":\"2013-09-11T06:00:07.250Z\",\"plmns\":[\"1\",\"2\"],\"rows\":[{},{}]}"),
                PARIS);
        assertThat(form.field("at@local").value()).isEqualTo("2013-09-11T08:00");
        assertThat(form.field("finer@local").value()).isEqualTo("2013-09-11T08:00:07.250");
        assertThat(form.field("plmns@codes").values()).containsExactly("1", "2");
        assertThat(form.rows("rows")).hasSize(2);
        assertThat(form.rows("others")).hasSize(1);
    }

    @Test
    void faults_find_their_fields_and_the_others_the_summary() {
        Form form = sent(Map.of("plmns@codes", "12", "name", "Kept"))
                .with(
                        400,
                        Problem.badRequest(List.of(
                                        new FieldError("/plmns/0", "is needed"), new FieldError("/other", "is needed")))
                                .in(Language.EN));
        assertThat(form.field("plmns@codes").faults()).containsExactly("is needed");
        assertThat(form.field("name").faults()).isEmpty();
        assertThat(form.field("name").value()).isEqualTo("Kept");
        assertThat(form.summary())
                .containsExactly(new Form.Fault("f-plmns", "is needed"), new Form.Fault(null, "/other is needed"));
    }

    @Test
    void names_that_contradict_each_other_are_refused() {
        for (Map<String, String> odd : List.of(
                Map.of("a", "1", "a/b", "2"), Map.of("a@codes", "1", "a/0/b", "2"), Map.of("a/0/b", "1", "a/c", "2"))) {
            assertThatThrownBy(() -> json(odd)).isInstanceOf(Problem.class);
        }
    }

    private static String json(Map<String, String> typed) {
        return sent(typed).json().toString();
    }

    private static Form sent(Map<String, String> typed) {
        return Form.sent(
                typed.entrySet().stream()
                        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue()))),
                PARIS);
    }
}
