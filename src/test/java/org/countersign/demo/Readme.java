package org.countersign.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands that the README gives its readers. */
public final class Readme {
    private static final Pattern STEP =
            Pattern.compile("<!-- tour: ([a-z]+) -->\\n```bash\\n(.*?)\\n```", Pattern.DOTALL);
    private static final Pattern START = Pattern.compile("(COUNTERSIGN_DEMO[A-Z_]*)=(\\S+)");

    private final String text;

    private Readme(String text) {
        this.text = text;
    }

    public static Readme read() throws IOException {
        return new Readme(Files.readString(Path.of("README.md")));
    }

    /** The tour's commands by the names of its steps, in order. */
    public Map<String, String> tour() {
        Map<String, String> steps = new LinkedHashMap<>();
        Matcher matcher = STEP.matcher(text);
        while (matcher.find()) {
            steps.put(matcher.group(1), matcher.group(2));
        }
        return steps;
    }

    /** The variables that the command to start the demo sets. */
    public Map<String, String> demoEnvironment() {
        Map<String, String> environment = new LinkedHashMap<>();
        String line = text.lines()
                .filter(candidate -> candidate.contains("COUNTERSIGN_DEMO=true") && candidate.contains("java -jar"))
                .findFirst()
                .orElseThrow();
        Matcher matcher = START.matcher(line);
        while (matcher.find()) {
            environment.put(matcher.group(1), matcher.group(2));
        }
        return environment;
    }
}
