package org.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The packaged application as a process of its own, in production mode, on a free port. For the tests that run after
 * packaging ({@code *IT}): several nodes, sudden death, a restart with the same data.
 */
public final class App implements AutoCloseable {
    private static final Duration START_UP = Duration.ofMinutes(3);
    private static final Duration SHUT_DOWN = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:\"]+:(\\d+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path console;
    private final URI baseUri;

    /** Which of the two packaged applications. */
    public enum Build {
        H2("quarkus-app"),
        POSTGRESQL("quarkus-app-postgresql");

        private final String folder;

        Build(String folder) {
            this.folder = folder;
        }

        /** The jar that {@code java -jar} runs. */
        public Path jar() {
            Path jar = Path.of("target", folder, "quarkus-run.jar").toAbsolutePath();
            assertThat(jar).as("the packaged application").exists();
            return jar;
        }
    }

    /**
     * How a process is to be started; may start any number of them, after one another or at once.
     *
     * @param directory the working directory, where H2 and the keys live unless told otherwise
     * @param arguments what stands after the jar's name
     */
    public record Plan(
            Build build, Path directory, Map<String, String> environment, List<String> jvm, List<String> arguments) {
        public Plan {
            environment = Map.copyOf(environment);
            jvm = List.copyOf(jvm);
            arguments = List.copyOf(arguments);
        }

        public Plan with(String variable, String value) {
            Map<String, String> more = new LinkedHashMap<>(environment);
            more.put(variable, value);
            return new Plan(build, directory, more, jvm, arguments);
        }

        public Plan with(Map<String, String> variables) {
            Map<String, String> more = new LinkedHashMap<>(environment);
            more.putAll(variables);
            return new Plan(build, directory, more, jvm, arguments);
        }

        /** With an option of the virtual machine, such as {@code -Xmx128m}. */
        public Plan jvm(String option) {
            List<String> more = new ArrayList<>(jvm);
            more.add(option);
            return new Plan(build, directory, environment, more, arguments);
        }

        /** With so much time for every read that a busy machine makes no difference; for tests that are not about time. */
        public Plan patient() {
            return with("COUNTERSIGN_LEDGER_FRESHNESS_DEADLINE", "20s").with("COUNTERSIGN_LEDGER_READ_PATIENCE", "10s");
        }

        /** Starts a process and waits until it says that it is ready to serve. */
        public App start() {
            return App.start(this);
        }

        /** Starts a process that is expected to give up by itself, and waits until it has. */
        public GaveUp startInVain() {
            return App.startInVain(this);
        }
    }

    /** How a process ended that could not start. */
    public record GaveUp(int exitCode, String console) {}

    private App(Process process, Path console, URI baseUri) {
        this.process = process;
        this.console = console;
        this.baseUri = baseUri;
    }

    /** The application on H2, with its data under the given directory. */
    public static Plan h2(Path directory) {
        return new Plan(Build.H2, directory, Map.of(), List.of(), List.of());
    }

    /** One node of the application on this database, with its keys under the given directory. */
    public static Plan on(Postgres postgres, Path directory) {
        return new Plan(Build.POSTGRESQL, directory, postgres.environment(), List.of(), List.of());
    }

    private record Started(Process process, Path console) {}

    private static Started launch(Plan plan) {
        try {
            Files.createDirectories(plan.directory());
            Path console = Files.createTempFile(plan.directory(), "console", ".log");
            List<String> command = new ArrayList<>();
            command.add(ProcessHandle.current().info().command().orElse("java"));
            command.addAll(plan.jvm());
            command.add("-jar");
            command.add(plan.build().jar().toString());
            command.addAll(plan.arguments());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(plan.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(console.toFile());
            // What the developer has set for a real installation must not reach a test's.
            builder.environment()
                    .keySet()
                    .removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("COUNTERSIGN_"));
            builder.environment().put("QUARKUS_HTTP_PORT", "0");
            // No balancer has to notice that a test stops its application.
            builder.environment().put("QUARKUS_SHUTDOWN_DELAY", "0S");
            builder.environment().putAll(plan.environment());
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new Started(process, console);
        } catch (IOException e) {
            throw new UncheckedIOException("the application could not be started", e);
        }
    }

    private static App start(Plan plan) {
        Started started = launch(plan);
        boolean ready = false;
        try {
            URI baseUri = await("the application to listen")
                    .atMost(START_UP)
                    .pollInterval(POLL)
                    .until(() -> listeningOn(started), uri -> uri != null);
            App app = new App(started.process(), started.console(), baseUri);
            await("the application to be ready")
                    .atMost(START_UP)
                    .pollInterval(POLL)
                    .until(app::isReady);
            ready = true;
            return app;
        } finally {
            if (!ready) {
                started.process().destroyForcibly();
            }
        }
    }

    private static @Nullable URI listeningOn(Started started) {
        String text = read(started.console());
        Matcher matcher = LISTENING.matcher(text);
        if (matcher.find()) {
            return URI.create("http://localhost:" + matcher.group(1));
        }
        if (!started.process().isAlive()) {
            throw new IllegalStateException(
                    "the application ended with " + started.process().exitValue() + ":\n" + text);
        }
        return null;
    }

    private static GaveUp startInVain(Plan plan) {
        Started started = launch(plan);
        try {
            if (!started.process().waitFor(START_UP.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the application did start:\n" + read(started.console()));
            }
            return new GaveUp(started.process().exitValue(), read(started.console()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            started.process().destroyForcibly();
        }
    }

    /** Whether its readiness check says yes at this moment. */
    public boolean isReady() {
        try {
            HttpRequest question = HttpRequest.newBuilder(baseUri.resolve("/q/health/ready"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return HTTP.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** {@code http://localhost:<port>}, without a slash at the end. */
    public URI baseUri() {
        return baseUri;
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** All that it has printed until now. */
    public String console() {
        return read(console);
    }

    /** Ends it at once, as {@code kill -9} does; returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Asks it to end, as a service manager does, and returns its exit code when it has. */
    public int stop() {
        process.destroy();
        awaitEnd();
        return process.exitValue();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(SHUT_DOWN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the application did not end within " + SHUT_DOWN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it however it fares. */
    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }

    private static String read(Path console) {
        try {
            return Files.readString(console, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
