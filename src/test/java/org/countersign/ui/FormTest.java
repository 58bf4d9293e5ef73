package org.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
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
    void what_nobody_has_touched_stays_as_it_is_stored() {
        JsonNode stored = stored(Map.of(
                "risk", "High\r\nor low\n",
                "plan", "",
                "start", "2013-10-27T01:30:00Z",
                "finer", "2013-09-11T06:00:07.250123Z",
                "names", List.of("LA POSTE", "PAYPAL")));
        Form form = sent(
                Map.of(
                        "risk", "High\r\nor low",
                        "plan", "",
                        "start@local", "2013-10-27T02:30",
                        "finer@local", "2013-09-11T08:00:07.25",
                        "names@codes", "LA POSTE PAYPAL"),
                stored);
        assertThat(form.json()).isEqualTo(stored);
    }

    @Test
    void what_somebody_has_touched_counts_as_it_was_typed() {
        JsonNode stored = stored(Map.of("risk", "High\nor low\n", "start", "2013-10-27T01:30:00Z"));
        assertThat(sent(Map.of("risk", "High or low", "start@local", "2013-10-27T02:31"), stored)
                        .json())
                .hasToString("{\"risk\":\"High or low\",\"start\":\"2013-10-27T00:31:00Z\"}");
        assertThat(sent(Map.of("risk", ""), stored).json()).hasToString("{}");
    }

    @Test
    void rows_that_nobody_has_touched_stay_as_they_are_stored_when_one_above_goes() {
        JsonNode stored = stored(
                Map.of("rows", List.of(Map.of("why", "One"), Map.of("why", "Two\n"), Map.of("why", "Three\r\n"))));
        assertThat(sent(Map.of("rows/0/why", "", "rows/1/why", "Two", "rows/2/why", "Three"), stored)
                        .json())
                .hasToString("{\"rows\":[{\"why\":\"Two\\n\"},{\"why\":\"Three\\r\\n\"}]}");
        assertThat(sent(Map.of("rows/0/why", ""), stored).json()).hasToString("{}");
    }

    @Test
    void a_row_that_is_stored_with_nothing_but_its_key_stays() {
        JsonNode stored = stored(Map.of("rows", List.of(Map.of("name", "a"))));
        assertThat(sent(
                                Map.of(
                                        "rows/0/name@key",
                                        "a",
                                        "rows/0/value",
                                        "",
                                        "rows/1/name@key",
                                        "b",
                                        "rows/1/value",
                                        ""),
                                stored)
                        .json())
                .isEqualTo(stored);
    }

    @Test
    void who_was_told_that_somebody_else_changed_it_goes_on_from_the_present_version() {
        Map<String, String> typed = Map.of("version", "3", "name", "Mine");
        assertThat(sent(typed).version()).isEqualTo("3");
        Form stale = stale(typed, stored(Map.of("name", "Theirs")));
        assertThat(stale.version()).isEmpty();
        assertThat(stale.field("name").value()).isEqualTo("Mine");
    }

    @Test
    void fields_tell_what_is_stored_now_where_it_is_not_what_was_typed() {
        Form stale = stale(
                Map.of("name", "Mine", "same", "Same", "none", "", "cleared", "", "rows/0/a", "x"),
                stored(Map.of(
                        "name",
                        "Theirs",
                        "same",
                        "Same\n",
                        "cleared",
                        "Full",
                        "rows",
                        List.of(Map.of("a", "y"), Map.of("a", "z")))));
        assertThat(stale.field("name").presently()).isEqualTo("Theirs");
        assertThat(stale.field("same").isChangedMeanwhile()).isFalse();
        assertThat(stale.field("none").isChangedMeanwhile()).isFalse();
        assertThat(stale.field("cleared").presently()).isEqualTo("Full");
        // Rows came, so that of the same number need not be the same one.
        assertThat(stale.field("rows/0/a").isChangedMeanwhile()).isFalse();
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
        return sent(typed, JsonNodeFactory.instance.missingNode());
    }

    private static Form sent(Map<String, String> typed, JsonNode stored) {
        return Form.sent(
                typed.entrySet().stream()
                        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue()))),
                stored,
                PARIS);
    }

    private static JsonNode stored(Map<String, ?> content) {
        return JsonMappers.standard().valueToTree(content);
    }

    private static Form stale(Map<String, String> typed, JsonNode stored) {
        return sent(typed, stored).with(412, Problem.preconditionFailed().in(Language.EN));
    }
}
