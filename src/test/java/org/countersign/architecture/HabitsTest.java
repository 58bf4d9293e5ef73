package org.countersign.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.countersign.core.ActorId;
import org.countersign.ledger.Fact;
import org.junit.jupiter.api.Test;

/** Habits that hold in every room. */
class HabitsTest {
    private static final List<Class<? extends Annotation>> GUARDS =
            List.of(RolesAllowed.class, PermitAll.class, Authenticated.class, DenyAll.class);
    private static final Set<String> OWN_CLOCK = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.util.Date.<init>",
            "java.util.Calendar.getInstance",
            "java.util.GregorianCalendar.<init>");

    @Test
    void the_gate_uses_nothing_but_java_and_the_ids_of_core() {
        classes()
                .that(liveIn(Room.GATE))
                .should()
                .onlyDependOnClassesThat(isJava().or(liveIn(Room.GATE))
                        .or(DescribedPredicate.describe("ActorId", type -> type.isEquivalentTo(ActorId.class))))
                .check(Code.CLASSES);
    }

    @Test
    void the_merkle_tree_uses_nothing_but_java() {
        classes()
                .that(liveIn(Room.LEDGER_MERKLE))
                .should()
                .onlyDependOnClassesThat(isJava().or(liveIn(Room.LEDGER_MERKLE)))
                .check(Code.CLASSES);
    }

    @Test
    void detection_uses_nothing_but_java() {
        classes()
                .that(liveIn(Room.WATCH_DETECT))
                .should()
                .onlyDependOnClassesThat(isJava().or(liveIn(Room.WATCH_DETECT)))
                .check(Code.CLASSES);
    }

    /** Math may differ in the last bit from one machine to another; of it, only what is exact by its contract serves. */
    @Test
    void detection_computes_the_same_bits_everywhere() {
        noClasses()
                .that(liveIn(Room.WATCH_DETECT))
                .should()
                .accessTargetWhere(describe(
                        "the target is a function of Math other than min, max and abs",
                        access -> access.getTargetOwner().isEquivalentTo(Math.class)
                                && !Set.of("min", "max", "abs", "PI").contains(access.getName())))
                .check(Code.CLASSES);
    }

    @Test
    void only_core_asks_the_system_for_the_time() {
        noClasses()
                .that(DescribedPredicate.not(liveIn(Room.CORE)))
                .should()
                .accessTargetWhere(describe("the target is the system's clock", HabitsTest::readsTheSystemClock))
                .check(Code.CLASSES);
    }

    @Test
    void every_endpoint_states_who_may_call_it() {
        List<JavaMethod> endpoints = endpoints();
        List<String> unguarded = endpoints.stream()
                .filter(method -> GUARDS.stream()
                        .noneMatch(guard -> method.isAnnotatedWith(guard)
                                || method.getOwner().isAnnotatedWith(guard)))
                .map(JavaMethod::getFullName)
                .toList();

        assertThat(endpoints).isNotEmpty();
        assertThat(unguarded).isEmpty();
    }

    /** Routes that are not JAX-RS methods would escape the test above. */
    @Test
    void no_class_adds_routes_of_its_own() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("io\\.vertx\\.ext\\.web\\.Router|io\\.quarkus\\.vertx\\.web\\.Route")
                .check(Code.CLASSES);
    }

    @Test
    void every_fact_is_a_record_with_a_kind_of_its_own_that_its_name_tells() throws ReflectiveOperationException {
        List<String> kinds = new ArrayList<>();
        for (JavaClass type : facts()) {
            Class<?> fact = type.reflect();
            assertThat(fact).isRecord();
            String kind = ((Fact) withoutContent(fact)).kind();
            assertThat(kind).as(type.getName()).isEqualTo(inKebabCase(type.getSimpleName()));
            kinds.add(kind);
        }

        assertThat(kinds).isNotEmpty().doesNotHaveDuplicates();
    }

    private static List<JavaClass> facts() {
        return Code.CLASSES.stream()
                .filter(type -> type.isAssignableTo(Fact.class) && !type.isEquivalentTo(Fact.class))
                .toList();
    }

    private static List<JavaMethod> endpoints() {
        return Code.CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
                .toList();
    }

    private static DescribedPredicate<JavaClass> liveIn(Room room) {
        return describe(
                "live in " + room.packageName(),
                type -> Code.room(type).filter(room::equals).isPresent());
    }

    /** The JDK's public packages, and the annotations that tell what may be null. */
    private static DescribedPredicate<JavaClass> isJava() {
        return describe("belong to Java", type -> {
            JavaClass element = type.getBaseComponentType();
            return element.isPrimitive()
                    || element.getPackageName().startsWith("java.")
                    || element.getPackageName().equals("org.jspecify.annotations");
        });
    }

    private static boolean readsTheSystemClock(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getName();
        if (OWN_CLOCK.contains(owner.getName() + "." + name)) {
            return true;
        }
        if (owner.isEquivalentTo(Clock.class) || owner.isEquivalentTo(InstantSource.class)) {
            return name.startsWith("system") || name.startsWith("tick");
        }
        // now(Clock) is welcome; now() and now(ZoneId) read the system's clock.
        return owner.getPackageName().equals("java.time")
                && name.equals("now")
                && !access.getTarget().getFullName().contains(Clock.class.getName());
    }

    /** A fact whose components are null: its kind does not depend on them, and its constructor may refuse nulls. */
    private static Object withoutContent(Class<?> record) throws ReflectiveOperationException {
        Class<?> unsafe = Class.forName("sun.misc.Unsafe");
        Field instance = unsafe.getDeclaredField("theUnsafe");
        instance.setAccessible(true);
        Method allocate = unsafe.getMethod("allocateInstance", Class.class);
        return allocate.invoke(instance.get(null), record);
    }

    private static String inKebabCase(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
