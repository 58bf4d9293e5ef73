package org.countersign.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.countersign.testing.App;
import org.jspecify.annotations.Nullable;

/** Nodes of one installation that are started at the very same time. */
record Nodes(List<App> apps) implements AutoCloseable {

    static Nodes start(App.Plan plan, int number) {
        List<CompletableFuture<App>> starting = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            starting.add(CompletableFuture.supplyAsync(plan::start, task -> new Thread(task).start()));
        }
        List<App> started = new ArrayList<>();
        @Nullable CompletionException failure = null;
        for (CompletableFuture<App> each : starting) {
            try {
                started.add(each.join());
            } catch (CompletionException e) {
                failure = e;
            }
        }
        Nodes nodes = new Nodes(List.copyOf(started));
        if (failure != null) {
            nodes.close();
            throw failure;
        }
        return nodes;
    }

    App first() {
        return apps.get(0);
    }

    @Override
    public void close() {
        apps.forEach(App::close);
    }
}
