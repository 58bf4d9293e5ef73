package org.countersign.ledger.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.countersign.core.JsonMappers;

/**
 * {@code self-check [--json]}: checks the installation whose settings it is given, and tells every difference. Starts all of
 * the application but what serves, schedules and follows.
 */
@Singleton
@Unremovable
public class SelfCheckCommand implements QuarkusApplication {
    /** The first argument of the program that leads here. */
    public static final String NAME = "self-check";

    /** Everything is as the ledger says. */
    public static final int HOLDS = 0;

    /** Something is not; or the installation could not be checked, which the log then tells. */
    public static final int FAILS = 1;

    private static final int WRONG_ARGUMENTS = 2;

    private final SelfCheck check;
    private final CheckResults results;

    SelfCheckCommand(SelfCheck check, CheckResults results) {
        this.check = check;
        this.results = results;
    }

    /** Runs with the arguments after {@link #NAME}, and ends the program. */
    public static void start(String... arguments) {
        // What is checked stays as it is found; a database of another version shows when it is validated.
        System.setProperty("quarkus.flyway.migrate-at-start", "false");
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("quarkus.scheduler.enabled", "false");
        System.setProperty("countersign.ledger.follow", "false");
        System.setProperty("quarkus.log.console.stderr", "true");
        System.setProperty("quarkus.log.level", "WARN");
        Quarkus.run(SelfCheckCommand.class, arguments);
    }

    @Override
    public int run(String... arguments) throws JsonProcessingException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        List<String> given = Arrays.asList(arguments);
        boolean json = given.equals(List.of("--json"));
        if (!json && !given.isEmpty()) {
            out.println("Usage: self-check [--json]");
            return WRONG_ARGUMENTS;
        }
        CheckReport report = check.run(SelfCheck.Pace.FAST, difference -> {
            if (!json) {
                out.println(difference);
            }
        });
        results.keep(report);
        out.println(
                json
                        ? JsonMappers.standard()
                                .enable(SerializationFeature.INDENT_OUTPUT)
                                .writeValueAsString(report)
                        : summary(report));
        return report.holds() ? HOLDS : FAILS;
    }

    private static String summary(CheckReport report) {
        return "%d entries and the rows of %d registered things in %d s: %s"
                .formatted(
                        report.size(),
                        report.things(),
                        Duration.between(report.beganAt(), report.endedAt()).toSeconds(),
                        report.holds()
                                ? "everything is as the ledger says."
                                : report.differences() + " differences. Keep a copy of the database before anything is"
                                        + " corrected.");
    }
}
