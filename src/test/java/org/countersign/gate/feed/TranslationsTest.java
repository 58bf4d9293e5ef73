package org.countersign.gate.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.countersign.core.ActorId;
import org.countersign.gate.Decision;
import org.countersign.gate.Gate;
import org.countersign.gate.Question;
import org.countersign.gate.Result;
import org.countersign.gate.Rule;
import org.countersign.gate.Snapshot;
import org.countersign.ledger.Entry;
import org.countersign.ledger.Fact;
import org.countersign.ledger.LedgerException;
import org.junit.jupiter.api.Test;

class TranslationsTest {

    @Test
    void every_fact_that_moves_the_gate_is_translated_and_no_other() throws Exception {
        Map<String, Class<?>> moving = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.countersign")) {
            if (type.isAssignableTo(Fact.class) && !type.isEquivalentTo(Fact.class)) {
                Fact fact = (Fact) withoutContent(type.reflect());
                if (fact.movesGate()) {
                    moving.put(fact.kind(), type.reflect());
                }
            }
        }
        Map<String, Class<?>> translated = new TreeMap<>();
        Translations.BY_KIND.forEach((kind, translation) -> translated.put(kind, translation.type()));

        assertThat(moving).hasSizeGreaterThan(15);
        assertThat(translated).isEqualTo(moving);
    }

    @Test
    void a_fact_of_unknown_kind_is_not_passed_over() {
        assertThatThrownBy(() -> Translations.after(Snapshot.EMPTY, entry("hold-sharpened", "{}")))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("hold-sharpened");
    }

    /** Leaves of a ledger are for ever: what was written before a property was there must still be read. */
    @Test
    void a_platform_that_was_registered_before_there_was_a_policy_requires_no_canary() {
        String written =
                "{\"code\":\"sms\",\"name\":\"SMS\",\"baselineRelease\":{\"version\":\"1\",\"fingerprint\":null}}";
        Snapshot known = Translations.after(Snapshot.EMPTY, entry("carrier-registered", """
                {"code":"orange-fr","plmns":["20801"]}"""));
        for (String kind : List.of("platform-registered", "platform-amended")) {
            known = Translations.after(known, entry(kind, written));
        }
        Question question = new Question(
                "client", "sms", null, null, Instant.EPOCH, List.of(Question.Audience.ofCarrier("orange-fr", 1)));
        Decision decision = new Gate(Duration.ofMinutes(15)).decide(known, question, Instant.EPOCH);

        assertThat(decision.carriers().get(0).rules()).containsEntry(Rule.CANARY_PASSED, Result.NOT_APPLICABLE);
        assertThat(new String(Outcome.of(decision, null).canonical(), StandardCharsets.UTF_8))
                .contains("\"rules\":{\"carrier-known\":\"unsatisfied\",\"client-known\":\"unsatisfied\","
                        + "\"contract-in-force\":\"not-applicable\",\"no-hold\":\"satisfied\","
                        + "\"platform-known\":\"satisfied\",\"release-declared\":\"satisfied\","
                        + "\"signed-off\":\"satisfied\"}");
    }

    @Test
    void a_fact_that_cannot_be_read_is_not_passed_over() {
        assertThatThrownBy(() -> Translations.after(Snapshot.EMPTY, entry("hold-lifted", "{\"hold\":7}")))
                .isInstanceOf(LedgerException.class);
        assertThatThrownBy(() -> Translations.after(Snapshot.EMPTY, entry("hold-placed", "{\"hold\":\"h-1\"}")))
                .isInstanceOf(LedgerException.class);
    }

    private static Entry entry(String kind, String data) {
        String leaf = "{\"v\":1,\"kind\":\"" + kind + "\",\"data\":" + data + "}";
        return new Entry(0, kind, Instant.EPOCH, ActorId.SYSTEM, "subject", leaf.getBytes(StandardCharsets.UTF_8));
    }

    /** An instance whose constructor was not run: what a kind of fact says of itself needs no content. */
    private static Object withoutContent(Class<?> type) throws ReflectiveOperationException {
        Class<?> unsafe = Class.forName("sun.misc.Unsafe");
        var field = unsafe.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        Method allocate = unsafe.getMethod("allocateInstance", Class.class);
        return allocate.invoke(field.get(null), type);
    }
}
