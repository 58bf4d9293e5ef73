package org.countersign.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.countersign.testing.App;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's tour, its very commands against the packaged application, and that each step answers as the README says. */
class TourIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MARK = "@@@ ";
    private static final String CHANGE = "CHG-2013-0001";

    @TempDir
    Path directory;

    @Test
    void september_2013_goes_as_the_readme_tells() throws Exception {
        Readme readme = Readme.read();
        Map<String, String> answers;
        try (App app = App.h2(directory.resolve("demo"))
                .patient()
                .with(readme.demoEnvironment())
                .start()) {
            answers = walk(readme.tour(), app);
        }

        assertThat(answers.keySet())
                .containsExactly(
                        "prepare",
                        "undeclared",
                        "declared",
                        "acknowledged",
                        "accepted",
                        "amended",
                        "rejected",
                        "expired",
                        "audited");
        undeclared(json(answers, "undeclared"));
        declared(json(answers, "declared"));
        acknowledged(json(answers, "acknowledged"));
        accepted(json(answers, "accepted"));
        amended(json(answers, "amended"));
        rejected(json(answers, "rejected"));
        expired(json(answers, "expired"));
        audited(answers.getOrDefault("audited", ""));
    }

    private static void undeclared(List<JsonNode> answers) {
        JsonNode answer = only(answers);
        assertBlocked(answer, 650_000);
        assertThat(answer.path("carriers")).hasSize(4);
        assertThat(answer.path("carriers"))
                .allSatisfy(carrier -> assertThat(codes(carrier)).containsExactly("release-declared"));
        assertThat(carrier(answer, "orange-fr").path("recipients").asLong()).isEqualTo(170_000);
    }

    private static void declared(List<JsonNode> answers) {
        assertThat(answers).hasSize(3);
        assertThat(answers.get(0).path("reference").asText()).isEqualTo(CHANGE);
        assertThat(answers.get(1).path("status").asText()).isEqualTo("declared");
        JsonNode answer = answers.get(2);
        assertBlocked(answer, 650_000);
        assertThat(answer.path("carriers")).allSatisfy(carrier -> {
            assertThat(codes(carrier)).containsExactly("signed-off");
            assertThat(carrier.path("reasons").path(0).path("change").asText()).isEqualTo(CHANGE);
        });
        assertThat(carrier(answer, "orange-fr").path("recipients").asLong()).isEqualTo(170_000);
    }

    private static void acknowledged(List<JsonNode> answers) {
        assertThat(answers).hasSize(5);
        JsonNode answer = answers.get(4);
        assertBlocked(answer, 170_000);
        assertThat(verdicts(answer))
                .isEqualTo(Map.of("orange-fr", "block", "sfr-fr", "allow", "bouygues-fr", "allow", "free-fr", "allow"));
    }

    private static void accepted(List<JsonNode> answers) {
        assertThat(answers).hasSize(3);
        assertBlocked(answers.get(1), 170_000);
        JsonNode allowed = answers.get(2);
        assertThat(allowed.path("decision").asText()).isEqualTo("allow");
        assertThat(allowed.path("clearance").asText()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        assertThat(allowed.path("recipients").path("blocked").asLong()).isZero();
    }

    private static void amended(List<JsonNode> answers) {
        assertThat(answers).hasSize(3);
        assertThat(answers.get(0).path("revision").asInt()).isEqualTo(2);
        assertThat(answers.get(0).path("affected"))
                .allSatisfy(
                        affected -> assertThat(affected.path("state").asText()).isEqualTo("pending"));
        JsonNode allow = answers.get(1).path("items").path(0);
        assertThat(allow.path("decision").asText()).isEqualTo("allow");
        assertThat(allow.path("standing").asText()).isEqualTo("void");
        assertBlocked(answers.get(2), 650_000);
    }

    private static void rejected(List<JsonNode> answers) {
        assertThat(answers).hasSize(2);
        JsonNode orange = carrier(answers.get(1), "orange-fr");
        assertThat(orange.path("decision").asText()).isEqualTo("block");
        assertThat(orange.path("reasons").path(0).path("detail").asText())
                .contains("Our filters take this sender for a fraud; register it first.");
    }

    private static void expired(List<JsonNode> answers) {
        JsonNode answer = only(answers);
        assertBlocked(answer, 650_000);
        assertThat(answer.path("carriers"))
                .allSatisfy(carrier -> assertThat(codes(carrier)).contains("contract-in-force"));
    }

    private static void audited(String output) throws IOException {
        String[] lines = output.split("\n", 2);
        JsonNode replay = MAPPER.readTree(lines[0]);
        assertThat(replay.path("agrees").asBoolean()).isTrue();
        assertThat(replay.path("decision")).isEqualTo(replay.path("recomputed"));
        assertThat(lines[1].lines().filter(line -> line.startsWith("— "))).hasSize(1);
    }

    private static void assertBlocked(JsonNode answer, long recipients) {
        assertThat(answer.path("decision").asText()).as(answer.toString()).isEqualTo("block");
        assertThat(answer.path("clearance").isNull()).isTrue();
        assertThat(answer.path("recipients").path("total").asLong()).isEqualTo(650_000);
        assertThat(answer.path("recipients").path("blocked").asLong()).isEqualTo(recipients);
    }

    private static JsonNode carrier(JsonNode answer, String code) {
        return StreamSupport.stream(answer.path("carriers").spliterator(), false)
                .filter(carrier -> carrier.path("carrier").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> verdicts(JsonNode answer) {
        Map<String, String> verdicts = new LinkedHashMap<>();
        answer.path("carriers")
                .forEach(carrier -> verdicts.put(
                        carrier.path("carrier").asText(),
                        carrier.path("decision").asText()));
        return verdicts;
    }

    private static List<String> codes(JsonNode carrier) {
        List<String> codes = new ArrayList<>();
        carrier.path("reasons").forEach(reason -> codes.add(reason.path("code").asText()));
        return codes;
    }

    private static JsonNode only(List<JsonNode> answers) {
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    /** The answers of a step, one to a line. */
    private static List<JsonNode> json(Map<String, String> outputs, String step) throws IOException {
        List<JsonNode> answers = new ArrayList<>();
        for (String line : outputs.getOrDefault(step, "").split("\n", -1)) {
            if (!line.isBlank()) {
                answers.add(MAPPER.readTree(line));
            }
        }
        return answers;
    }

    /** Runs all steps in one shell, as a reader does, and returns what each printed. */
    private Map<String, String> walk(Map<String, String> steps, App app) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder();
        steps.forEach((name, commands) -> script.append("echo '")
                .append(MARK)
                .append(name)
                .append("'\n")
                .append(commands)
                .append('\n'));
        Path file = directory.resolve("tour.sh");
        Files.writeString(
                file,
                script.toString().replace("http://localhost:8080", app.baseUri().toString()));
        Process shell = new ProcessBuilder("bash", file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(output).isZero();
        Map<String, String> answers = new LinkedHashMap<>();
        for (String part : output.split(MARK, -1)) {
            if (!part.isEmpty()) {
                String[] named = part.split("\n", 2);
                answers.put(named[0], named[1].strip());
            }
        }
        return answers;
    }
}
