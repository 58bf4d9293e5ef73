package org.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Habits of what is no Java: templates and migrations. */
class ResourcesTest {
    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Pattern BARE_ATTRIBUTE = Pattern.compile("\\s[A-Za-z-]+=\\{");
    private static final Pattern UNESCAPED = Pattern.compile("\\.(raw|safe)\\b");
    private static final Pattern CHECK_IN = Pattern.compile("(?i)\\bcheck\\s*\\([^,;]*\\bin\\s*\\(");

    /** What is escaped stays within quotation marks; without those a space would begin another attribute. */
    @Test
    void what_a_template_writes_into_an_attribute_stands_between_quotation_marks() throws IOException {
        assertThat(with(BARE_ATTRIBUTE, "templates", ".html")).isEmpty();
    }

    @Test
    void no_template_prints_anything_unescaped() throws IOException {
        assertThat(with(UNESCAPED, "templates", ".html")).isEmpty();
    }

    /** See {@code db/h2/V096}; PostgreSQL's own migrations may. */
    @Test
    void no_check_in_H2_compares_by_the_session_that_made_it() throws IOException {
        assertThat(with(CHECK_IN, "db/common", ".sql")).containsExactly("V050__decisions.sql");
        assertThat(with(CHECK_IN, "db/h2", ".sql")).isEmpty();
    }

    private static List<String> with(Pattern pattern, String folder, String suffix) throws IOException {
        try (Stream<Path> tree = Files.walk(RESOURCES.resolve(folder))) {
            List<Path> files =
                    tree.filter(file -> file.toString().endsWith(suffix)).toList();
            assertThat(files).isNotEmpty();
            List<String> found = new ArrayList<>();
            for (Path file : files) {
                if (pattern.matcher(Files.readString(file)).find()) {
                    found.add(file.getFileName().toString());
                }
            }
            return found;
        }
    }
}
