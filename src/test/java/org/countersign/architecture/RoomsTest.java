package org.countersign.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the code keeps to the table of rooms. */
class RoomsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final String PAGES = Room.UI.packageName();
    private static final Pattern OWN_IMPORT =
            Pattern.compile("^import (?:static )?(org\\.countersign(?:\\.[a-z0-9]+)*)\\.", Pattern.MULTILINE);

    @Test
    void every_class_lives_in_a_room_of_the_table() {
        List<String> homeless = Code.CLASSES.stream()
                .filter(type -> Code.room(type).isEmpty())
                .map(JavaClass::getName)
                .filter(name -> !name.equals(Room.BASE + ".package-info"))
                .toList();

        assertThat(homeless).isEmpty();
    }

    @Test
    void the_rooms_with_code_are_exactly_those_that_the_table_says_are_built() {
        Set<Room> withCode = Code.CLASSES.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(Code::room)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Room.class)));
        Set<Room> built = Arrays.stream(Room.values())
                .filter(Room::isBuilt)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Room.class)));

        assertThat(withCode).isEqualTo(built);
    }

    @ParameterizedTest
    @EnumSource
    void a_room_uses_only_rooms_above_it(Room room) {
        List<String> upward = Code.CLASSES.stream()
                .filter(type -> Code.room(type).equals(Optional.of(room)))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> Code.room(use.getTargetClass())
                        .filter(target -> !room.mayImport(target))
                        .isPresent())
                .map(Dependency::getDescription)
                .toList();

        assertThat(upward).isEmpty();
    }

    /** The compiler copies constants, so that compiled code does not show where they came from; the sources do. */
    @Test
    void no_source_names_a_room_below_its_own() throws IOException {
        List<String> upward = new ArrayList<>();
        int imports = 0;
        for (Path source : sources()) {
            Optional<Room> room = roomOf(source);
            Matcher matcher = OWN_IMPORT.matcher(Files.readString(source));
            while (matcher.find()) {
                imports++;
                Room target = Room.of(matcher.group(1)).orElseThrow();
                if (room.isEmpty() || !room.get().mayImport(target)) {
                    upward.add(source + " imports " + target);
                }
            }
        }

        assertThat(imports).isPositive();
        assertThat(upward).isEmpty();
    }

    @Test
    void the_common_parts_of_the_pages_use_no_area_and_no_area_another() {
        List<String> sideways = Code.CLASSES.stream()
                .filter(type -> type.getPackageName().startsWith(PAGES))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> use.getTargetClass().getPackageName().startsWith(PAGES + ".")
                        && !use.getTargetClass()
                                .getPackageName()
                                .equals(use.getOriginClass().getPackageName()))
                .map(Dependency::getDescription)
                .toList();

        assertThat(sideways).isEmpty();
    }

    @Test
    void no_packages_form_a_circle() {
        slices().matching("org.countersign.(**)").should().beFreeOfCycles().check(Code.CLASSES);
    }

    @ParameterizedTest
    @EnumSource
    void a_built_room_says_what_it_is_for_and_what_may_be_null(Room room) throws ClassNotFoundException {
        if (!room.isBuilt()) {
            return;
        }
        Class<?> packageInfo = Class.forName(room.packageName() + ".package-info");

        assertThat(packageInfo).hasAnnotation(NullMarked.class);
        assertThat(SOURCES.resolve(room.packageName().replace('.', '/')).resolve("package-info.java"))
                .content()
                .startsWith("/**");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Optional<Room> roomOf(Path source) {
        String folder = SOURCES.relativize(source.getParent()).toString();
        return Room.of(folder.replace(source.getFileSystem().getSeparator(), "."));
    }
}
