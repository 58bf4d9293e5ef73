package org.countersign.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL with an empty database and processes of its own, which a test may stop, start again with its data,
 * freeze and thaw. It keeps its port and its data from {@link #start()} to {@link #close()}.
 */
public final class Postgres implements AutoCloseable {
    private static final String USER = "postgres";

    private final Path data;
    private final int port;
    private @Nullable EmbeddedPostgres server;

    private Postgres(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.port = server.getPort();
        this.server = server;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Makes a database and starts it; returns when it accepts connections. */
    public static Postgres start() {
        try {
            Path data = Files.createTempDirectory("countersign-postgres");
            return new Postgres(data, server(data).setPort(Ports.lasting()).start());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    private static EmbeddedPostgres.Builder server(Path data) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                // A crash of the machine is no subject of any test; a crash of a process loses nothing without fsync.
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("max_connections", "200");
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    public String user() {
        return USER;
    }

    public String password() {
        return USER;
    }

    /** The settings by which the packaged application finds it. */
    public Map<String, String> environment() {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", user(),
                "QUARKUS_DATASOURCE_PASSWORD", password());
    }

    /** Stops the server, ending its connections; the data stay. */
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        thaw();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
        server = null;
    }

    /** Starts the server again on the same port with the same data. */
    public synchronized void startAgain() {
        if (server != null) {
            throw new IllegalStateException("it runs");
        }
        try {
            server = server(data).setPort(port).start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start again", e);
        }
    }

    /** Lets every process of the server stand still: connections stay open and nothing answers. */
    public void freeze() {
        ProcessHandle postmaster = postmaster();
        // The postmaster first, so that it starts no process meanwhile.
        signal("STOP", List.of(postmaster));
        signal("STOP", postmaster.descendants().toList());
    }

    /** Lets a frozen server run on. */
    public void thaw() {
        ProcessHandle postmaster = postmaster();
        List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
        all.add(postmaster);
        signal("CONT", all);
    }

    private ProcessHandle postmaster() {
        try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
            long pid = Long.parseLong(lines.findFirst().orElseThrow().strip());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not run", e);
        }
    }

    /** To all with one command, so that they stand still or run on as good as together. */
    private static void signal(String name, List<ProcessHandle> processes) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending signals", e);
        }
    }

    /** Stops the server and removes its data. */
    @Override
    public synchronized void close() {
        stop();
        if (!Files.exists(data)) {
            return;
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the data of PostgreSQL could not be removed", e);
        }
    }
}
