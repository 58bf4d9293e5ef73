package org.countersign.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Lets several requests race. */
public final class AtOnce {
    private AtOnce() {}

    /** Runs so many tasks at the same time, each made from its number, and gives what they return. */
    public static <T> List<T> run(int count, IntFunction<Callable<T>> task) {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        CountDownLatch allThere = new CountDownLatch(count);
        try {
            List<Future<T>> futures = IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(() -> {
                        Callable<T> mine = task.apply(i);
                        allThere.countDown();
                        allThere.await();
                        return mine.call();
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
