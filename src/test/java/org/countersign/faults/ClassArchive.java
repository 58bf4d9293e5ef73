package org.countersign.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.countersign.testing.App;
import org.countersign.testing.Postgres;

/**
 * The classes of a packaged application in the form in which starting and the first requests cost half as much; made once
 * in a run of the tests.
 */
final class ClassArchive {
    private static final int ANSWERS = 60;
    private static final Map<App.Build, Path> MADE = new ConcurrentHashMap<>();

    private ClassArchive() {}

    /** A plan whose processes start from the archive. */
    static App.Plan with(App.Plan plan) {
        return plan.jvm("-XX:SharedArchiveFile=" + MADE.computeIfAbsent(plan.build(), ClassArchive::make));
    }

    private static Path make(App.Build build) {
        Path directory;
        try {
            directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "class-archive-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path archive = directory.resolve("classes.jsa");
        archive.toFile().deleteOnExit();
        String option = "-XX:ArchiveClassesAtExit=" + archive;
        switch (build) {
            case H2 -> use(Ground.settings(App.h2(directory)).jvm(option));
            case POSTGRESQL -> {
                try (Postgres postgres = Postgres.start()) {
                    use(Ground.settings(App.on(postgres, directory)).jvm(option));
                }
            }
        }
        return archive;
    }

    /** Goes through what the tests will go through; the archive is made when the process ends. */
    private static void use(App.Plan plan) {
        App node = plan.patient().start();
        Ground ground = new Ground(node);
        Scribe scribe = new Scribe(ground, node, new Random(0));
        AtomicInteger answers = new AtomicInteger();
        scribe.work(node, () -> {
            if (answers.incrementAndGet() == ANSWERS) {
                scribe.check(node);
                new Auditor(ground.manager(node)).read(ground.manager(node));
                node.stop();
            }
        });
    }
}
