package org.countersign.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** What the command said, and how it ended. */
record Told(int exitCode, String text) {

    /** Runs the command as the shell would. */
    static Told by(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exitCode = new VerifyCommand(print, Locale.ENGLISH).run(List.of(arguments));
        return new Told(exitCode, out.toString(StandardCharsets.UTF_8));
    }

    /** The report that {@code --json} gave. */
    JsonNode json() {
        return ExportCopy.json(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The checks that failed. */
    List<String> failed() {
        return StreamSupport.stream(json().path("checks").spliterator(), false)
                .filter(check -> check.path("state").asText().equals("fails"))
                .map(check -> check.path("check").asText())
                .toList();
    }

    /** The entries that a check named. */
    List<Long> indexes(String check) {
        return findings(check).stream()
                .filter(finding -> finding.path("index").isNumber())
                .map(finding -> finding.path("index").asLong())
                .toList();
    }

    /** The files that a check named. */
    List<String> files(String check) {
        return findings(check).stream()
                .filter(finding -> finding.path("file").isTextual())
                .map(finding -> finding.path("file").asText())
                .toList();
    }

    /** What a check came to, in words. */
    String said(String check) {
        return StreamSupport.stream(json().path("checks").spliterator(), false)
                .filter(each -> each.path("check").asText().equals(check))
                .map(each -> each.path("detail").asText())
                .findFirst()
                .orElseThrow();
    }

    /** What a check said of each finding. */
    List<String> details(String check) {
        return findings(check).stream()
                .map(finding -> finding.path("detail").asText())
                .toList();
    }

    private List<JsonNode> findings(String check) {
        List<JsonNode> findings = new ArrayList<>();
        json().path("checks").forEach(each -> {
            if (each.path("check").asText().equals(check)) {
                each.path("listed").forEach(findings::add);
            }
        });
        return findings;
    }
}
