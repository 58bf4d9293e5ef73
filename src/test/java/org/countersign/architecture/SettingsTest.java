package org.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.countersign.ledger.TestOnlyConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What can be set stands in docs/settings.md, and nothing else does. */
class SettingsTest {
    private static final Path DOCUMENT = Path.of("docs/settings.md");
    private static final Pattern ANOTHER = Pattern.compile("\\$\\{(countersign\\.[a-z.]+)(:.*)?}");

    @Test
    void every_setting_is_documented_with_its_default_and_no_other() throws IOException {
        List<String> documented = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `COUNTERSIGN_"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> cells[1].strip() + " " + cells[2].strip())
                .toList();

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(settings().toList())
                .hasSizeGreaterThan(40);
    }

    private static Stream<String> settings() {
        return Stream.concat(
                        Code.CLASSES.stream()
                                .filter(type -> type.isAnnotatedWith(ConfigMapping.class)
                                        && !type.isEquivalentTo(TestOnlyConfig.class))
                                .map(JavaClass::reflect)
                                .flatMap(SettingsTest::mapped),
                        Code.CLASSES.stream()
                                .flatMap(type -> type.getConstructors().stream())
                                .flatMap(constructor ->
                                        Stream.of(constructor.reflect().getParameters()))
                                .flatMap(SettingsTest::injected))
                .distinct();
    }

    private static Stream<String> mapped(Class<?> mapping) {
        String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
        return Stream.of(mapping.getDeclaredMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .map(method -> row(prefix + "." + kebab(method), standard(method)));
    }

    private static Stream<String> injected(Parameter parameter) {
        ConfigProperty property = parameter.getAnnotation(ConfigProperty.class);
        return property == null || !property.name().startsWith("countersign.")
                ? Stream.empty()
                : Stream.of(row(
                        property.name(),
                        property.defaultValue().equals(ConfigProperty.UNCONFIGURED_VALUE)
                                ? "unset"
                                : "`" + property.defaultValue() + "`"));
    }

    private static String row(String name, String standard) {
        return "`" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "` " + standard;
    }

    private static String kebab(Method method) {
        return method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String standard(Method method) {
        WithDefault standard = method.getAnnotation(WithDefault.class);
        return standard == null ? "unset" : "`" + ofAnother(standard.value()) + "`";
    }

    /** The name of the setting whose value a default takes over, if it does. */
    private static String ofAnother(String standard) {
        Matcher other = ANOTHER.matcher(standard);
        return other.matches() ? other.group(1).toUpperCase(Locale.ROOT).replace('.', '_') : standard;
    }
}
